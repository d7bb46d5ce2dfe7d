"""Where a second check came to another conclusion, and deciding it."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.records import Verdict
from claims.services.core.blind_checks import NOTHING
from claims.services.core.claim_change import status_of
from claims.services.core.claim_filter import not_withdrawn
from claims.services.core.lookup import ArticleName, ClaimName, lock_article
from claims.services.core.rechecks import refuse_blind
from claims.services.core.verdict_log import disagreement, list_verdicts, verdicts_of
from claims.services.verdicts.verdict_add import Ruling, add_verdict
from claims.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two verdicts on one claim that come to different conclusions."""

    claim: str
    statement: str
    first: Verdict
    second: Verdict
    """Given blind."""


def list_disagreements(
    connection: Connection,
    article: ArticleName | None = None,
    hidden: frozenset[int] = NOTHING,
) -> list[Disagreement]:
    """Return the disagreements that nobody has decided yet, by claim."""
    claim, verdict, recheck = schema.claim.c, schema.verdict.c, schema.recheck.c
    # What a second check contradicts is unverified until somebody decides.
    query = (
        sa.select(claim.id, claim.statement, schema.article.c.slug, claim.number)
        .distinct()
        .join(schema.article, schema.article.c.id == claim.article_id)
        .join(schema.recheck, recheck.claim_id == claim.id)
        .join(schema.verdict, verdict.recheck_id == recheck.id)
        .where(claim.status == Status.UNVERIFIED)
        .order_by(schema.article.c.slug, claim.number)
    )
    if article is None:
        query = query.where(not_withdrawn())
    else:
        query = query.where(claim.article_id == article.id)
    rows = [row for row in connection.execute(query) if row.id not in hidden]
    given = verdicts_of(connection, [row.id for row in rows])
    found = []
    for row in rows:
        two = disagreement(given[row.id])
        if two is not None:
            name = f"{row.slug}/{row.number}"
            found.append(Disagreement(name, row.statement, *two))
    return found


def adjudicate(
    connection: Connection,
    name: ClaimName,
    ruling: Ruling,
    *,
    by: str,
    even_of_the_two: bool = False,
) -> Verdict:
    """Decide a disagreement: a verdict that supersedes the two.

    Raises ``ConflictError`` as ``disagreement_to_end`` does.
    """
    disagreement_to_end(connection, name, by=by, even_of_the_two=even_of_the_two)
    given, _ = add_verdict(
        connection, name, ruling, by=by, again=True, what="adjudicate"
    )
    return given


def disagreement_to_end(
    connection: Connection, name: ClaimName, *, by: str, even_of_the_two: bool = False
) -> tuple[Verdict, Verdict]:
    """Return the two verdicts that ``by`` may decide between, the first one first.

    Raises ``ConflictError`` when nobody disagrees, and when ``by`` is one of the two
    unless ``even_of_the_two``. The article is locked.
    """
    lock_article(connection, name.article)
    refuse_blind(connection, name, by)
    two = disagreement(list_verdicts(connection, name))
    if two is None or status_of(connection, name) != Status.UNVERIFIED:
        raise ConflictError(
            f"no two verdicts on {name} disagree; claims disagreements lists those that"
            f" do, and claims verdict {name} RATING --because TEXT rules anew"
        )
    first, second = two
    if by.strip() in (first.checker, second.checker) and not even_of_the_two:
        raise ConflictError(
            f"{first.checker} and {second.checker} disagree on {name}, and"
            f" {by.strip()} is one of them; let somebody else decide, or pass --yes"
        )
    return two
