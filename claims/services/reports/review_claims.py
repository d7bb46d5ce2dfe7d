"""Which claims still need something, and all that ruling on one takes."""

from collections.abc import Iterator
from typing import Literal

from sqlalchemy import Connection

from claims.records import Claim, OpenClaim, Row, rows_of
from claims.records.review import OpenDetail
from claims.services.articles.article_list import get_article
from claims.services.claims.claim_list import claims_of, list_claims
from claims.services.core.blind_checks import hidden_from
from claims.services.core.claim_filter import Filter
from claims.services.core.detail_traits import detail_traits
from claims.services.core.lookup import ArticleName, ClaimName
from claims.services.core.requirements import policy_in_force
from claims.services.core.revisions import revision_of
from claims.services.core.row_details import details_of_row
from claims.services.core.view import View, view_of
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
) -> list[Row[str]]:
    """Return the names of the claims that still need something, in this order.

    That is the most check-worthy first, or as the text has them, each with what is
    folded beneath it. Of more than ``BATCH`` it is the most check-worthy.
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
    return [
        Row(str(row.claim.id), tuple(str(each.id) for each in row.details))
        for row in rows_of(found, lambda claim: claim)
    ]


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
    traits = detail_traits(connection, [name.id]).get(name.id)
    demands = policy_in_force(connection).demands(
        claim.kind, claim.speaker, claim.check_worthiness, traits
    )
    return OpenClaim(
        checked=checked,
        title=get_article(connection, name.article).title,
        revision=revision_of(connection, name.article, claim.revision)[1],
        needs_verdict=demands.verdict,
        held_by=None if is_own else claim.holder,
        checklist=demands.checklist,
        details=tuple(_details(connection, name, view)),
    )


def _details(
    connection: Connection, name: ClaimName, view: View
) -> Iterator[OpenDetail]:
    """Yield the details of a claim, as whoever is to rule on it may see them."""
    found = details_of_row(connection, name, by=view.viewer or "")
    keys = [each.name.id for each in found]
    claims = {each.key: each for each in claims_of(connection, keys, view.hidden)}
    for each in found:
        claim = claims[each.name.id]
        yield OpenDetail(claim, tuple(sorted(each.traits)), each.refusal)
