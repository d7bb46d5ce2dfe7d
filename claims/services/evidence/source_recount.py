"""Counting sources anew: every claim gets the status that its sources give it now."""

from collections import Counter
from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.independent_sources import AsIf, origins
from claims.services.core.rederivation import (
    Affected,
    Rederivation,
    StatusChange,
    lock_articles,
    rederive,
    write,
)

WHAT = "count sources anew"


def recount_shared_pages(connection: Connection, *, by: str) -> list[StatusChange]:
    """Count the sources that are one page as one; return what that changes.

    Desks from before addresses were compared counted each way of writing one.
    """
    lock_articles(connection)
    keys = connection.scalars(sa.select(schema.source.c.id)).all()
    behind = origins(connection, keys)
    often = Counter(each for found in behind.values() for each in found)
    shared = [
        key
        for key, found in behind.items()
        if any(isinstance(each, str) and often[each] > 1 for each in found)
    ]
    return recount(connection, recounted(connection, shared), by=by)


def recounted(
    connection: Connection,
    source_ids: Iterable[int],
    *,
    as_if: AsIf | None = None,
    before: Rederivation | None = None,
) -> Rederivation:
    """Return what becomes of the claims that rest on these sources.

    ``as_if`` are sources as they will be; of ``before``, what still holds is kept.
    """
    affected = _ruled_on(sorted(resting_on(connection, source_ids)))
    return rederive(connection, affected, as_if=as_if, before=before)


def recount(
    connection: Connection, rederived: Rederivation, *, by: str
) -> list[StatusChange]:
    """Give the claims of locked articles the status that follows; say what changed."""
    return write(connection, rederived, what=WHAT, by=by)


def resting_on(connection: Connection, source_ids: Iterable[int]) -> set[int]:
    """Return sources, and all that rest on them directly or through others."""
    table = schema.source.c
    query = sa.select(table.id).where(table.origin_id.in_(KEYS))
    found = wanted = set(source_ids)
    while wanted:
        above = {row.id for row in read_rows(connection, query, sorted(wanted))}
        wanted = above - found
        found = found | wanted
    return found


def _ruled_on(source_ids: Iterable[int]) -> Affected:
    """Return what finds the claims that have evidence of sources and a conclusion."""
    claim, evidence = schema.claim.c, schema.evidence.c
    query = (
        sa.select(claim.id)
        .join(schema.evidence, evidence.claim_id == claim.id)
        .where(evidence.source_id.in_(KEYS), claim.conclusion.is_not(None))
    )

    def affected(
        connection: Connection, articles: Iterable[int] | None
    ) -> Iterator[int]:
        asked = query
        if articles is not None:
            asked = query.where(claim.article_id.in_(articles))
        yield from sorted({row.id for row in read_rows(connection, asked, source_ids)})

    return affected
