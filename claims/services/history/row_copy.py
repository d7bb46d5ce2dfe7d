"""Copying rows as they are from one database into another."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

Record = dict[str, Any]


def rows_where(connection: Connection, table: Any, where: Any) -> list[Record]:
    """Return the rows of a table, in the order in which they came."""
    query = sa.select(table).where(where)
    if "id" in table.c:
        query = query.order_by(table.c.id)
    return [dict(row._mapping) for row in connection.execute(query)]


def of_claims(
    connection: Connection, table: Any, keys: Sequence[int]
) -> Iterator[Record]:
    """Yield the rows of a table that belong to claims."""
    # SQLite admits some 32,000 parameters a statement.
    for first in range(0, len(keys), 1000):
        yield from rows_where(
            connection, table, table.c.claim_id.in_(keys[first : first + 1000])
        )


def copy(connection: Connection, target: Connection, table: Any, where: Any) -> None:
    """Copy the rows of a table that ``where`` holds for."""
    insert(target, table, rows_where(connection, table, where))


def insert(target: Connection, table: Any, rows: Sequence[Record]) -> None:
    """Store rows, if there are any."""
    if rows:
        target.execute(sa.insert(table), rows)
