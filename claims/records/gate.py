"""Whether an article may go out, and who let it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why an article is not ready, and the way out."""

    kind: str
    """suspended, refuted, attribution, unverified, stale, reply or uncovered."""
    subject: str
    """The claim, or the sentence as ``mongolia sentence 4``."""
    reason: str
    way: str
    """The command that deals with it."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """A named person's release of one text."""

    article: str
    number: int
    revision: int
    sha256: str
    """Of the text that was released."""
    ledger_sequence: int
    ledger_hash: str
    """The head of the article's ledger that it was given on."""
    checker: str
    recorded_at: datetime
    despite: str | None
    """Why it went out although the gate was shut."""
    reasons: tuple[str, ...]
    """Why the gate was shut."""
    state: str
    """in force, changed since, or of an earlier text."""
