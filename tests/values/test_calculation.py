"""Calculations are exact, and nothing but arithmetic."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import CalculationError
from claims.values.calculation import evaluate, references, renumbered, written


def none(number: int, _: Fraction | None) -> Fraction:
    raise CalculationError(f"no evidence {number}")


def known(number: int, stated: Fraction | None) -> Fraction:
    return stated if stated is not None else Fraction(number * 10)


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("1_564_116 / 543_940", "2.875530389"),
        ("e1:1_564_116 / e2:543_940", "2.875530389"),
        ("e1 + e2", "30"),
        ("(e12 - 100) * e1 : 2.5", "50"),
        ("0.1 + 0.2", "0.3"),
        ("10 ÷ 4 × 2 − 1", "4"),
        ("-2 ** 2", "-4"),
        ("2 ** -2", "0.25"),
        ("1/3", "0.3333333333"),
        ("2/3000", "0.0006666666667"),
        ("100_000_000_000_000_000 / 3", "33333333333333333"),
        ("0 * 1", "0"),
        ("-7 / 2", "-3.5"),
    ],
)
def test_a_calculation_comes_to_what_it_says(expression: str, result: str) -> None:
    assert written(evaluate(expression, known)) == result


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("1 / 0", "divides by zero"),
        ("0 ** -1", "divides by zero"),
        ("1 / (e1 - 10)", "divides by zero"),
        ("2 ** 65", "whole number up to 64"),
        ("2 ** 0.5", "whole number up to 64"),
        ("((10 ** 64) ** 64) ** 64", "a number without measure"),
        ("1,564,116 / 543,940", "has a comma in it; write 1_564_116"),
        ("9" * 1001, "1,001 characters is too long"),
    ],
)
def test_what_comes_to_nothing_is_refused(expression: str, reason: str) -> None:
    with pytest.raises(CalculationError, match=r".") as refused:
        evaluate(expression, known)

    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "expression",
    [
        "", "x", "r0", "e1 + r0", "1 +", "__import__('os')", "e1.real", "[1]",
        "1 if 1 else 2", "1; 2", "True", "1e6", "0x10", "1j", "'a' * 9", "7 // 2",
        "7 % 2", "1 < 2", "(lambda: 1)()", "1 # two\n+ 2", "e0", "éé", "\0",
        "(" * 400 + "1" + ")" * 400,
    ],
)  # fmt: skip
def test_what_is_no_arithmetic_is_refused(expression: str) -> None:
    with pytest.raises(CalculationError, match="is no calculation") as refused:
        evaluate(expression, known)

    assert "\n" not in str(refused.value)


def test_evidence_is_named_and_named_anew() -> None:
    assert references("e1:2 / (e12 - 1e3) + the3 + e1") == {1, 12}
    assert renumbered("e1:2 / e2 - e3", {1: 4, 2: 1}) == "e4:2 / e1 - e3"


@given(st.text(alphabet="0123456789_.e:+-*/() ", max_size=40))
def test_any_text_gives_a_number_or_a_reason(text: str) -> None:
    try:
        found = evaluate(text, known)
    except CalculationError:
        return
    assert isinstance(found, Fraction)


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**9))
def test_what_is_written_is_the_number_to_its_digits(above: int, below: int) -> None:
    value = Fraction(above, below)

    shown = written(value)

    exact = Fraction(Decimal(shown))
    assert abs(exact - value) <= abs(value) / 10**9
    assert "e" not in shown.lower()
