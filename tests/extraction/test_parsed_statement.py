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
