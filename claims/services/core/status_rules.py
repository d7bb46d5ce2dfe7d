"""How a claim stands by its records: the rules of its status, without a database.

``status`` reads the records; ``claims db verify`` derives them anew by these rules.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.policy import Demands
from claims.records import Lack, lack_fields
from claims.services.core.cited_evidence import CitedEvidence
from claims.services.core.evidence_versions import ChangedPiece
from claims.services.core.outcomes import Basis, Fared, described
from claims.services.core.requirements import Given, lacks_under
from claims.services.core.spans import Placed, span_fields
from claims.vocabulary import KEEPS, Conclusion, Lacking, Outcome, Status, Touched

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GivenVerdict:
    """A verdict as far as a claim's status follows from it."""

    id: int
    number: int
    revision: int
    """The number of the revision that it was given on."""
    statement: str
    speaker: str | None
    spans: list[Fields]
    rating: str
    label: str
    conclusion: Conclusion
    checker_id: int
    withdraws: bool
    confirmed: Sequence[str]
    is_second: bool
    """Whether it is a blind second opinion, which is never in force."""
    checks: int | None
    """The number of the verdict that it is a second opinion on."""


@dataclass(frozen=True, slots=True)
class ClaimRecords:
    """All that the status of a claim follows from."""

    latest: int
    """The number of the article's latest revision."""
    statement: str
    speaker: str | None
    drop_reason: str | None
    looked_by_id: int | None
    demands: Demands
    """What the desk's policy wants of such a claim."""
    place: Placed | None
    fared: Fared | None
    """How it fared on the latest revision; ``None`` where it was first made."""
    verdicts: Sequence[GivenVerdict] = ()
    """The first one first."""
    basis: Basis | None = None
    """What the verdict in force stands on."""
    cited: Sequence[CitedEvidence] = ()
    """What the verdict in force cites."""
    changed: Sequence[ChangedPiece] = ()
    """What of that is not any more as the verdict in force rests on it."""
    holder_id: int | None = None
    due_on: date | None = None
    wording: Fields | None = None
    """What the text says where its statement, a person's, is of an earlier text."""


def in_force(verdicts: Sequence[GivenVerdict]) -> GivenVerdict | None:
    """Return the last that is no blind second opinion, unless it withdraws."""
    last = next((each for each in reversed(verdicts) if not each.is_second), None)
    return None if last is None or last.withdraws else last


def derive(claim: ClaimRecords) -> Fields:
    """Return the columns of a claim that follow from its records.

    A claim is suspended when the text no longer says what a person stated, ruled on or
    not; also when its statement, its speaker or a span is no longer what the last
    verdict was given on, or somebody reaffirmed it on; on a later revision what it was
    carried over as says so. A further mention of it changes no words. It is checked
    when the verdict meets the desk's policy, or when the policy wants none and a person
    has looked.
    """
    last = in_force(claim.verdicts)
    status = Status.UNVERIFIED
    lacks: list[Lack] = []
    flags: list[str] = []
    checker_id = last.checker_id if last else None
    if claim.drop_reason is not None:
        status = Status.DROPPED
    elif _is_gone(claim):
        status = Status.GONE
    elif claim.wording is not None:
        status = Status.SUSPENDED
    elif last is not None:
        if _still_holds(claim):
            lacks = _lacks(claim, last)
            flags = _flags(claim)
            status = Status.UNVERIFIED if lacks else Status.CHECKED
        else:
            status = Status.SUSPENDED
    elif not claim.demands.verdict and claim.looked_by_id is not None:
        status, checker_id = Status.CHECKED, claim.looked_by_id
    return {
        "status": status,
        "rating": last.rating if last else None,
        "conclusion": last.conclusion if last else None,
        "checker_id": checker_id,
        "missing": [lack_fields(lack) for lack in lacks],
        "flags": flags,
        "outcome": claim.fared.outcome if claim.fared else None,
        "holder_id": claim.holder_id,
        "due_on": claim.due_on,
    }


def _is_here(claim: ClaimRecords) -> bool:
    """Say whether the latest revision has a place for it."""
    return claim.place is not None and claim.place.revision == claim.latest


def _is_gone(claim: ClaimRecords) -> bool:
    fared = claim.fared
    return fared is not None and fared.outcome == Outcome.GONE and not _is_here(claim)


def _still_holds(claim: ClaimRecords) -> bool:
    """Say whether the claim is what its verdict was about, at the place it has now."""
    basis, place = claim.basis, claim.place
    if basis is None or place is None or not _is_here(claim):
        return False
    if (claim.statement, claim.speaker) != (basis.statement, basis.speaker):
        return False
    spans = basis.spans
    if basis.revision != place.revision:
        carried = _carried_from(claim, basis)
        if carried is None or carried.outcome not in KEEPS:
            return False
        spans = carried.spans
    return places(spans) <= places(span_fields(place.mentions))


def _carried_from(claim: ClaimRecords, basis: Basis) -> Fared | None:
    """Return how the claim fared since its basis, when it was judged against that."""
    fared = claim.fared
    return fared if fared and fared.from_revision == basis.revision else None


def _lacks(claim: ClaimRecords, last: GivenVerdict) -> list[Lack]:
    """Return what keeps the verdict ``last`` from counting, of all that were given."""
    against = [
        each
        for each in claim.verdicts
        if each.checks == last.number and each.conclusion != last.conclusion
    ]
    if against:
        return [Lack(Lacking.AGREEMENT, said=against[-1].label)]
    # Reading the places of old verdicts takes longer than a desk without the rule has.
    has_second = claim.demands.second_checker and _has_second(claim.verdicts, last)
    given = Given(last.conclusion, last.confirmed, has_second, claim.cited)
    return [*_lost(claim.changed), *lacks_under(claim.demands, given)]


def _lost(changed: Iterable[ChangedPiece]) -> list[Lack]:
    """Return the evidence that a verdict rests on and that is there no more."""
    return [
        Lack(
            Lacking.EVIDENCE,
            piece=each.number,
            became="withdrawn" if each.is_withdrawn else "edited",
        )
        for each in changed
        if each.is_withdrawn or each.matters
    ]


def _has_second(verdicts: Iterable[GivenVerdict], last: GivenVerdict) -> bool:
    """Say whether somebody else came to the same conclusion on the same words."""
    return any(
        each.checker_id != last.checker_id
        and each.conclusion == last.conclusion
        and not each.withdraws
        and (each.statement, each.speaker) == (last.statement, last.speaker)
        and quotes(each.spans) == quotes(last.spans)
        for each in verdicts
    )


def _flags(claim: ClaimRecords) -> list[str]:
    """Return what differs around words that are the same, for somebody to look at."""
    fared = claim.basis and _carried_from(claim, claim.basis)
    return [
        described(Touched(each["touched"]), each["old"], each["new"])
        for each in (fared.looks if fared else ())
    ]


def places(items: Iterable[Fields]) -> set[tuple[tuple[int, int, str], ...]]:
    """Return the mentions as a set: their order means nothing."""
    mentions: dict[int, list[tuple[int, int, str]]] = {}
    for item in items:
        part = (item["start"], item["end"], item["quote"])
        mentions.setdefault(item["mention"], []).append(part)
    return {tuple(parts) for parts in mentions.values()}


def quotes(items: Iterable[Fields]) -> set[tuple[str, ...]]:
    """Return the words of the mentions, wherever they stand."""
    return {tuple(quote for _, _, quote in parts) for parts in places(items)}
