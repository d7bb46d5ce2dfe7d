"""Who reaffirmed which verdicts."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Reaffirmation


def reaffirmations_of(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[int, list[Reaffirmation]]:
    """Return the reaffirmations of each claim by the claim's key, oldest first."""
    table = schema.reaffirmation.c
    rows = connection.execute(
        sa.select(
            table.claim_id,
            table.number,
            schema.verdict.c.number.label("verdict"),
            schema.revision.c.number.label("revision"),
            table.because,
            schema.checker.c.name,
            table.recorded_at,
        )
        .join(schema.verdict, schema.verdict.c.id == table.verdict_id)
        .join(schema.revision, schema.revision.c.id == table.revision_id)
        .join(schema.checker, schema.checker.c.id == table.checker_id)
        .where(table.claim_id.in_(list(claim_ids)))
        .order_by(table.claim_id, table.number)
    )
    found: dict[int, list[Reaffirmation]] = {}
    for key, number, verdict, revision, because, checker, recorded_at in rows:
        found.setdefault(key, []).append(
            Reaffirmation(number, verdict, revision, because, checker, recorded_at)
        )
    return found
