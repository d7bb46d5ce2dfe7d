"""Merging people: two names of one person count as one from then on."""

from collections.abc import Collection, Iterable

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.core.checkers import people_records, person_id
from claims.services.core.lookup import ArticleName, ClaimName
from claims.services.core.rechecks import cancel_recheck
from claims.services.core.rederivation import (
    Affected,
    StatusChange,
    lock_articles,
    rederive,
    write,
)
from claims.services.people.people import key_of, known_person, tell


def merge_people(
    connection: Connection, name: str, other: str, *, by: str
) -> list[StatusChange]:
    """Make ``other`` a name of the person called ``name``; return what that changes.

    A second check is none any more where both checks were theirs, and one that is open
    ends. What the ledger says stays as it was written; a name that it alone knows, such
    as that of somebody who only set a policy, can be joined too.
    """
    lock_articles(connection)
    kept = known_person(connection, name)
    key = key_of(connection, kept)
    gone = known_person(connection, other)
    of = key_of(connection, gone)
    if of == key:
        raise ConflictError(f"{name} and {other} are one person already: {kept.name}")
    before, table = people_records(connection), schema.checker
    names = sa.or_(table.c.id == of, table.c.same_as_id == of)
    keys = connection.scalars(sa.select(table.c.id).where(names)).all()
    connection.execute(
        sa.update(table).where(table.c.id.in_(keys)).values(same_as_id=key)
    )
    tell(connection, before, what="merge people", name=gone.name, by=by)
    for claim in _checked_by_themselves(connection, key):
        cancel_recheck(connection, claim, by=by)
    rederived = rederive(connection, _had_by(keys))
    return write(connection, rederived, what="merge people", by=by)


def _checked_by_themselves(connection: Connection, key: int) -> list[ClaimName]:
    """Return the claims that a person ruled on and is to check a second time."""
    claim, article = schema.claim.c, schema.article.c
    recheck, verdict = schema.recheck.c, schema.verdict.c
    first = sa.and_(
        verdict.claim_id == recheck.claim_id, verdict.number == recheck.verdict_number
    )
    rows = connection.execute(
        sa.select(
            claim.id,
            claim.number,
            article.id.label("article_id"),
            article.slug,
            article.stream,
        )
        .join(schema.article, article.id == claim.article_id)
        .join(schema.recheck, recheck.claim_id == claim.id)
        .join(schema.verdict, first)
        .where(
            recheck.is_open,
            person_id(recheck.checker_id) == key,
            person_id(verdict.checker_id) == key,
        )
        .order_by(claim.id)
    ).all()
    return [
        ClaimName(row.id, row.number, ArticleName(row.article_id, row.slug, row.stream))
        for row in rows
    ]


def _had_by(people: Collection[int]) -> Affected:
    """Return what finds the claims that people looked at, held or ruled on."""
    claim, held, given = schema.claim.c, schema.assignment.c, schema.verdict.c
    query = sa.select(claim.id).where(
        sa.or_(
            claim.looked_by_id.in_(people),
            claim.id.in_(sa.select(held.claim_id).where(held.checker_id.in_(people))),
            claim.id.in_(sa.select(given.claim_id).where(given.checker_id.in_(people))),
        )
    )

    def affected(connection: Connection, _: Iterable[int] | None) -> Iterable[int]:
        return connection.scalars(query.order_by(claim.id)).all()

    return affected
