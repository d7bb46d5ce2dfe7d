"""Articles, their texts, and what was marked in them."""

from dataclasses import dataclass
from datetime import date, datetime

from claims.records.claims import Span


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
    """How many claims stand: those that were dropped or are gone are left out."""
    checked: int = 0
    unverified: int = 0
    suspended: int = 0
    dropped: int = 0
    signed_off: str | None = None
    """Who signed it off last, and whether anything has changed since."""
    covered: float | None = None
    """The share of its words that a person accounted for, where that was asked."""
    obstacles: int | None = None
    """How many reasons keep it from going out, where that was asked."""
    withdrawn_because: str | None = None
    """Why its ingest was taken back: it is then hidden."""
    withdrawn_by: str | None = None
    gone: int = 0
    """How many claims the latest revision no longer makes."""
    former_slugs: tuple[str, ...] = ()
    """What it was called before, the first one first."""


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
class RevisionLine:
    """A revision without its text."""

    number: int
    recorded_at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Disposition:
    """A stretch that a named person marked as nothing to check."""

    number: int
    """From 1 within its article."""
    span: Span
    reason: str | None
    checker: str
    recorded_at: datetime
    carried_from: int | None = None
    """The number that it had when it was marked, on an earlier revision."""
