"""Ruling on a claim with the evidence it came with: one way for command and screen."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from claims.records import Evidence, Source, Verdict
from claims.services.core.lookup import ClaimName
from claims.services.core.open_claim import OpenClaim, open_claim
from claims.services.desk.scales import get_scale
from claims.services.evidence.claim_evidence import NewEvidence, add_evidence
from claims.services.evidence.snapshots import snapshot_for
from claims.services.evidence.sources import find_or_add
from claims.services.verdicts.verdict_add import (
    Ruling,
    add_verdict,
    rating_of,
)
from claims.vocabulary import Stance, stance_taken


@dataclass(frozen=True, slots=True)
class Found:
    """Evidence as somebody names it: where it was found, and what it says."""

    source: str
    """A source's name or number, or a web address, which becomes a source."""
    passage: str | None = None
    locator: str | None = None
    note: str | None = None
    accessed_on: date | None = None
    snapshot: str | None = None
    """A sha256, its start, or ``latest``; without it the last one that says so."""
    is_primary: bool = False


def add_found(
    connection: Connection,
    claim: ClaimName,
    found: Found,
    stance: Stance,
    *,
    by: str,
    opened: OpenClaim | None = None,
) -> tuple[Evidence, Source, bool]:
    """Record evidence, and its source when it is new; say whether the piece is new."""
    source = find_or_add(connection, found.source, by=by)
    new = NewEvidence(
        source_id=source.id,
        stance=stance,
        passage=found.passage,
        locator=found.locator,
        accessed_on=found.accessed_on,
        note=found.note,
        is_primary=found.is_primary,
        snapshot_id=snapshot_for(connection, source, found.passage, found.snapshot),
    )
    piece, is_new = add_evidence(
        connection, claim, new, by=by, opened=opened, source=source
    )
    return piece, source, is_new


def rule(
    connection: Connection,
    claim: ClaimName,
    ruling: Ruling,
    *,
    by: str,
    found: Found | None = None,
    stance: Stance | None = None,
    again: bool = False,
    opened: OpenClaim | None = None,
) -> tuple[Verdict, bool]:
    """Record a verdict, and before it the evidence that it came with.

    The evidence has the stance that is usual for such a rating unless one is named; a
    ruling that cites none by number cites all that the claim has. Returns the verdict,
    and whether it is new.
    """
    opened = opened or open_claim(connection, claim)
    scale = get_scale(connection, ruling.scale)
    if found is not None:
        conclusion = rating_of(scale, ruling.rating).conclusion
        stance = stance or stance_taken(Stance.UNSTATED, conclusion)
        piece, _, _ = add_found(connection, claim, found, stance, by=by, opened=opened)
        if ruling.cite or ruling.sets:
            ruling = replace(ruling, cite=[*(ruling.cite or ()), piece.number])
    return add_verdict(
        connection, claim, ruling, by=by, again=again, opened=opened, scale=scale
    )
