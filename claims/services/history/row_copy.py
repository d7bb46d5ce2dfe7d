"""Copying rows as they are from one database into another."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims.services.core.batches import KEYS, read_rows
from claims.services.core.noun_rows import bound, within

Record = dict[str, Any]


def rows_where(connection: Connection, table: Any, where: Any) -> list[Record]:
    """Return the rows of a table, in the order in which they came."""
    rows = connection.execute(_ordered(table, where))
    return [dict(row._mapping) for row in rows]


def rows_of_article(
    connection: Connection, table: sa.Table, article_id: int, instant: datetime | None
) -> list[Record]:
    """Return the rows about an article, its texts or its claims, up to an instant."""
    query = _of_article(table, timed=instant is not None)
    rows = connection.execute(query, bound(article_id, instant))
    return [dict(row._mapping) for row in rows]


@cache
def _of_article(table: sa.Table, *, timed: bool) -> sa.Select[*tuple[Any, ...]]:
    return _ordered(table, within(table, timed=timed))


def _ordered(table: Any, where: Any) -> sa.Select[*tuple[Any, ...]]:
    query = sa.select(table).where(where)
    return query.order_by(table.c.id) if "id" in table.c else query


def until(table: Any, instant: datetime | None) -> sa.ColumnElement[bool]:
    """Return what holds for the rows recorded up to an instant; without one, for all.

    Only who asks for an instant is answered by times: the order of what was recorded
    is that of the ledger's sequence.
    """
    return sa.true() if instant is None else table.c.recorded_at <= instant


def rows_of(
    connection: Connection, column: sa.Column[Any], keys: Sequence[int]
) -> Iterator[Record]:
    """Yield the rows of a table whose ``column`` has one of these keys."""
    for row in read_rows(connection, _referring(column), keys):
        yield dict(row._mapping)


@cache
def _referring(column: sa.Column[Any]) -> sa.Select[*tuple[Any, ...]]:
    return _ordered(column.table, column.in_(KEYS))


def copy(connection: Connection, target: Connection, table: Any, where: Any) -> None:
    """Copy the rows of a table that ``where`` holds for."""
    insert(target, table, rows_where(connection, table, where))


def insert(target: Connection, table: Any, rows: Sequence[Record]) -> None:
    """Store rows, if there are any."""
    if rows:
        target.execute(sa.insert(table), rows)
