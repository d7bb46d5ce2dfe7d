"""Which claims still need something, and all that ruling on one takes."""

from typing import Literal

from sqlalchemy import Connection

from claims.records import Claim, OpenClaim
from claims.services.articles.article_list import get_article
from claims.services.claims.claim_list import list_claims
from claims.services.core.blind_checks import hidden_from
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import ArticleName, ClaimName
from claims.services.core.requirements import policy_in_force
from claims.services.core.revisions import revision_of
from claims.services.core.view import view_of
from claims.services.reports.article_report import get_checked_claim
from claims.vocabulary import OPEN

Order = Literal["worth", "text"]

BATCH = 1000
"""How many claims are laid out at once."""


def claims_to_review(
    connection: Connection,
    article: ArticleName | None = None,
    *,
    order: Order = "worth",
    holder: str | None = None,
    by: str | None = None,
) -> list[str]:
    """Return the names of the claims that still need something, in this order.

    That is the most check-worthy first, or as the text has them. Of more than
    ``BATCH`` it is the most check-worthy.
    """
    found = [
        claim
        for status in OPEN
        for claim in list_claims(
            connection,
            Filter(
                article_id=article.id if article else None,
                status=status,
                holder=holder,
                hidden=hidden_from(connection, by),
            ),
            sort="worth",
            limit=BATCH,
        )
    ]
    found.sort(key=lambda claim: -claim.check_worthiness)
    found = found[:BATCH]
    if order == "text":
        found.sort(key=_place)
    return [str(claim.id) for claim in found]


def _place(claim: Claim) -> tuple[str, list[tuple[int, int]]]:
    return (claim.article, [(part.start, part.end) for part in claim.spans])


def get_open_claim(
    connection: Connection, name: ClaimName, *, by: str | None = None
) -> OpenClaim:
    """Return a claim, open or not, with all that ruling on it takes.

    Who checks it blind is not shown what was ruled.
    """
    view = view_of(connection, by)
    checked = get_checked_claim(connection, name, view)
    claim = checked.claim
    is_own = view.hides(name.id) or claim.holder == (by or "").strip()
    demands = policy_in_force(connection).demands(
        claim.kind, claim.speaker, claim.check_worthiness
    )
    return OpenClaim(
        checked=checked,
        title=get_article(connection, name.article).title,
        revision=revision_of(connection, name.article, claim.revision)[1],
        needs_verdict=demands.verdict,
        held_by=None if is_own else claim.holder,
        checklist=demands.checklist,
    )
