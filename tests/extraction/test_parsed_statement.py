"""How the engine ``spacy`` says a claim so that it stands alone."""

import pytest

from claims.document import Document
from claims.extraction import get_engine


def statements(text: str) -> list[str]:
    found = get_engine("spacy").extract(Document(text, text, b"", "", "", "", ""))
    return [claim.statement for claim in found]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Its rival, Dacor, closed in May.", "Its rival is Dacor."),
        ("A lawyer, Otto Ravn, resigned.", "Otto Ravn is a lawyer."),
        ("The rule (known as Law Nine) was lifted.", "The rule was lifted."),
        ("Ada Lind, who won, left Selby.", "Ada Lind won."),
    ],
)
def test_a_noun_beside_a_name_is_said_of_it(text: str, statement: str) -> None:
    assert statement in statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Harper: 'I will win'",
        "Ravn rejected claims that the gold was gone.",
        "The claim that eels fly is false.",
        "Kestrel said in Order 1362 that the yard was shut.",
    ],
)
def test_no_verb_is_put_before_a_clause(text: str) -> None:
    for statement in statements(text):
        words = statement.lower().rstrip(".").split()
        verbs = [word for word in words if word in ("is", "are", "was", "were")]

        assert all(text.lower().split().count(word) for word in verbs)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Mrs Anna Berg spoke. Mr Tom Haas listened. She left early.",
            "Anna Berg left early.",
        ),
        ("Tom Haas came to Selby. He left early.", "Tom Haas left early."),
        ("Tom Haas arrived. A woman waved. He left early.", "Tom Haas left early."),
        ("Tom Haas said his bank was safe.", "Tom Haas's bank was safe."),
        (
            "In his last year, Tom Haas wrote two books.",
            "In Tom Haas's last year, Tom Haas wrote two books.",
        ),
        (
            "Mr Tom Haas and his wife Anna Haas left the town. She died in 1990.",
            "Anna Haas died in 1990.",
        ),
    ],
)
def test_he_and_she_are_named_where_one_person_fits(text: str, statement: str) -> None:
    assert statement in statements(text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Anna Berg spoke. Tom Haas listened. She left early.", "She left early."),
        ("Tom Haas arrived. The doctor waved. He left early.", "He left early."),
        ("Tom Haas met Otto Ravn. He left early.", "He left early."),
        ("Mr Tom Haas arrived. She left early.", "She left early."),
    ],
)
def test_he_and_she_are_left_alone_where_two_fit_or_none(
    text: str, statement: str
) -> None:
    assert statement in statements(text)


def test_a_statement_names_who_is_given_as_the_speaker() -> None:
    text = (
        "Deputy governor Anna Berg wrote to the council. “Rents will fall in May,” said"
        " Tom Haas of Kestrel. “Sellers are giving in,” he said."
    )

    assert "Sellers are giving in, Tom Haas said." in statements(text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("“I am sad,” Ada Lind said.", "Ada Lind is sad."),
        ("“I've closed the mill,” Ada Lind said.", "Ada Lind has closed the mill."),
        ("“I don't own a boat,” Ada Lind said.", "Ada Lind doesn't own a boat."),
        ("“I carry two knives,” Ada Lind said.", "Ada Lind carries two knives."),
        ("“We were promised a school,” Ada Lind said.", "We were promised a school."),
        (
            "“We have closed the mill,” the union said.",
            "The union has closed the mill.",
        ),
        ("“I was born in Selby,” Ada Lind said.", "Ada Lind was born in Selby."),
    ],
)
def test_the_first_person_is_the_speaker_and_the_verb_agrees(
    text: str, statement: str
) -> None:
    assert statement in statements(text)
