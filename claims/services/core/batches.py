"""Reading the records of many claims in batches: one statement for a thousand keys."""

from collections.abc import Iterable, Iterator
from typing import TypeVarTuple

import sqlalchemy as sa
from sqlalchemy import Connection

Columns = TypeVarTuple("Columns")

SIZE = 1000
"""How many keys go with a statement; SQLite admits some 32,000 parameters."""

KEYS = sa.bindparam("keys", type_=sa.BigInteger, expanding=True)
"""The keys of a batch, for ``column.in_(KEYS)`` in a query that is built once."""


def read_rows(
    connection: Connection,
    query: sa.Select[*Columns],
    keys: Iterable[int],
    **values: object,
) -> Iterator[sa.Row[*Columns]]:
    """Yield the rows of a query about ``KEYS``, batch by batch; none for no keys.

    ``values`` are those of its other parameters.
    """
    wanted = list(keys)
    for first in range(0, len(wanted), SIZE):
        batch = wanted[first : first + SIZE]
        yield from connection.execute(query, {**values, "keys": batch})
