"""The claims as a table shows them: the path of ``claims list``, kept short."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import ClaimLine
from claims.services.core.batches import SIZE
from claims.services.core.claim_filter import (
    Filter,
    Sort,
    conditions,
    default_order,
    order_by,
    parameters,
    tables,
)


def list_lines(
    connection: Connection,
    wanted: Filter,
    *,
    sort: Sort | None = None,
    limit: int | None = 50,
) -> list[ClaimLine]:
    """Return what a table says of the claims that fit: one query, and no more.

    The order is that of ``services.claims.list_claims``.
    """
    names, values = parameters(wanted, connection.dialect.name)
    order = sort or default_order(wanted)
    query = _lines(names, order, limit is not None, connection.dialect.name)
    # No column of it needs converting, so the driver's rows are taken as they are.
    lines = _read(connection, query, {**values, "at_most": limit})
    return _seen(lines, wanted.hidden)


def lines_of(
    connection: Connection, keys: Sequence[int], hidden: frozenset[int] = frozenset()
) -> list[ClaimLine]:
    """Return what a table says of these claims."""
    query = _lines(("keys",), "number", False, connection.dialect.name)
    lines = [
        line
        for first in range(0, len(keys), SIZE)
        for line in _read(connection, query, {"keys": keys[first : first + SIZE]})
    ]
    return _seen(lines, hidden)


def _read(
    connection: Connection,
    query: sa.Select[*tuple[Any, ...]],
    values: Mapping[str, Any],
) -> list[ClaimLine]:
    with connection.execute(query, values) as result:
        assert result.cursor is not None
        return list(map(ClaimLine._make, result.cursor.fetchall()))


def _seen(lines: list[ClaimLine], hidden: frozenset[int]) -> list[ClaimLine]:
    """Return lines without what was ruled on the hidden claims."""
    if not hidden:
        return lines
    from claims.services.core.blind_checks import blank_line

    return [blank_line(line) if line.key in hidden else line for line in lines]


@lru_cache(maxsize=64)
def _lines(
    names: tuple[str, ...], order: Sort, limited: bool, engine: str
) -> sa.Select[*tuple[Any, ...]]:
    """Return the statement for these filters that gives rows as ``ClaimLine`` has them.

    The database puts the name together, and its words are taken as they are: what is
    done to each row in Python would cost more than the query.
    """
    claim, article = schema.claim.c, schema.article.c
    number = sa.cast(claim.number, sa.String)
    above = schema.claim.alias("above").c
    row = sa.select(sa.cast(above.number, sa.String)).where(
        above.id == claim.detail_of_id
    )
    query = sa.select(
        article.slug.concat("/").concat(number),
        sa.type_coerce(claim.status, sa.String),
        claim.rating,
        claim.check_worthiness,
        sa.type_coerce(claim.kind, sa.String),
        claim.speaker,
        sa.cast(claim.missing, sa.String),
        claim.statement,
        sa.cast(claim.wording, sa.String),
        sa.type_coerce(claim.conclusion, sa.String),
        claim.id,
        article.slug.concat("/").concat(row.scalar_subquery()),
    ).select_from(tables(names).join(schema.article, article.id == claim.article_id))
    query = query.where(*conditions(names, engine)).order_by(*order_by(names, order))
    return query.limit(sa.bindparam("at_most")) if limited else query
