"""How values pass between the database, the records and the ledger."""

from datetime import date

import pytest

from claims.services.core.column_shapes import (
    CLAIM,
    DAY,
    FIELDS,
    LINES,
    OUTCOME,
    PERSON,
    PLAIN,
    Keys,
    Shape,
    one_of,
)
from claims.vocabulary import Kind, Outcome

KEYS = Keys(people={"ada": 4}, claims={2: 22})


@pytest.mark.parametrize(
    ("shape", "told", "stored"),
    [
        (PLAIN, "words", "words"),
        (DAY, "2024-09-02", date(2024, 9, 2)),
        (DAY, None, None),
        (LINES, None, []),
        (FIELDS, None, {}),
        (PERSON, "ada", 4),
        (PERSON, None, None),
        (CLAIM, 2, 22),
        (CLAIM, None, None),
        (one_of(Kind), "rule", Kind.RULE),
        (one_of(Kind), None, None),
        (OUTCOME, "proposed", None),
        (OUTCOME, "moved", Outcome.MOVED),
    ],
)
def test_what_the_ledger_tells_is_what_the_table_stores(
    shape: Shape, told: object, stored: object
) -> None:
    assert shape.replay is not None
    assert shape.replay(told, KEYS) == stored


@pytest.mark.parametrize(
    ("shape", "stored", "read"),
    [
        (LINES, ['["a", "b"]', "[]"], [("a", "b"), ()]),
        (FIELDS, ['{"a": 1}', "{}"], [{"a": 1}, {}]),
        (DAY, ["2024-09-02", date(2024, 9, 3), None],
         [date(2024, 9, 2), date(2024, 9, 3), None]),
        (one_of(Kind), ["rule", None], [Kind.RULE, None]),
    ],
)  # fmt: skip
def test_what_the_driver_gives_is_what_a_record_keeps(
    shape: Shape, stored: list[object], read: list[object]
) -> None:
    assert list(shape.read(stored)) == read
