"""Proposals made ready to be stored: those that have a place, each beneath its row."""

from dataclasses import replace

from claims.services.articles.placed_proposals import placed_proposals
from claims.services.articles.proposal_folds import ProposedFold
from claims.services.articles.proposals import Extraction
from support import TEXT, propose


def test_what_has_a_place_is_folded_by_its_position_among_that() -> None:
    whole = propose(TEXT, "The bridge carried 40,000 vehicles a day")
    nowhere = replace(whole, spans=((0, len(TEXT) + 1),))
    inside = propose(TEXT, "40,000 vehicles a day")
    extraction = Extraction("test", "1", [nowhere, whole, inside], [])

    found = placed_proposals(TEXT, extraction)

    assert [each.proposal for each in found] == [whole, inside]
    assert [each.above for each in found] == [
        ProposedFold(),
        ProposedFold(0, is_folded=True),
    ]
    assert found[0].above.number(first=5) is None
    assert found[1].above.number(first=5) == 5
    assert "40" in found[1].words
