"""The numbers of a claim's evidence, and what is calculated from them."""

import pytest
from sqlalchemy import Connection

from claims.errors import CalculationError
from claims.records import Evidence
from claims.services.evidence.calculations import result_of
from support import make_article
from support_desk import cite


@pytest.fixture
def known(connection: Connection) -> list[Evidence]:
    """What three pages say: one number, two numbers, and none."""
    make_article(connection)
    passages = ("12 ships came", "5 of 40 ships sank", "nobody counted")
    return [cite(connection, passage=each) for each in passages]


@pytest.mark.parametrize(
    ("expression", "result"),
    [("e1 * 2", "24"), ("e2:5 / e2:40 * 100", "12.5"), ("(e1 + e2:5) * 10", "170")],
)
def test_a_number_is_taken_from_the_passage(
    known: list[Evidence], expression: str, result: str
) -> None:
    assert result_of("harbour/1", expression, known) == result


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("e9", "harbour/1 has no evidence 9 to calculate with; claims evidence list"),
        ("e3", "evidence 3 of harbour/1 states no number; add a passage with it"),
        ("e2", "states several numbers: 5, 40; say which, as e2:5"),
        ("e1:13", "evidence 1 of harbour/1 does not state 13; it states 12"),
    ],
)
def test_what_is_not_stated_is_not_calculated_with(
    known: list[Evidence], expression: str, words: str
) -> None:
    with pytest.raises(CalculationError) as refused:
        result_of("harbour/1", expression, known)

    assert words in str(refused.value)
