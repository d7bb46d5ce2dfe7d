"""What the checkers ruled."""

from dataclasses import dataclass
from datetime import date, datetime

from claims.records.claims import Span
from claims.vocabulary import Conclusion


@dataclass(frozen=True, slots=True)
class GivenWith:
    """The verdict on a row that one on its detail was given along with."""

    claim: str
    verdict: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """One checker's ruling, with the words and the evidence that it was about."""

    number: int
    """From 1 within its claim; the last one is in force."""
    claim: str
    rating: str
    label: str
    """What the scale prints for the rating."""
    scale: str
    conclusion: Conclusion
    rationale: str
    checker: str
    recorded_at: datetime
    revision: int
    statement: str
    spans: tuple[Span, ...]
    """Every part of every mention that the ruling was about."""
    holds_on: date | None = None
    recheck_by: date | None = None
    suggestion: str | None = None
    evidence: tuple[int, ...] = ()
    """The numbers of the evidence that it cites."""
    speaker: str | None = None
    """Of the claim, when it was ruled on."""
    withdraws: bool = False
    """Whether it takes the rating back that it repeats."""
    confirmed: tuple[str, ...] = ()
    """The points of a checklist that were confirmed."""
    checks: int | None = None
    """The number of the verdict that it checks blind, as a second opinion."""
    sets: tuple[tuple[int, ...], ...] = ()
    """The numbers of the evidence that only counts together."""
    despite: str | None = None
    """Why it holds although all the evidence that it cites says otherwise."""
    given_with: GivenWith | None = None
    """The verdict on its row that it was given along with."""
    amended: tuple[tuple[int, int], ...] = ()
    """Of evidence that was amended before: its number, and that of the amendment."""
    evidence_edited: tuple[int, ...] = ()
    """What it cites that was edited since; it rests on that as it was."""
    evidence_withdrawn: tuple[int, ...] = ()
    """What it cites that was withdrawn since."""


@dataclass(frozen=True, slots=True)
class Reaffirmation:
    """A named person's word that a verdict holds for words that changed."""

    number: int
    """From 1 within its claim."""
    verdict: int
    """The number of the verdict."""
    revision: int
    because: str
    checker: str
    recorded_at: datetime
