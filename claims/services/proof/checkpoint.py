"""Checkpoints of the ledger: what a desk's streams had come to, kept elsewhere.

``docs/ledger.md`` has the format, and what a checkpoint is worth.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ReadError
from claims.services.core import ledger
from claims.services.core.desk_root import Head, has_head, list_heads, root_of
from claims.services.core.erasure import list_redactions
from claims.services.proof.remark import Finding, Remark
from claims.services.proof.row_digests import DESK, row_digests

FORMAT = "claims checkpoint 1"
SIGNATURE = "signature"

Checkpoint = dict[str, Any]
_UNLIKE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What reading JSON raises that is not as a checkpoint is."""


def make_checkpoint(connection: Connection) -> Checkpoint:
    """Return what the ledger of a desk has come to, as JSON can have it."""
    heads = list_heads(connection)
    return {
        "format": FORMAT,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "root": root_of(heads),
        "heads": [
            {"stream": each.stream, "sequence": each.sequence, "hash": each.hash}
            for each in heads
        ],
        "rows": row_digests(connection),
    }


def signed_part(checkpoint: Mapping[str, Any]) -> bytes:
    """Return what a signature is about: all else that the file says, canonical."""
    said = {name: each for name, each in checkpoint.items() if name != SIGNATURE}
    return ledger.canonical(said).encode()


def read_checkpoint(name: str, content: bytes) -> Checkpoint:
    """Return a checkpoint that was written to a file.

    Raises ``ReadError`` for what is none, or was altered: the root must follow from the
    heads.
    """
    try:
        found = json.loads(content)
        if found["format"] != FORMAT:
            raise ReadError(name, f"its format is not {FORMAT!r}")
        heads = [Head(**each) for each in found["heads"]]
        rows = found["rows"]
        is_whole = root_of(heads) == found["root"] and all(
            isinstance(each["last"], dict) and isinstance(each["sha256"], str)
            for each in rows.values()
        )
    except _UNLIKE as error:
        raise ReadError(name, "it is no checkpoint of a ledger") from error
    if not is_whole:
        raise ReadError(name, "its root does not follow from its heads: it was altered")
    checkpoint: Checkpoint = found
    return checkpoint


def check_against(connection: Connection, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Yield where a desk is not one that goes on from a checkpoint, a line each.

    What a redaction rewrote since is a remark: nobody but a person can tell whether
    what is left of it is what was there.
    """
    there = {head.stream: head for head in list_heads(connection)}
    for told in checkpoint["heads"]:
        stream, sequence = told["stream"], told["sequence"]
        head = there.get(stream)
        if head is None:
            yield f"checkpoint: the ledger of {stream} is gone"
            continue
        if head.sequence < sequence:
            yield (
                f"checkpoint: ledger {stream} ends at {head.sequence}; it had"
                f" {sequence} entries"
            )
            continue
        if not has_head(connection, Head(**told)):
            yield (
                f"checkpoint: ledger {stream}/{sequence}, or an entry before it, is not"
                " what it was"
            )
    yield from _erased_since(connection, checkpoint)
    yield from _changed_rows(connection, checkpoint["rows"])


def _erased_since(connection: Connection, checkpoint: Checkpoint) -> Iterator[Remark]:
    heads = {each["stream"]: each["sequence"] for each in checkpoint["heads"]}
    for redaction in list_redactions(connection):
        if redaction.sequence <= heads.get(ledger.DESK, 0):
            continue
        for stream, erased in redaction.erased.items():
            for sequence in erased:
                if int(sequence) <= heads.get(stream, 0):
                    yield Remark(
                        f"ledger {stream}/{sequence}",
                        "a redaction after the checkpoint rewrote it, and alone proves"
                        f" what is left ({ledger.DESK}/{redaction.sequence}, by"
                        f" {redaction.who}); compare it with a copy of before",
                    )


def _changed_rows(connection: Connection, rows: dict[str, Any]) -> Iterator[str]:
    found = row_digests(connection, rows)
    article = schema.article.c
    slugs = {
        str(row.id): row.slug
        for row in connection.execute(sa.select(article.id, article.slug))
    } | {DESK: DESK}
    for name, told in rows.items():
        if found.get(name) != told:
            where = slugs.get(name, f"article {name}")
            yield (
                f"checkpoint: {where}: which rows there were, or when they were"
                " recorded, is not what it was"
            )
