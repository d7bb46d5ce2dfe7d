"""Figures and dates as newspapers write them, a row a case."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from claims.values import Value, find_values

TABLE = tomllib.loads(
    Path(__file__).with_name("hard_cases.toml").read_text(encoding="utf-8")
)
CASES = [(row[0], row[1:]) for rows in TABLE.values() for row in rows]
PUBLISHED = date(2024, 9, 2)  # a Monday


def written(text: str, value: Value, expected: str) -> str:
    """Write a value as the table does, with as much of it as a row states."""
    parts = [f"{text[value.start : value.end]} = {value.value} {value.unit or ''}"]
    parts += [value.hedge or "", f"{value.low or ''}..{value.high or ''}"]
    return joined(parts[: 3 if expected.count("|") == 2 else 2])


def joined(parts: list[str]) -> str:
    return " | ".join(each.strip() for each in parts).rstrip(" |")


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_each_case_gives_just_its_values(text: str, expected: list[str]) -> None:
    found = find_values(text, PUBLISHED)

    rows = [*expected, *[""] * (len(found) - len(expected))]
    assert [
        written(text, value, row) for value, row in zip(found, rows, strict=False)
    ] == [joined(row.split("|")) for row in expected]


def test_the_table_holds_enough_cases() -> None:
    assert len(CASES) >= 120
