"""What holds of every statement of the engines ``rules`` and ``spacy``."""

from claims.extraction.proposal import ProposedClaim
from claims.extraction.statement import words_at
from claims.records.brackets import words_of


def assert_own_words(prose: str, claim: ProposedClaim) -> None:
    """Assert that a statement is the claim's words in order, brackets aside.

    What stands in them stands in the text where it is said to, outside the claim.
    """
    bare = words_of(claim.statement, claim.brackets)
    assert bare.split() == words_at(prose, claim.spans).split()
    for each in claim.brackets:
        assert claim.statement[each.place :].startswith(f"[{each.text}]")
        if each.start is not None and each.end is not None:
            assert " ".join(prose[each.start : each.end].split()) == each.text
            for start, end in claim.spans:
                assert each.end <= start or end <= each.start
