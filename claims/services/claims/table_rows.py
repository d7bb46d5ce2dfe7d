"""Rows as a table shows them: a claim, and the details folded beneath it.

A row is shown when it or one of its details fits what is wanted: where it stands in the
order itself, or where the first detail that fits does.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import ClaimLine
from claims.records.rows import Row
from claims.services.claims.table_lines import lines_of
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.claim_filter import (
    Filter,
    Sort,
    conditions,
    default_order,
    order_by,
    parameters,
    tables,
)
from claims.services.core.lookup import ArticleName, find_claim
from claims.vocabulary import CLOSED


def list_rows(
    connection: Connection,
    wanted: Filter,
    *,
    sort: Sort | None = None,
    limit: int | None = 50,
) -> list[Row[ClaimLine]]:
    """Return the rows that fit, at most ``limit``, with all that is folded beneath."""
    rows = row_keys(connection, wanted, sort=sort, limit=limit)
    beneath = details_beneath(connection, rows)
    keys = [*rows, *(key for each in beneath.values() for key in each)]
    lines = {line.key: line for line in lines_of(connection, keys, wanted.hidden)}
    return [
        Row(lines[key], tuple(lines[each] for each in beneath.get(key, ())))
        for key in rows
    ]


def count_rows(connection: Connection, wanted: Filter) -> int:
    """Return how many rows fit."""
    names, values = parameters(wanted, connection.dialect.name)
    query = sa.select(sa.func.count(sa.distinct(shown_as())))
    query = query.select_from(tables(names))
    query = query.where(*conditions(names, connection.dialect.name))
    return connection.execute(query, values).scalar_one()


def shown_as() -> sa.ColumnElement[int]:
    """Return the key of the claim that a claim is shown with, as SQL.

    What was dropped or is gone is beneath nothing.
    """
    claim = schema.claim.c
    is_beneath = sa.and_(claim.is_folded, claim.status.not_in(CLOSED))
    return sa.case((is_beneath, claim.detail_of_id), else_=claim.id)


def row_keys(
    connection: Connection,
    wanted: Filter,
    *,
    sort: Sort | None = None,
    limit: int | None = None,
) -> list[int]:
    """Return the keys of the rows that fit, in order."""
    names, values = parameters(wanted, connection.dialect.name)
    order = sort or default_order(wanted)
    query = _shown(names, order, limit is not None, connection.dialect.name)
    at_most = None if limit is None else 2 * limit + 1
    while True:
        found = connection.execute(query, {**values, "at_most": at_most}).all()
        above = {shown for key, shown in found if key != shown}
        fit = _fitting(connection, names, values, above)
        rows = list(
            dict.fromkeys(
                shown for key, shown in found if key == shown or shown not in fit
            )
        )
        if limit is None or at_most is None:
            return rows
        if len(rows) >= limit or len(found) < at_most:
            return rows[:limit]
        # Of rows with many details that fit, more have to be read to fill the page.
        at_most *= 4


def _fitting(
    connection: Connection,
    names: tuple[str, ...],
    values: Mapping[str, Any],
    keys: Iterable[int],
) -> set[int]:
    """Return which claims fit what is wanted, of those with these keys."""
    query = sa.select(schema.claim.c.id).select_from(tables(names))
    where = conditions((*names, "keys"), connection.dialect.name)
    return {
        row.id for row in read_rows(connection, query.where(*where), keys, **values)
    }


@lru_cache(maxsize=64)
def _shown(
    names: tuple[str, ...], order: Sort, limited: bool, engine: str
) -> sa.Select[int, int]:
    query = sa.select(schema.claim.c.id, shown_as()).select_from(tables(names))
    query = query.where(*conditions(names, engine)).order_by(*order_by(names, order))
    return query.limit(sa.bindparam("at_most")) if limited else query


def details_beneath(
    connection: Connection, rows: Sequence[int]
) -> dict[int, list[int]]:
    """Return the keys of the details folded beneath rows, by the row's key."""
    claim = schema.claim.c
    query = (
        sa.select(claim.detail_of_id, claim.id)
        .where(
            claim.detail_of_id.in_(KEYS), claim.is_folded, claim.status.not_in(CLOSED)
        )
        .order_by(claim.number)
    )
    found: dict[int, list[int]] = {}
    for row, key in read_rows(connection, query, rows):
        if row is not None:
            found.setdefault(row, []).append(key)
    return found


def with_folded(connection: Connection, names: Sequence[str]) -> list[str]:
    """Return the names of claims, each followed by what is folded beneath it."""
    keys = [find_claim(connection, name).id for name in names]
    beneath = details_beneath(connection, keys)
    lines = lines_of(connection, [key for each in beneath.values() for key in each])
    named = {line.key: line.id for line in lines}
    found = [
        each
        for name, key in zip(names, keys, strict=True)
        for each in (name, *(named[detail] for detail in beneath.get(key, ())))
    ]
    return list(dict.fromkeys(found))


def folded_names(connection: Connection, article: ArticleName) -> dict[str, str]:
    """Return the names of an article's folded claims, each with that of its row."""
    claim, above = schema.claim.c, schema.claim.alias("above")
    rows = connection.execute(
        sa.select(claim.number, above.c.number)
        .join(above, above.c.id == claim.detail_of_id)
        .where(claim.article_id == article.id, shown_as() == above.c.id)
    )
    return {f"{article.slug}/{n}": f"{article.slug}/{row}" for n, row in rows}
