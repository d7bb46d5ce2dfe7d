"""What tests of the ledger share: entries written anew, with hashes that fit."""

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core import ledger


def remake_hashes(connection: Connection) -> None:
    """Chain every stream anew from what its entries say, as an attacker would."""
    table, heads = schema.ledger_entry, schema.ledger_stream
    last: dict[str, tuple[int, str]] = {}
    for row in connection.execute(
        sa.select(table).order_by(table.c.stream, table.c.sequence)
    ).all():
        sequence, prev_hash = last.get(row.stream, (0, ledger.GENESIS))
        digests = {
            "before_sha256": ledger.digest(row.before),
            "after_sha256": ledger.digest(row.after),
        }
        chained = ledger.entry_hash(
            prev_hash,
            stream=row.stream,
            sequence=sequence + 1,
            recorded_at=row.recorded_at,
            who=row.who,
            what=row.what,
            subject=row.subject,
            **digests,
        )
        last[row.stream] = (sequence + 1, chained)
        values: dict[str, Any] = {
            "sequence": sequence + 1,
            "prev_hash": prev_hash,
            "hash": chained,
        }
        values |= digests
        if any(getattr(row, name) != value for name, value in values.items()):
            connection.execute(
                sa.update(table).where(table.c.id == row.id).values(values)
            )
    for stream, (sequence, chained) in last.items():
        connection.execute(
            sa.update(heads)
            .where(heads.c.name == stream)
            .values(sequence=sequence, hash=chained)
        )


def record_verdict_at(connection: Connection, moment: datetime) -> None:
    """Let the last entry, a verdict, be of a colleague whose clock says ``moment``."""
    table, verdict = schema.ledger_entry, schema.verdict
    last = connection.execute(
        sa.select(table).order_by(table.c.id.desc()).limit(1)
    ).one()
    after: dict[str, dict[str, Any]] = json.loads(last.after)
    for name, fields in after.items():
        if name.startswith("verdict/"):
            fields["recorded_at"] = str(moment)
    connection.execute(
        sa.update(table)
        .where(table.c.id == last.id)
        .values(recorded_at=moment, after=ledger.canonical(after))
    )
    newest = sa.select(sa.func.max(verdict.c.id)).scalar_subquery()
    connection.execute(
        sa.update(verdict).where(verdict.c.id == newest).values(recorded_at=moment)
    )
    remake_hashes(connection)
