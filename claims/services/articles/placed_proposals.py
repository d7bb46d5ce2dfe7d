"""Proposals whose words lie in the text, made ready to be stored.

What a claim's row, its spans and the ledger say of it follows from the text and from
what the engine proposed. All of that is made before the desk is locked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claims.errors import ConflictError
from claims.extraction.proposal import ProposedClaim
from claims.services.articles.proposal_folds import (
    ProposedFold,
    Standing,
    proposed_folds,
)
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
    above: ProposedFold
    """What it is a detail of, by its position among those that are placed."""


def placed_proposals(
    text: str, extraction: "Extraction", had: Sequence[Standing] = ()
) -> list[PlacedProposal]:
    """Return those of an engine's proposals whose spans lie in ``text``.

    They are folded beneath each other, and beneath the claims that the article ``had``.
    """
    values = by_place(extraction.values)
    found = []
    inside_text = [each for each in extraction.claims if _lies_in(text, each)]
    folds = proposed_folds(text, inside_text, had)
    for proposal, above in zip(inside_text, folds, strict=True):
        mentions: Sequence[Sequence[spans.Part]]
        mentions = (proposal.spans, *proposal.mentions)
        rows = spans.unkeyed_rows(text, mentions)
        quotes = [row["quote"] for row in rows]
        words = search.words_of(proposal.statement, quotes)
        extra = inside(values, text, mentions)
        found.append(PlacedProposal(proposal, rows, extra, words, above))
    return found


def _lies_in(text: str, proposal: ProposedClaim) -> bool:
    try:
        spans.check(text, (proposal.spans, *proposal.mentions))
    except ConflictError:
        return False
    return True
