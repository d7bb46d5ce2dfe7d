"""Ruling on a claim with the evidence it came with: one way for command and screen."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from claims.errors import NeedsEvidenceError
from claims.records import Evidence, Source, Verdict
from claims.services.core.lookup import ClaimName
from claims.services.core.open_claim import OpenClaim, open_claim
from claims.services.core.status_rules import in_force
from claims.services.desk.scales import get_scale
from claims.services.evidence.claim_evidence import (
    NewEvidence,
    add_evidence,
    evidence_shown_to,
)
from claims.services.evidence.evidence_amend import edit_evidence, evidence_to_edit
from claims.services.evidence.snapshots import snapshot_for
from claims.services.evidence.sources import find_or_add
from claims.services.verdicts.others_acts import (
    OthersActs,
    others_acts,
    refuse_over,
)
from claims.services.verdicts.verdict_add import (
    Ruling,
    add_verdict,
    rating_of,
)
from claims.services.verdicts.verdict_details import Along, rule_details
from claims.services.verdicts.verdict_withdraw import (
    withdraw_followers,
    withdraw_verdict,
)
from claims.vocabulary import Conclusion, Stance, stance_taken


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


def add_found_for(
    connection: Connection,
    claim: ClaimName,
    found: Found,
    stance: Stance | None,
    conclusion: Conclusion,
    *,
    by: str,
    opened: OpenClaim | None = None,
) -> int:
    """Record the evidence that a ruling comes with; return its number.

    It has the stance that is usual for such a conclusion unless one is stated.
    """
    stance = stance or stance_taken(Stance.UNSTATED, conclusion)
    piece, _, _ = add_found(connection, claim, found, stance, by=by, opened=opened)
    return piece.number


@dataclass(frozen=True, slots=True)
class Change:
    """What of a piece of evidence is to be otherwise; the rest stays."""

    source: str | None = None
    stance: Stance | None = None
    passage: str | None = None
    """Without words, there is none any more; so with the locator and the note."""
    locator: str | None = None
    accessed_on: date | None = None
    note: str | None = None
    is_primary: bool | None = None
    snapshot: str | None = None


def amend_found(
    connection: Connection,
    claim: ClaimName,
    number: int,
    change: Change,
    *,
    because: str | None,
    by: str,
) -> tuple[Evidence, bool]:
    """Edit a piece of evidence, and find the snapshot that has its new words."""
    named = asdict(change)
    values = {name: value for name, value in named.items() if value is not None}
    source, snapshot = values.pop("source", None), values.pop("snapshot", None)
    if source is not None or snapshot is not None or change.passage is not None:
        piece = evidence_to_edit(connection, claim, number, by)
        about = find_or_add(connection, source, by=by) if source else piece.source
        passage = piece.passage if change.passage is None else change.passage
        values["source_id"] = about.id
        values["snapshot_id"] = snapshot_for(
            connection, about, passage or None, snapshot
        )
        if piece.expression is not None and source is None and snapshot is None:
            del values["source_id"], values["snapshot_id"]
    return edit_evidence(connection, claim, number, values, because=because, by=by)


@dataclass(frozen=True, slots=True)
class Details:
    """Which details of a claim a verdict on it takes along."""

    named: tuple[int, ...] = ()
    """The numbers of those that the person has seen."""
    others: bool = False
    """Whether those go along too in which nothing must be seen."""


NO_DETAILS = Details()


class Ruled(NamedTuple):
    """What a ruling made."""

    verdict: Verdict
    is_new: bool
    left_out: tuple[Evidence, ...] = ()
    """What others added or edited since the checker's last act, and is not cited."""
    along: Along = Along()
    """The details that it took along, and those that it left."""


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
    over: Collection[str] = (),
    has_seen: bool = False,
    details: Details = NO_DETAILS,
) -> Ruled:
    """Record a verdict, and before it the evidence that it came with.

    The evidence has the stance that is usual for such a rating unless one is named. A
    ruling that cites none by number cites all that the claim has, but for what others
    added or edited since ``by`` last acted on it. ``over`` names whom it goes over: who
    holds the claim, or ruled on it since. ``has_seen`` says that ``by`` has the claim
    before them as it is, and ``details`` which of its details go along. Raises
    ``OverError``.
    """
    opened = opened or open_claim(connection, claim)
    scale = get_scale(connection, ruling.scale)
    last = in_force(opened.records.verdicts)
    acts = others_acts(connection, opened, by)
    if has_seen:
        acts = OthersActs(holder=acts.holder)
    refuse_over(opened, acts, over)
    named: int | None = None
    if found is not None:
        conclusion = rating_of(scale, ruling.rating).conclusion
        named = add_found_for(
            connection, claim, found, stance, conclusion, by=by, opened=opened
        )
    cite, left_out = _cited(connection, opened, ruling, acts, named, by=by)
    try:
        verdict, is_new = add_verdict(
            connection,
            claim,
            replace(ruling, cite=cite),
            by=by,
            again=again,
            opened=opened,
            scale=scale,
            lets_go=False,
        )
    except NeedsEvidenceError as error:
        if left_out:
            raise NeedsEvidenceError(f"{error}; {left_out_words(left_out)}") from None
        raise
    along = rule_details(
        connection,
        claim,
        verdict,
        ruling,
        by=by,
        named=details.named,
        others=details.others,
    )
    if is_new and last is not None and verdict.checks is None:
        withdraw_followers(connection, claim, last.number, verdict)
    return Ruled(verdict, is_new, left_out, along)


def take_back(
    connection: Connection,
    claim: ClaimName,
    *,
    because: str,
    by: str,
    over: Collection[str] = (),
) -> Verdict:
    """Withdraw the verdict in force: another's too, where ``over`` names them."""
    opened = open_claim(connection, claim)
    refuse_over(opened, others_acts(connection, opened, by), over)
    return withdraw_verdict(connection, claim, because=because, by=by)


def _cited(
    connection: Connection,
    opened: OpenClaim,
    ruling: Ruling,
    acts: OthersActs,
    named: int | None,
    *,
    by: str,
) -> tuple[Sequence[int] | None, tuple[Evidence, ...]]:
    """Return what a ruling cites by number, and what it leaves out unasked."""
    if ruling.cite is not None or ruling.sets:
        own = [] if named is None else [named]
        return [*(ruling.cite or ()), *own], ()
    left_out = tuple(each for each in acts.evidence if each.number != named)
    if not left_out:
        return None, ()
    new = {each.number for each in left_out}
    shown = evidence_shown_to(connection, opened, by)
    known = (each for each in shown if each.withdrawn_because is None)
    return [each.number for each in known if each.number not in new], left_out


def left_out_words(left_out: Sequence[Evidence]) -> str:
    """Say what was left out, and how it is cited."""
    pieces = ", ".join(
        f"e{each.number} by {each.checker}"
        + (f" (edited by {each.amended_by[-1]})" if each.amended_by else "")
        for each in left_out
    )
    return (
        "left out, since it was added or edited after you last acted on the claim:"
        f" {pieces};"
        " to cite it, name all that the verdict rests on: "
        + " ".join(f"--cite e{each.number}" for each in left_out)
    )
