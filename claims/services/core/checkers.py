"""The people of the desk."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import UsageError
from claims.services.core import ledger
from claims.services.core.desk_stream import recorded


def checker_id(connection: Connection, name: str) -> int:
    """Return the key of the checker called ``name``, who is added when new.

    Names are kept as typed, without outer white space; an empty one is refused.
    """
    name = name.strip()
    if not name or not name.isprintable():
        raise UsageError("a checker needs a name; pass --by NAME")
    table = schema.checker
    query = sa.select(table.c.id).where(table.c.name == name)
    found = connection.scalar(query)
    if found is not None:
        return found

    # Writing the ledger first queues two commands that add the same person at once.
    head = ledger.lock(connection, ledger.DESK)
    found = connection.scalar(query)
    if found is None:
        found = connection.execute(
            sa.insert(table).returning(table.c.id), {"name": name}
        ).scalar_one()
        ledger.record(
            connection,
            ledger.DESK,
            who=name,
            what="add checker",
            subject=f"checker/{name}",
            after={
                f"checker/{name}": {"name": name},
                **recorded(connection, table, found),
            },
            head=head,
        )
    return found
