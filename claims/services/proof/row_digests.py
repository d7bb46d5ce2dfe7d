"""Which rows a desk has, and when each was recorded: a digest for an article or desk.

The ledger tells what rows say, by names that people know; which row the database made
of it, and of which pass of an engine or second check exactly, it does not. None of that
ever changes, so a checkpoint keeps digests of it, of every table that numbers its rows.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.schema.everything import metadata
from claims.services.core import ledger

DESK = "desk"
"""Where the rows are that belong to no article; others are under its article's key."""
LEDGER = "ledger "
"""How the names begin of where the entries of a stream are."""
_LAST = "last"
_REFERS = {
    "claim": ("run_id",),
    "verdict": ("rating_id", "recheck_id"),
    "disposition": ("revision_id",),
}
"""The references that the ledger tells in words, which others may answer to as well."""

Digests = dict[str, dict[str, Any]]


def row_digests(
    connection: Connection, upto: Mapping[str, Any] | None = None
) -> Digests:
    """Return the digests of the rows of each article, stream and the desk.

    Each says which was the last row of every table. ``upto`` is what an earlier call
    returned: rows after the last ones of then are left out.
    """
    told: dict[str, dict[str, list[Any]]] = {}
    for table in metadata.sorted_tables:
        if "id" not in table.c:
            continue
        for where, *row in connection.execute(_rows(table)):
            name = DESK if where is None else str(where)
            last = _last_of(upto, name, table.name)
            if last is None or row[0] <= last:
                told.setdefault(name, {}).setdefault(table.name, []).append(
                    [_plain(value) for value in row]
                )
    return {
        name: {
            _LAST: {table: rows[-1][0] for table, rows in tables.items()},
            "sha256": ledger.digest(ledger.canonical(tables)),
        }
        for name, tables in told.items()
    }


def _last_of(upto: Mapping[str, Any] | None, name: str, table: str) -> int | None:
    """Return the last row that counts; ``None`` for no limit."""
    if upto is None:
        return None
    last: int = upto.get(name, {}).get(_LAST, {}).get(table, 0)
    return last


def _rows(table: sa.Table) -> sa.Select[*tuple[Any, ...]]:
    columns = [table.c.id]
    if "recorded_at" in table.c:
        columns.append(table.c.recorded_at)
    columns += [table.c[each] for each in _REFERS.get(table.name, ())]
    source, where = _owner(table)
    return sa.select(where, *columns).select_from(source).order_by(table.c.id)


def _owner(table: sa.Table) -> tuple[sa.FromClause, sa.ColumnElement[Any]]:
    """Return what to read to know whose the rows are: null is the desk's."""
    claim, text = schema.claim, schema.revision
    if table is schema.ledger_entry:
        return table, sa.literal(LEDGER) + table.c.stream
    if table is schema.article:
        return table, table.c.id
    if "article_id" in table.c:
        return table, table.c.article_id
    if "claim_id" in table.c:
        joined = table.join(claim, claim.c.id == table.c.claim_id)
        return joined, claim.c.article_id
    if "revision_id" in table.c:
        joined = table.join(text, text.c.id == table.c.revision_id)
        return joined, text.c.article_id
    return table, sa.null()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value
