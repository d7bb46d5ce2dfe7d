"""Who reaffirmed which verdicts."""

from collections.abc import Iterable

from sqlalchemy import Connection

from claims import schema
from claims.records import Reaffirmation
from claims.services.core.noun_rows import read_by_claim


def reaffirmations_of(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[int, list[Reaffirmation]]:
    """Return the reaffirmations of each claim by the claim's key, oldest first."""
    return read_by_claim(connection, schema.reaffirmation, Reaffirmation, claim_ids)
