"""Wipes: the tables written anew after an erasure, on record so that one is resumed.

What a row said before lies in free space of the database until then. Whoever is killed
in between has erased the name and left its letters, and can no longer be asked for it:
the ledger tells that a wipe is owed.
"""

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core import ledger
from claims.services.core.erasure import RECORD, REDACT

_WHAT = "wipe"
_RECORD = f"{RECORD}wipe"
OWED: dict[str, dict[str, Any]] = {_RECORD: {"is_owed": True}}
"""What the entry of a redaction says, for the wipe that comes after its commit."""


def owed_wipe(connection: Connection) -> str | None:
    """Return the subject of the last redaction whose wipe nobody has told of yet.

    Redactions from before 0.3.0 told of no wipe: it is not known of them.
    """
    table = schema.ledger_entry.c
    rows = connection.execute(
        sa.select(table.sequence, table.what, table.subject, table.after)
        .where(table.stream == ledger.DESK, table.what.in_((*REDACT, _WHAT)))
        .order_by(table.sequence.desc())
    )
    done = 0
    for row in rows:
        fields = json.loads(row.after).get(_RECORD, {})
        if row.what == _WHAT:
            done = max(done, fields["up_to"])
        elif fields and row.sequence > done:
            return str(row.subject)
    return None


def last_entry(connection: Connection) -> int:
    """Return the number of the last entry of the desk's stream: a wipe covers it."""
    heads = schema.ledger_stream.c
    query = sa.select(heads.sequence).where(heads.name == ledger.DESK)
    return connection.execute(query).scalar_one()


def record_wipe(connection: Connection, up_to: int, *, by: str) -> None:
    """Record that the tables were written anew, after all redactions ``up_to`` it."""
    if owed_wipe(connection) is None:
        return
    ledger.record(
        connection,
        ledger.DESK,
        who=by,
        what=_WHAT,
        subject=ledger.DESK,
        after={_RECORD: {"is_owed": False, "up_to": up_to}},
    )
