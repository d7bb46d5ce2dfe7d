"""Rows and details: what is chosen among the candidates of a sentence."""

from claims.document import Document
from claims.extraction import get_engine
from claims.extraction.spacy.boosted_trees import read
from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.row_choice import conflict


def quotes(text: str) -> list[str]:
    """Return the words of each claim, its parts joined."""
    found = get_engine("spacy").extract(Document(text, text, b"", "", "", "", ""))
    return [" ".join(text[a:b] for a, b in claim.spans) for claim in found]


def test_trees_add_up_to_the_log_odds_of_a_chance() -> None:
    trees = read({"base": 0.0, "trees": [[0, 1.5, -1.0, [1, 0.0, 0.0, 2.0]], 1.0]})

    assert trees.chance([1.5, 9.0]) == 0.5
    assert round(trees.chance([2.0, 9.0]), 3) == 0.953


def test_a_row_neither_holds_another_nor_says_it_again() -> None:
    whole, part = Candidate(0b1111, 0, "ROOT"), Candidate(0b0011, 0, "name")
    again, apart = Candidate(0b0111, 1, "conj"), Candidate(0b110000, 4, "conj")

    assert conflict(whole, part)
    assert conflict(whole, again)
    assert not conflict(whole, apart)


def test_the_members_of_a_list_may_share_most_of_their_words() -> None:
    one = Candidate(0b10111, 1, "ROOT", "list-dobj", 1, 2)
    two = Candidate(0b01111, 1, "ROOT", "list-dobj", 2, 2)

    assert not conflict(one, two)


def test_a_list_of_one_verb_is_a_row_as_a_whole_and_a_claim_a_member() -> None:
    found = quotes("Trucks from Norway, Sweden and Denmark will use it.")

    assert "Trucks from Norway, Sweden and Denmark will use it" in found
    assert "Trucks from Norway will use it" in found
    assert "Trucks from Denmark will use it" in found


def test_a_plain_clause_is_never_lost() -> None:
    found = quotes("Rents did not fall but wages rose.")

    assert found == ["Rents did not fall", "wages rose"]


def test_clauses_that_can_be_true_apart_are_claims_apart() -> None:
    text = (
        "The mayor of Selby closed the harbour on Monday, and the council of Alma sold"
        " forty ships to a Norwegian bank."
    )

    found = quotes(text)

    assert "The mayor of Selby closed the harbour on Monday" in found
    assert "the council of Alma sold forty ships to a Norwegian bank" in found


def test_a_verb_is_not_parted_from_what_completes_it() -> None:
    found = quotes("Rivals in the region are also seeking to expand their influence.")

    assert found
    assert not any(quote.endswith("seeking") for quote in found)


def test_a_figure_is_not_parted_from_what_it_counts() -> None:
    found = quotes("The storm cost the town 3 million crowns and sank 40 boats.")

    assert found
    assert not any("crowns" in quote and "3 million" not in quote for quote in found)
    assert not any("boats" in quote and "40" not in quote for quote in found)
