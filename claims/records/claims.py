"""Claims, and the stretches of text that make them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claims.records.brackets import Bracket
from claims.records.lacks import Lack
from claims.vocabulary import Conclusion, Kind, Status


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a revision's text, with the words it had when it was stored."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What the text says of a claim whose statement, a person's, is of an earlier one.

    Nobody but a person says whether the statement holds for the text as it is.
    """

    of_revision: int
    """The text for which the statement was written, or said to hold."""
    text_says: str
    """The claim in the wording of the latest text that has it."""


def wording_of(stored: Mapping[str, Any] | None) -> Wording | None:
    """Return a wording as it is stored on a claim, and in the ledger."""
    return None if stored is None else Wording(**stored)


@dataclass(frozen=True, slots=True)
class Claim:
    """One factual assertion; the fields and their order are the JSON contract.

    ``key`` and ``number`` are for the services alone: ``formats.plain`` leaves them out
    of the JSON, and two claims that say the same are equal whatever their keys.
    """

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
    due_on: date | None = None
    """When its holder should be done."""
    lacks: tuple[Lack, ...] = ()
    """What the verdict lacks; the contract says it in words too, as ``missing``."""
    criticises: str | None = None
    """Who is criticised in it, as a person said; empty: nobody is."""
    outcome: str | None = None
    """How it fared on the latest revision; empty: that is the first that makes it."""
    flags: tuple[str, ...] = ()
    """What changed around its words, for somebody to look at."""
    wording: "Wording | None" = None
    """What the text says where its statement, a person's, is of an earlier text."""
    detail_of: str | int | None = None
    """The claim that it is a detail of; of a proposal, the number that it would get."""
    folded: bool = False
    """Whether tables have it beneath that claim, out of sight."""
    brackets: tuple[Bracket, ...] = ()
    """What its statement, an engine's, has beside the claim's own words."""
    key: int = field(default=0, compare=False)
    """Of its row, so that nobody finds it by its name again; 0 for what has none."""
    number: int = field(default=0, compare=False)
    """The ``N`` of its name."""
