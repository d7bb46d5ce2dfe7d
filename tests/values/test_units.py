"""Units and currencies: what they are worth, and the table that has them."""

import runpy
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.data_file import read_data_text
from claims.values.unit import Unit
from claims.values.units import unit, units

ROOT = Path(__file__).parents[2]
UNITS = sorted(units().named.values(), key=lambda each: (each.dimension, each.name))


@given(st.sampled_from(UNITS), st.fractions())
def test_a_number_comes_back_from_the_base_unit_as_it_was(
    measured: Unit, number: Fraction
) -> None:
    assert measured.from_base(measured.in_base(number)) == number


@pytest.mark.parametrize(
    ("number", "name", "dimension", "in_base"),
    [
        ("1", "mile", "length", "1609.344"),
        ("450", "terawatt-hour", "energy", "1620000000000000000"),
        ("30", "kilotonne", "mass", "30000000"),
        ("212", "degree Fahrenheit", "temperature", "373.15"),
        ("0", "degree Celsius", "temperature", "273.15"),
        ("24", "hour", "duration", "86400"),
        ("25", "basis point", "points", "0.25"),
        ("50", "penny", "money", "0.5"),
        ("1", "acre", "area", "4046.8564224"),
    ],
)
def test_what_a_unit_is_worth_is_exact(
    number: str, name: str, dimension: str, in_base: str
) -> None:
    measured = unit(name, dimension)

    assert measured is not None
    assert measured.in_base(Fraction(number)) == Fraction(in_base)


def test_percent_and_percentage_points_are_of_different_dimensions() -> None:
    percent, points = unit("percent", "share"), unit("percentage point", "points")

    assert percent is not None
    assert points is not None
    assert percent.dimension != points.dimension


def test_every_currency_has_its_code_and_its_names() -> None:
    table = tomllib.loads(read_data_text("units.toml"))["currencies"]

    assert len(table) > 300
    assert table["CHF"].startswith("Swiss Franc, Swiss franc")
    assert all(len(code) == 3 and code.isupper() for code in table)


def test_the_shipped_table_is_what_its_generator_writes() -> None:
    # babel is pinned for CI: another CLDR than the table's is a table to be made anew.
    shipped = read_data_text("units.toml")

    written = runpy.run_path(str(ROOT / "tests/quality/units_table.py"))["table"]()

    assert written == shipped, "run: make units"
