"""Sources, and what they say of a claim."""

from dataclasses import dataclass
from datetime import date, datetime

from claims.vocabulary import SourceKind, Stance


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
    origin: int | None = None
    """The source that it rests on: both count once."""
    redacted: bool = False
    """Whether who it was has been erased for good."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """That a source was saved, and as which bytes."""

    number: int
    """From 1 within its source."""
    sha256: str
    location: str
    """From where: a file or an address, as it was given."""
    media_type: str
    container: str | None
    """``warc`` for a web page; ``None`` for the bytes as they were."""
    reader: str | None
    """What took the text out of it; ``None`` where it has none."""
    checker: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class EvidenceEdit:
    """That a piece of evidence was put right."""

    checker: str
    recorded_at: datetime
    because: str | None
    """Why, where they said so."""


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
    is_primary: bool = False
    """Whether the source was there, rather than repeats who was."""
    snapshot: str | None = None
    """The sha256 of the saved source that the passage is in."""
    expression: str | None = None
    """A calculation over the numbers of other evidence."""
    result: str | None = None
    is_stated: bool = True
    """Whether somebody stated the stance; else a verdict that cites it gives it."""
    amended: int | None = None
    """The number of its last amendment: an edit, or that it was withdrawn."""
    amended_by: tuple[str, ...] = ()
    """Who amended it, by their last amendment: who did so last is the last."""
    withdrawn_because: str | None = None
    """Why nobody is to rest on it any more."""
    edits: tuple[EvidenceEdit, ...] = ()
    """How often it was put right, and why; the first one first."""
