"""What the engine ``spacy`` puts in brackets beside the words of a claim."""

from datetime import date

import pytest

from claims.document import Document
from claims.extraction import get_engine


def statements(text: str, published_on: date | None = None) -> list[str]:
    document = Document(text, text, b"", "", "", "", "", published_on=published_on)
    return [claim.statement for claim in get_engine("spacy").extract(document)]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Its rival, Dacor, closed in May.", "Its rival, Dacor"),
        ("A lawyer, Otto Ravn, resigned.", "A lawyer, Otto Ravn"),
        ("Ada Lind, who won, left Selby.", "Ada Lind, who won"),
        ("The old mayor of Selby was ill and resigned.", "The old mayor … resigned"),
        ("Harper said the old mill was not lost.", "the old mill was not lost"),
    ],
)
def test_a_statement_is_the_words_of_the_claim(text: str, statement: str) -> None:
    assert any(said.startswith(statement[:12]) for said in statements(text))
    for said in statements(text):
        words = said.replace("…", "").replace("[", "").replace("]", "").split()

        assert all(word.strip(",.") in text for word in words)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Mrs Anna Berg spoke. Mr Tom Haas listened. She left early.",
            "She [Anna Berg] left early",
        ),
        ("Tom Haas came to Selby. He left early.", "He [Tom Haas] left early"),
        (
            "Tom Haas arrived. A woman waved. He left early.",
            "He [Tom Haas] left early",
        ),
        ("Tom Haas said his bank was safe.", "his [Tom Haas] bank was safe"),
        (
            "Mr Tom Haas and his wife Anna Haas left the town. She died in 1990.",
            "She [Anna Haas] died in 1990",
        ),
        ("“I am sad,” Ada Lind said.", "I [Ada Lind] am sad"),
        ("“We were promised a school,” Ada Lind said.", "We were promised a school"),
        ("The bridge is old. It collapsed in May.", "It [The bridge] collapsed in May"),
        (
            "The unions met in Oslo. They rejected the offer.",
            "They [The unions] rejected the offer",
        ),
        (
            "Mongolia signed the Rome Statute in 2000 and ratified it in 2002.",
            "Mongolia … ratified it [the Rome Statute] in 2002",
        ),
    ],
)
def test_a_pronoun_has_behind_it_what_it_means(text: str, statement: str) -> None:
    assert statement in statements(text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Anna Berg spoke. Tom Haas listened. She left early.", "She left early"),
        ("Tom Haas arrived. The doctor waved. He left early.", "He left early"),
        ("Tom Haas met Otto Ravn. He left early.", "He left early"),
        ("Mr Tom Haas arrived. She left early.", "She left early"),
        ("Tom Haas spoke. They left early.", "They left early"),
    ],
)
def test_where_two_fit_or_none_there_is_no_bracket(text: str, statement: str) -> None:
    assert statement in statements(text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Tom Haas left the town, blaming the rain.",
            "[Tom Haas] blaming the rain",
        ),
        (
            "Mr Tom Haas came in May. Mr Haas sold the mill in June.",
            "Mr [Tom] Haas sold the mill in June",
        ),
        (
            "The land registry of Selby closed. The registry lost its papers.",
            "The [land] registry [of Selby] lost its papers",
        ),
        (
            "Tom Sam and his wife Ida Sam moved. The parents came from India.",
            "The parents [Tom Sam] [Ida Sam] came from India",
        ),
        (
            "Mongolia has a coast. Mongolia is large. The country has few people.",
            "The country [Mongolia] has few people",
        ),
    ],
)
def test_what_the_words_lack_is_put_in_beside_them(text: str, statement: str) -> None:
    assert statement in statements(text)


def test_a_statement_names_who_is_given_as_the_speaker() -> None:
    text = (
        "Deputy governor Anna Berg wrote to the council. “Rents will fall in May,” said"
        " Tom Haas of Kestrel. “Sellers are giving in,” he said."
    )

    assert "Sellers are giving in,” he [Tom Haas] said" in statements(text)


@pytest.mark.parametrize(
    ("words", "day"),
    [("on Monday", "2024-09-02"), ("in May", "2024-05"), ("last year", "2023")],
)
def test_a_date_has_its_value_behind_it(words: str, day: str) -> None:
    text = f"The bridge collapsed {words}."

    found = statements(text, date(2024, 9, 5))

    assert found == [f"The bridge collapsed {words} [{day}]"]


def test_a_date_that_says_its_year_has_no_bracket() -> None:
    text = "The bridge collapsed on 2 September 2024."

    assert statements(text, date(2024, 9, 5)) == [text[:-1]]
