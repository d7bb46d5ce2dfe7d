"""The append-only record of every change, each entry chained to the one before.

An entry's ``before`` and ``after`` map the name of each record that changed
(``claim/12``, ``verdict/12/1``) to its fields; a record that did not exist is missing.
Read from the first entry on, they rebuild the records: ``claims db verify`` does.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import LedgerEntry
from claims.services.core.old_entries import state_of

DESK = "desk"
"""The stream of what belongs to no article: people, sources, rating scales.

It names every article too, and the head of its stream at each sign-off."""

GENESIS = "0" * 64

State = Mapping[str, Mapping[str, Any]]


def canonical(value: object) -> str:
    """Return the one JSON text of ``value``: sorted keys, no spaces, no escapes."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str
    )


def digest(text: str) -> str:
    """Return the sha256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def entry_hash(
    prev_hash: str,
    *,
    stream: str,
    sequence: int,
    recorded_at: datetime,
    who: str,
    what: str,
    subject: str,
    before_sha256: str,
    after_sha256: str,
) -> str:
    """Return the hash that binds an entry to its content and to its predecessor."""
    # Microseconds in UTC: what both databases give back, to the digit.
    moment = recorded_at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = [stream, sequence, moment, who, what, subject, before_sha256, after_sha256]
    return digest(canonical([prev_hash, *fields]))


def open_stream(connection: Connection, stream: str) -> None:
    """Start a stream; its first entry comes next."""
    connection.execute(
        sa.insert(schema.ledger_stream),
        {"name": stream, "sequence": 0, "hash": GENESIS},
    )


def lock(connection: Connection, stream: str) -> sa.Row[int, str]:
    """Return the head of ``stream`` (sequence, hash); nobody else appends till commit.

    On PostgreSQL this queues whoever changes the same stream; SQLite has one writer.
    """
    return connection.execute(_head(), {"stream": stream}).one()


def head(connection: Connection, stream: str) -> tuple[int, str]:
    """Return the same and lock nothing: whether anybody appended since goes by it."""
    table = schema.ledger_stream.c
    query = sa.select(table.sequence, table.hash).where(table.name == stream)
    sequence, hash_ = connection.execute(query).one()
    return sequence, hash_


@cache
def _head() -> sa.Select[int, str]:
    heads = schema.ledger_stream.c
    return (
        sa.select(heads.sequence, heads.hash)
        .where(heads.name == sa.bindparam("stream"))
        .with_for_update()
    )


@cache
def _advance() -> sa.Update:
    heads = schema.ledger_stream
    return sa.update(heads).where(heads.c.name == sa.bindparam("stream"))


def record(
    connection: Connection,
    stream: str,
    *,
    who: str,
    what: str,
    subject: str,
    before: State | None = None,
    after: State | None = None,
    head: sa.Row[int, str] | None = None,
) -> datetime:
    """Append one entry to ``stream``, in the caller's transaction; return its time.

    ``head`` is what ``lock`` returned, where nothing was appended since.
    """
    head = head or lock(connection, stream)
    was, now = canonical(before or {}), canonical(after or {})
    recorded_at = datetime.now(UTC)
    fields: dict[str, Any] = {
        "stream": stream,
        "sequence": head.sequence + 1,
        "recorded_at": recorded_at,
        "who": who.strip(),
        "what": what,
        "subject": subject,
        "before_sha256": digest(was),
        "after_sha256": digest(now),
    }
    chained = entry_hash(head.hash, **fields)
    connection.execute(
        sa.insert(schema.ledger_entry),
        {
            **fields,
            "before": was,
            "after": now,
            "prev_hash": head.hash,
            "hash": chained,
        },
    )
    moved = {"stream": stream, "sequence": head.sequence + 1, "hash": chained}
    connection.execute(_advance(), moved)
    return recorded_at


def entries(
    connection: Connection,
    *,
    stream: str | None = None,
    subject: str | None = None,
    what: str | None = None,
) -> Iterator[LedgerEntry]:
    """Yield entries, oldest first, of one stream or about one subject.

    ``what`` is what they are called; else all are meant.
    """
    table = schema.ledger_entry
    query = sa.select(
        table.c.stream,
        table.c.sequence,
        table.c.recorded_at,
        table.c.who,
        table.c.what,
        table.c.subject,
        table.c.before,
        table.c.after,
        table.c.prev_hash,
        table.c.hash,
    )
    if stream is not None:
        query = query.where(table.c.stream == stream).order_by(table.c.sequence)
    if subject is not None:
        query = query.where(table.c.subject == subject).order_by(table.c.id)
    if what is not None:
        query = query.where(table.c.what == what)
    for row in connection.execute(query):
        yield LedgerEntry(
            stream=row.stream,
            sequence=row.sequence,
            recorded_at=row.recorded_at,
            who=row.who,
            what=row.what,
            subject=row.subject,
            before=state_of(row.before),
            after=state_of(row.after),
            prev_hash=row.prev_hash,
            hash=row.hash,
        )


def states_after(
    connection: Connection, stream: str
) -> Iterator[dict[str, dict[str, Any]]]:
    """Yield the records that each entry of a stream left, oldest first.

    What they were before is neither read nor parsed: that is half of a long ledger.
    """
    entry = schema.ledger_entry.c
    query = sa.select(entry.after).where(entry.stream == stream)
    for (after,) in connection.execute(query.order_by(entry.sequence)):
        yield state_of(after)
