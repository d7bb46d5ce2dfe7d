"""Copying evidence from one claim to another, where it bears on both."""

from collections.abc import Collection

from sqlalchemy import Connection

from claims.services.core.lookup import ClaimName
from claims.services.evidence.claim_evidence import (
    NewEvidence,
    add_evidence,
    list_evidence,
)
from claims.services.evidence.snapshots import snapshot_key
from claims.values.calculation import references, renumbered


def copy_evidence(
    connection: Connection,
    giver: ClaimName,
    taker: ClaimName,
    *,
    by: str,
    only: Collection[int] | None = None,
) -> dict[int, int]:
    """Copy what stands of a claim's evidence; return its numbers on ``taker`` by those.

    ``only`` are the numbers that are wanted, and comes with what their calculations
    name. What says the same there already is not added again.
    """
    pieces = [
        each
        for each in list_evidence(connection, giver)
        if each.withdrawn_because is None
    ]
    wanted = {each.number for each in pieces} if only is None else set(only)
    for piece in reversed(pieces):
        if piece.number in wanted and piece.expression:
            wanted |= references(piece.expression)
    numbers: dict[int, int] = {}
    for piece in pieces:
        if piece.number not in wanted:
            continue
        # A calculation names its evidence by the numbers that it has on its claim.
        expression = piece.expression and renumbered(piece.expression, numbers)
        new = NewEvidence(
            source_id=piece.source.id,
            stance=piece.stance,
            passage=piece.passage,
            locator=piece.locator,
            accessed_on=piece.accessed_on,
            note=piece.note,
            is_primary=piece.is_primary,
            snapshot_id=snapshot_key(connection, piece.snapshot),
            expression=expression,
        )
        added, _ = add_evidence(connection, taker, new, by=by, is_look=False)
        numbers[piece.number] = added.number
    return numbers
