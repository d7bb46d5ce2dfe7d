"""What rows are outside the database: frozen, and named as people name things.

All offsets count Unicode code points of the revision's text, end exclusive.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from claims.words import Conclusion, Kind, SourceKind, Stance, Status


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a revision's text, with the words it had when it was stored."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One factual assertion; the fields and their order are the JSON contract."""

    id: str | None
    """``SLUG/N``, as in ``mongolia/12``; ``None`` for what is only proposed."""
    article: str
    revision: int
    statement: str
    kind: Kind
    speaker: str | None
    check_worthiness: float
    reasons: tuple[str, ...]
    status: Status
    rating: str | None
    conclusion: Conclusion | None
    checker: str | None
    spans: tuple[Span, ...]
    """The parts of its first mention, in the order of the text."""
    mentions: tuple[tuple[Span, ...], ...] = ()
    """The parts of each other place that makes the same claim."""
    holder: str | None = None
    engine: str | None = None
    """What proposed it, as ``rules 1``; ``None`` when a person added it."""
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """A document under check, with the counts of its claims by status."""

    slug: str
    title: str
    byline: str | None
    outlet: str | None
    url: str | None
    published_on: date | None
    language: str | None
    recorded_at: datetime
    revision: int
    """The number of its latest revision."""
    claims: int = 0
    """How many claims stand, the dropped ones left out."""
    checked: int = 0
    unverified: int = 0
    suspended: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Revision:
    """One immutable text of an article."""

    number: int
    recorded_at: datetime
    text: str
    sha256: str
    """Of the text, encoded as UTF-8."""
    reader: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be consulted; ``name`` is how the desk refers to it."""

    id: int
    name: str
    kind: SourceKind
    title: str | None
    url: str | None
    contact: str | None
    confidential: bool
    note: str | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source says for or against a claim."""

    number: int
    """From 1 within its claim."""
    claim: str
    source: Source
    stance: Stance
    passage: str | None
    """Verbatim."""
    locator: str | None
    """Where in the source: page, paragraph, timecode."""
    accessed_on: date | None
    note: str | None
    checker: str
    recorded_at: datetime


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


@dataclass(frozen=True, slots=True)
class Disposition:
    """A stretch that a named person marked as nothing to check."""

    number: int
    """From 1 within its article."""
    span: Span
    reason: str | None
    checker: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with everything that was said about it, oldest first."""

    claim: Claim
    evidence: tuple[Evidence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    drop_reason: str | None = None
    dropped_by: str | None = None

    @property
    def verdict(self) -> Verdict | None:
        """The last verdict, in force unless the claim is suspended."""
        return self.verdicts[-1] if self.verdicts else None


@dataclass(frozen=True, slots=True)
class Report:
    """All that leaves the desk about one revision of an article."""

    article: Article
    revision: Revision
    claims: tuple[CheckedClaim, ...]
    """In the order of the text."""
    dispositions: tuple[Disposition, ...]
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Rating:
    """One step of a rating scale."""

    key: str
    label: str
    meaning: str
    position: int
    """From 1, best to worst."""
    conclusion: Conclusion
    needs_evidence: bool


@dataclass(frozen=True, slots=True)
class RatingScale:
    """An ordered set of ratings, in one of its versions."""

    name: str
    version: int
    title: str
    source: str | None
    """Where the scale comes from."""
    ratings: tuple[Rating, ...]
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One change: before and after map the name of each record to its fields."""

    stream: str
    sequence: int
    recorded_at: datetime
    who: str
    what: str
    subject: str
    before: dict[str, Any]
    after: dict[str, Any]
    prev_hash: str
    hash: str
