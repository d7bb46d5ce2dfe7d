"""Which sentences of a model are kept."""

import pytest

from claims.extraction.llm.borne_out import is_borne_out

WORDS = "He [Tom Haas] sold 3.4 million crates in May"


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Tom Haas sold 3.4 million crates in May.", True),
        ("Tom Haas sold 3,400,000 crates in May.", True),
        ("In May Tom Haas's crates were sold, 3.4 million of them.", True),
        ("Ada Lind sold 3.4 million crates in May.", False),
        ("Tom Haas sold 3.5 million crates in May.", False),
        ("Tom Haas of Selby sold 3.4 million crates in May.", False),
        ("Tom Haas never sold 3.4 million crates in May.", False),
    ],
)
def test_a_sentence_is_kept_whose_numbers_names_and_denials_the_words_have(
    sentence: str, kept: bool
) -> None:
    assert is_borne_out(sentence, WORDS) is kept


def test_a_sentence_without_the_denial_of_the_words_is_not_kept() -> None:
    assert not is_borne_out("The bridge was closed.", "the bridge was not closed")
