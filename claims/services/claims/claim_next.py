"""Handing out the claim that is most worth checking and that nobody holds."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.claims.assignments import take
from claims.services.core.checkers import ids_named
from claims.services.core.lookup import (
    ArticleName,
    ClaimName,
    article_names,
    lock_article,
)
from claims.vocabulary import OPEN, Kind, Status

_ATTEMPTS = 200
"""So often a claim is looked for: each time it is lost, somebody else has got one."""


# The one row that every desk has and that only a migration changes: PostgreSQL queues
# on it whoever wants the next claim, in order; SQLite has one writer anyway.
_QUEUE = sa.select(
    sa.table("alembic_version", sa.column("version_num")).c.version_num
).with_for_update()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims somebody takes on; what is ``None`` does not matter."""

    article_id: int | None = None
    kind: Kind | None = None
    min_worth: float | None = None


def peek_next(connection: Connection, wanted: Wanted, *, by: str) -> ClaimName | None:
    """Return the claim that ``take_next`` would take, and take nothing."""
    claim = schema.claim.c
    queries = [
        sa.select(claim.id, claim.number, claim.check_worthiness, claim.article_id)
        .where(*_conditions(wanted, by), claim.status == status)
        .order_by(claim.check_worthiness.desc(), claim.id)
        .limit(1)
        for status in OPEN
    ]
    # Each is read off the index of its status; a union would sort them all.
    rows = [row for query in queries for row in connection.execute(query)]
    if not rows:
        return None
    best = min(rows, key=lambda row: (-row.check_worthiness, row.id))
    article = connection.execute(
        article_names().where(schema.article.c.id == best.article_id)
    ).one()
    return ClaimName(best.id, best.number, ArticleName(*article))


def take_next(
    connection: Connection, wanted: Wanted, *, by: str, due_on: date | None = None
) -> ClaimName | None:
    """Take the most check-worthy claim that is open and free; ``None`` if none is.

    Whoever asks at the same time queues, and each gets another claim. Others may give
    the claim away meanwhile: its article is locked, then it is asked again, and who
    lost lets the lock go before the next look, so that no two wait for each other.
    """
    connection.execute(_QUEUE)
    for _ in range(_ATTEMPTS):
        name = peek_next(connection, wanted, by=by)
        if name is None:
            return None
        with connection.begin_nested() as attempt:
            lock_article(connection, name.article)
            if peek_next(connection, wanted, by=by) == name:
                take(connection, name, by=by, due_on=due_on)
                return name
            attempt.rollback()
    raise ConflictError("others took each claim first; try again")


def _conditions(wanted: Wanted, by: str) -> list[sa.ColumnElement[bool]]:
    claim, article = schema.claim.c, schema.article.c
    withdrawn = sa.select(article.id).where(article.withdrawn_because.is_not(None))
    me = ids_named(by)
    # What only lacks somebody else's word is not for who ruled on it, nor for who
    # gave the second opinion on it.
    verdict = schema.verdict.c
    second = sa.exists().where(
        verdict.claim_id == claim.id,
        verdict.checker_id.in_(me),
        verdict.recheck_id.is_not(None),
    )
    mine = sa.and_(
        claim.status != Status.SUSPENDED,
        claim.rating.is_not(None),
        sa.or_(claim.checker_id.in_(me), second),
    )
    # A detail goes along with its row, until that asks nothing of anybody any more.
    above = schema.claim.alias("above").c
    goes_along = sa.exists().where(
        above.id == claim.detail_of_id, above.status.in_(OPEN)
    )
    found = [
        claim.holder_id.is_(None),
        sa.or_(~claim.is_folded, ~goes_along),
        claim.article_id.not_in(withdrawn),
        sa.func.coalesce(mine, sa.false()) == sa.false(),
    ]
    if wanted.article_id is not None:
        found.append(claim.article_id == wanted.article_id)
    if wanted.kind is not None:
        found.append(claim.kind == wanted.kind)
    if wanted.min_worth is not None:
        found.append(claim.check_worthiness >= wanted.min_worth)
    return found
