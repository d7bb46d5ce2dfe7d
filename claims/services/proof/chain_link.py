"""Links of the ledger's chain: whether an entry says what was recorded, and follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core import ledger
from claims.services.core.desk_root import Head, list_heads
from claims.services.core.erasure import Fields, Left, all_erased, is_left


@dataclass(frozen=True, slots=True)
class Link:
    """What holds of an entry, given the one before it."""

    is_next: bool
    """Whether it comes right after the entry before it."""
    is_whole: bool
    """Whether what it says changed is what was recorded, or what erasing left of it."""
    is_erased: bool
    is_hashed: bool
    """Whether its hash follows from what it says."""


def link_of(row: Any, sequence: int, prev_hash: str, left: str | Fields | None) -> Link:
    """Return what holds of the entry that should be number ``sequence`` of a stream.

    ``left`` is what a redaction left of it, if one erased it: who did it is erased too,
    and the chain keeps the digests of what was there.
    """
    kept = {name: getattr(row, name) for name in ("before_sha256", "after_sha256")}
    said = {
        "before_sha256": ledger.digest(row.before),
        "after_sha256": ledger.digest(row.after),
    }
    is_erased = is_left(row, left)
    expected = ledger.entry_hash(
        prev_hash,
        stream=row.stream,
        sequence=sequence,
        recorded_at=row.recorded_at,
        who=row.who,
        what=row.what,
        subject=row.subject,
        **(kept if is_erased else said),
    )
    return Link(
        is_next=row.sequence == sequence and row.prev_hash == prev_hash,
        is_whole=is_erased or said == kept,
        is_erased=is_erased,
        is_hashed=expected == row.hash,
    )


def broken_chains(connection: Connection) -> Iterator[str]:
    """Yield the name of each stream that is no unbroken chain up to its head.

    Of a desk of whatever revision: nothing but the ledger is read, and what its entries
    say is not held against the records.
    """
    erased = all_erased(connection)
    for head in list_heads(connection):
        left = erased.get(head.stream, {})
        if not _is_chain(connection, head, left):
            yield head.stream


def _is_chain(connection: Connection, head: Head, left: Left) -> bool:
    table = schema.ledger_entry
    sequence, prev_hash = 0, ledger.GENESIS
    rows = connection.execute(
        sa.select(table).where(table.c.stream == head.stream).order_by(table.c.sequence)
    )
    for sequence, row in enumerate(rows, 1):
        link = link_of(row, sequence, prev_hash, left.get(sequence))
        is_sound = link.is_whole and (link.is_hashed or link.is_erased)
        if not (link.is_next and is_sound):
            return False
        prev_hash = row.hash
    return head == Head(head.stream, sequence, prev_hash)
