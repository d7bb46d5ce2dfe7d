"""Sources, and what they say of a claim."""

from dataclasses import dataclass
from datetime import date, datetime

from claims.words import SourceKind, Stance


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
