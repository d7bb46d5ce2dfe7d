"""A proposal: a claim that an engine found, and what an engine is."""

from collections.abc import Callable
from dataclasses import dataclass

from claims.document import Document
from claims.records.brackets import Bracket
from claims.vocabulary import Kind

Part = tuple[int, int]
"""Start and end in code points of the document's text, end exclusive."""


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A claim that an engine found: a proposal, never a verified or looked-at claim."""

    statement: str
    """Its own words with what they point to in brackets, or one sentence."""
    spans: tuple[Part, ...]
    """The parts of the first place that makes it, in text order, not overlapping.

    Empty when an engine quotes what the text does not say: it is counted, not stored.
    """
    kind: Kind
    speaker: str | None
    """To whom the article attributes it; ``None`` for the article's own voice."""
    check_worthiness: float
    """From 0 to 1: how much it is worth checking first."""
    reasons: tuple[str, ...]
    """Why it is worth that much, each in a few words."""
    mentions: tuple[tuple[Part, ...], ...] = ()
    """The parts of each other place that makes the same claim."""
    brackets: tuple[Bracket, ...] = ()
    """What the statement has beside the claim's own words."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to find claims; ``extract`` is pure and gives them in text order."""

    name: str
    version: str
    extract: Callable[[Document], list[ProposedClaim]]
    model: str | None = None
    """The model that it reads with, by name and version."""
    model_sha256: str | None = None
