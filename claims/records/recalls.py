"""What a source or a claim that fell takes with it, and what is past its day."""

from dataclasses import dataclass
from datetime import date, datetime

from claims.records.claims import Span, Wording
from claims.vocabulary import Conclusion, Status


@dataclass(frozen=True, slots=True)
class Recalled:
    """A place in an article that must be looked at again."""

    claim: str
    article: str
    published_on: date | None
    revision: int
    spans: tuple[Span, ...]
    """The parts of one mention, in the order of the text."""
    statement: str
    status: Status
    rating: str | None
    conclusion: Conclusion | None
    because: str
    """Why it is listed."""
    wording: Wording | None = None
    """What the text says where the statement, a person's, is of an earlier one."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A verdict in force that should have been looked at again."""

    claim: str
    recheck_by: date
    holds_on: date | None
    status: Status
    rating: str
    conclusion: Conclusion
    checker: str
    recorded_at: datetime
    statement: str
