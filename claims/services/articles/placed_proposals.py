"""Proposals whose words lie in the text, made ready to be stored.

What a claim's row, its spans and the ledger say of it follows from the text and from
what the engine proposed. All of that is made before the desk is locked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claims.errors import ConflictError
from claims.extraction.proposal import ProposedClaim
from claims.services.core import search, spans
from claims.services.core.claim_values import by_place, inside

if TYPE_CHECKING:
    from claims.services.articles.proposals import Extraction


@dataclass(frozen=True, slots=True)
class PlacedProposal:
    """A claim that an engine proposed, and where the text makes it."""

    proposal: ProposedClaim
    spans: list[dict[str, Any]]
    """The rows of its spans, but for the keys of the claim and of the text."""
    extra: dict[str, Any]
    """The figures and dates that it states."""
    words: str
    """What it is found by."""


def placed_proposals(text: str, extraction: "Extraction") -> list[PlacedProposal]:
    """Return those of an engine's proposals whose spans lie in ``text``."""
    values = by_place(extraction.values)
    found = []
    for proposal in extraction.claims:
        mentions: Sequence[Sequence[spans.Part]]
        mentions = (proposal.spans, *proposal.mentions)
        try:
            spans.check(text, mentions)
        except ConflictError:
            continue
        rows = spans.unkeyed_rows(text, mentions)
        quotes = [row["quote"] for row in rows]
        words = search.words_of(proposal.statement, quotes)
        extra = inside(values, text, mentions)
        found.append(PlacedProposal(proposal, rows, extra, words))
    return found
