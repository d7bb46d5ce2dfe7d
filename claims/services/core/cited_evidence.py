"""The evidence that verdicts cite, with the origins of the sources behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.evidence_versions import as_amended, latest
from claims.services.core.independent_sources import AsIf, Origins, origins
from claims.values.calculation import references
from claims.vocabulary import Stance

_ASKED = ("source_id", "stance", "is_primary", "snapshot_id")
"""What the policy asks about a piece."""


@dataclass(frozen=True, slots=True)
class CitedEvidence:
    """A piece of evidence as far as the policy asks about it."""

    set_number: int
    """What is cited in set 1 counts piece by piece, a later set only as a whole."""
    number: int
    stance: Stance
    is_primary: bool
    is_saved: bool
    """Whether it has a snapshot of its source."""
    origins: Origins
    """What its sources rest on in the end; what shares any of it is one source."""


def cited_evidence(
    connection: Connection, verdict_ids: Iterable[int], as_if: AsIf | None = None
) -> dict[int, list[CitedEvidence]]:
    """Return what each verdict cites by the verdict's key."""
    rows = list(read_rows(connection, _citations(), verdict_ids))
    found: dict[int, list[CitedEvidence]] = {}
    for row, piece in zip(rows, _pieces(connection, rows, as_if), strict=True):
        found.setdefault(row.verdict_id, []).append(piece)
    return found


def evidence_at_hand(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[int, list[CitedEvidence]]:
    """Return what each claim has, by its key, as who rules on it now would cite it."""
    rows = list(read_rows(connection, _at_hand(), claim_ids))
    found: dict[int, list[CitedEvidence]] = {}
    for row, piece in zip(rows, _pieces(connection, rows), strict=True):
        found.setdefault(row.claim_id, []).append(piece)
    return found


def _pieces(
    connection: Connection, rows: Sequence[Any], as_if: AsIf | None = None
) -> list[CitedEvidence]:
    """Return the evidence of some rows, in their order."""
    behind = {(row.claim_id, row.number): {row.source_id} for row in rows}
    calculated = {row.claim_id for row in rows if row.expression is not None}
    if calculated:
        behind |= _behind_calculations(connection, calculated)
    keys = {key for found in behind.values() for key in found}
    origin = origins(connection, keys, as_if) if rows else {}
    return [
        CitedEvidence(
            set_number=row.set_number,
            number=row.number,
            stance=row.stance,
            is_primary=row.is_primary,
            is_saved=row.snapshot_id is not None,
            origins=frozenset().union(
                *(origin[key] for key in behind[row.claim_id, row.number])
            ),
        )
        for row in rows
    ]


def _behind_calculations(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[tuple[int, int], set[int]]:
    """Return the keys of the sources behind each piece of evidence of some claims.

    A calculation is no source of its own: behind it stand those of the evidence that it
    names, and nobody behind one that names none.
    """
    behind: dict[tuple[int, int], set[int]] = {}
    # What a calculation names was there before it.
    for claim, number, source, expression in read_rows(
        connection, _evidence(), sorted(claim_ids)
    ):
        named = references(expression) if expression is not None else ()
        behind[claim, number] = (
            {source}
            if expression is None
            else {key for each in named for key in behind.get((claim, each), ())}
        )
    return behind


@cache
def _citations() -> sa.Select[*tuple[Any, ...]]:
    """Return the statement of what verdicts cite, as it was when they were given."""
    link, evidence, was = schema.verdict_evidence.c, schema.evidence.c, schema.amendment
    return (
        sa.select(
            link.verdict_id,
            link.set_number,
            evidence.claim_id,
            evidence.number,
            *(as_amended(was, name).label(name) for name in _ASKED),
            evidence.expression,
        )
        .select_from(schema.verdict_evidence)
        .join(schema.evidence, evidence.id == link.evidence_id)
        .outerjoin(was, was.c.id == link.amendment_id)
        .where(link.verdict_id.in_(KEYS))
        .order_by(link.verdict_id, link.set_number, evidence.number)
    )


@cache
def _at_hand() -> sa.Select[*tuple[Any, ...]]:
    """Return the statement of what claims have now, without what was withdrawn."""
    evidence, now = schema.evidence.c, schema.amendment
    return (
        sa.select(
            evidence.claim_id,
            # A ruling that names none cites all, each piece by itself.
            sa.literal(1).label("set_number"),
            evidence.number,
            *(as_amended(now, name).label(name) for name in _ASKED),
            evidence.expression,
        )
        .select_from(schema.evidence)
        .outerjoin(now, now.c.id == latest(evidence.id))
        .where(evidence.claim_id.in_(KEYS), now.c.withdrawn.is_not(True))
        .order_by(evidence.claim_id, evidence.number)
    )


@cache
def _evidence() -> sa.Select[int, int, int, str | None]:
    evidence, now = schema.evidence.c, schema.amendment
    return (
        sa.select(
            evidence.claim_id,
            evidence.number,
            as_amended(now, "source_id").label("source_id"),
            evidence.expression,
        )
        .select_from(schema.evidence)
        .outerjoin(now, now.c.id == latest(evidence.id))
        .where(evidence.claim_id.in_(KEYS))
        .order_by(evidence.claim_id, evidence.number)
    )
