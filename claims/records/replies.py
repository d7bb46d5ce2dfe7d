"""What others say to what the desk found: writers, editors, the criticised, readers."""

from dataclasses import dataclass
from datetime import date, datetime

from claims.vocabulary import Answer, CorrectionClass, Role, Step


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the writer or the editor answers to a claim that failed."""

    number: int
    """From 1 within its claim."""
    claim: str
    verdict: int
    """The number of the verdict that it answers."""
    answer: Answer
    role: Role
    rationale: str
    wording: str | None
    """The words that go into the text, as whoever answers has them."""
    checker: str
    recorded_at: datetime
    in_force: bool
    """Whether the verdict that it answers is still the one in force."""
    own: bool = False
    """Whether who answers gave that verdict."""


@dataclass(frozen=True, slots=True)
class Approach:
    """One step in asking those whom a claim criticises for a reply."""

    number: int
    """From 1 within its claim."""
    claim: str
    person: str
    step: Step
    happened_on: date
    channel: str | None
    """How: by telephone, by letter to an address."""
    words: str | None
    """The reply, word for word."""
    checker: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right after publication, and how readers were told."""

    number: int
    """From 1 within its article."""
    article: str
    claim: str | None
    correction_class: CorrectionClass
    what: str
    rationale: str
    old_wording: str | None
    new_wording: str | None
    notice: str
    """What readers are told, word for word."""
    corrected_on: date
    checker: str
    recorded_at: datetime
