"""The root of the ledger: one Merkle hash over the heads of all streams (RFC 6962).

``docs/ledger.md`` has the format. Who has the root of a day can tell whether the ledger
of that day is still the one that the desk has.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core import ledger


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a stream."""

    stream: str
    sequence: int
    hash: str


def list_heads(connection: Connection) -> list[Head]:
    """Return the heads of all streams, in the order of the code points of their names.

    Databases sort names in ways of their own.
    """
    table = schema.ledger_stream.c
    rows = connection.execute(sa.select(table.name, table.sequence, table.hash))
    return sorted((Head(*row) for row in rows), key=lambda head: head.stream)


def has_head(connection: Connection, head: Head) -> bool:
    """Say whether a desk's ledger goes on from a head, or ends with it."""
    table = schema.ledger_entry.c
    found = connection.scalar(
        sa.select(table.hash).where(
            table.stream == head.stream, table.sequence == head.sequence
        )
    )
    return found == head.hash


def root_of(heads: Iterable[Head]) -> str:
    """Return the root over heads in hexadecimal: each is a leaf, as canonical JSON."""
    leaves = [
        ledger.canonical([head.stream, head.sequence, head.hash]).encode()
        for head in heads
    ]
    return merkle_root(leaves).hex()


def desk_root(connection: Connection) -> str:
    """Return the root over the heads of all streams as they are now."""
    return root_of(list_heads(connection))


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """Return the Merkle tree hash of RFC 6962, section 2.1, with SHA-256.

    Leaves and nodes are hashed with different first bytes, so that no node can be
    passed off as a leaf.
    """
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    # The largest power of two that is smaller than the number of leaves.
    split = 1 << (len(leaves) - 1).bit_length() - 1
    left, right = merkle_root(leaves[:split]), merkle_root(leaves[split:])
    return hashlib.sha256(b"\x01" + left + right).digest()
