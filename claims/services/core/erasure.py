"""Erasing from the ledger, by law: entries rewritten, and what proves what is left.

The chain of the ledger covers digests and hashes, which stay: it still proves every
other entry. What an erased entry says now is proved by the entry of the redaction,
which has a digest of all that is left of it. This is the one place that rewrites the
ledger.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core import ledger

REDACT = ("redact source", "redact person")
"""What the ledger calls a redaction."""
RECORD = "redaction/"
"""How the records begin that name the erased entries; no table holds them."""

Fields = dict[str, Any]
Left = dict[int, str | Fields]
"""What must be left of the entries of a stream, by their sequence: a digest of all of
it, or, in ledgers from before 0.3.0, the digests of ``before`` and ``after``."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An entry of the ledger, and what is to be left of it."""

    id: int
    stream: str
    sequence: int
    who: str
    subject: str
    before: str
    after: str


def erase(connection: Connection, entries: Iterable[Rewritten]) -> Fields:
    """Rewrite entries; return what the redaction's own entry says of them."""
    table = schema.ledger_entry
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        said = {
            name: getattr(entry, name) for name in ("who", "subject", "before", "after")
        }
        row = connection.execute(
            sa.update(table)
            .where(table.c.id == entry.id)
            .values(**said)
            .returning(*table.c)
        ).one()
        found.setdefault(entry.stream, {})[str(entry.sequence)] = left_digest(row)
    return {"entries": found}


def left_digest(row: Any) -> str:
    """Return the digest of all that an entry says now, with its place in the chain."""
    moment = row.recorded_at.astimezone(UTC).isoformat(timespec="microseconds")
    said = [row.stream, row.sequence, moment, row.who, row.what, row.subject]
    chained = [row.before_sha256, row.after_sha256, row.prev_hash, row.hash]
    left = [ledger.digest(row.before), ledger.digest(row.after)]
    return ledger.digest(ledger.canonical([*said, *chained, *left]))


def is_left(row: Any, told: str | Fields | None) -> bool:
    """Say whether an entry is what a redaction left of it."""
    if told is None:
        return False
    if isinstance(told, str):
        return left_digest(row) == told
    return told == {
        "before_sha256": ledger.digest(row.before),
        "after_sha256": ledger.digest(row.after),
    }


@dataclass(frozen=True, slots=True)
class Redaction:
    """A redaction as the desk's stream tells it."""

    sequence: int
    who: str
    erased: dict[str, Fields]
    """What must be left of the entries it erased, by stream and sequence."""


def list_redactions(connection: Connection) -> list[Redaction]:
    """Return the redactions whose entries are as they were recorded, oldest first."""
    table = schema.ledger_entry.c
    rows = connection.execute(
        sa.select(table.sequence, table.who, table.after, table.after_sha256)
        .where(table.stream == ledger.DESK, table.what.in_(REDACT))
        .order_by(table.sequence)
    )
    return [
        Redaction(row.sequence, row.who, _told(json.loads(row.after)))
        for row in rows
        if ledger.digest(row.after) == row.after_sha256
    ]


def erased_entries(connection: Connection, stream: str) -> Left:
    """Return what must be left of the erased entries of a stream.

    Only an entry that is itself as it was recorded says so, and only of earlier ones.
    """
    if stream != ledger.DESK:
        # Of an article's stream only people are erased; most desks never did.
        people = schema.checker.c
        query = sa.select(people.id).where(people.redacted).limit(1)
        if connection.scalar(query) is None:
            return {}
    return all_erased(connection).get(stream, {})


def all_erased(connection: Connection) -> dict[str, Left]:
    """Return the same of every stream, of a desk of whatever revision."""
    found: dict[str, Left] = {}
    for redaction in list_redactions(connection):
        for stream, entries in redaction.erased.items():
            for each, left in entries.items():
                if stream != ledger.DESK or int(each) < redaction.sequence:
                    found.setdefault(stream, {})[int(each)] = left
    return found


def _told(records: dict[str, Fields]) -> dict[str, Fields]:
    """Return what a redaction's entry says was erased, by stream and sequence."""
    for name, fields in records.items():
        if name.startswith(RECORD) and "entries" in fields:
            entries: dict[str, Fields] = fields["entries"]
            if all("before_sha256" in each for each in entries.values()):
                return {ledger.DESK: entries}
            return entries
    return {}
