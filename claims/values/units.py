"""The units and currencies that are known, with every way to write them.

``data/units.toml`` has them from CLDR, ``data/unit_names.toml`` what CLDR lacks.
Both are read when the first value is looked for.
"""

import tomllib
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from claims.data_file import read_data_text
from claims.values.unit import MONEY, Unit
from claims.values.unit_ways import Ways

Table = dict[str, dict[str, str]]
_MONEY_PARTS = ("currencies", "nouns", "coins", "before", "codes", "names", "capitals")


@dataclass(slots=True)
class Units:
    """Every unit by its dimension and name, and by what is written for it."""

    named: dict[tuple[str, str], Unit] = field(default_factory=dict)
    measures: Ways = field(default_factory=Ways)
    money: Ways = field(default_factory=Ways)
    before: dict[str, Unit] = field(default_factory=dict)
    """Money by what stands before a figure, in small letters: ``us$``."""
    codes: frozenset[str] = frozenset()
    """Of ISO 4217, without those that are words in capitals: ``TOP 10``."""


@cache
def units() -> Units:
    """Return the units; the first call reads them."""
    table = tomllib.loads(read_data_text("units.toml"))
    by_hand = tomllib.loads(read_data_text("unit_names.toml"))
    known = Units()
    _read_measures(known, table, by_hand)
    _read_money(known, table, by_hand)
    _read_before(known, table, by_hand)
    return known


def unit(name: str, dimension: str) -> Unit | None:
    """Return the unit that a value has."""
    return units().named.get((dimension, name))


def _read_measures(known: Units, table: Table, by_hand: Table) -> None:
    capitals = set(_listed(by_hand["capitals"]["also"]))
    bases: dict[str, str] = {}
    for source in (by_hand, table):
        for dimension, rows in source.items():
            if dimension in _MONEY_PARTS:
                continue
            for name, text in rows.items():
                factor, *ways = _listed(text)
                times, _, plus = factor.partition("+")
                worth, offset = Fraction(times), Fraction(plus or 0)
                base = _base(table, by_hand, dimension, bases)
                each = Unit(name, dimension, base, worth, offset)
                known.named[dimension, name] = each
                for way in (name, *ways, *_listed(by_hand["names"].get(name, ""))):
                    fold = len(way) > 2 or way.lower() in capitals
                    known.measures.put(each, way, fold=fold)


def _base(table: Table, by_hand: Table, dimension: str, known: dict[str, str]) -> str:
    """Return the unit of a dimension that is worth 1, or the number one."""
    if dimension not in known:
        rows = table.get(dimension) or by_hand[dimension]
        ones = (name for name, text in rows.items() if _listed(text)[0] == "1")
        known[dimension] = next(ones, "one")
    return known[dimension]


def _read_money(known: Units, table: Table, by_hand: Table) -> None:
    no_codes = set(_listed(by_hand["codes"]["not"]))
    codes = table["currencies"].keys() | by_hand["currencies"].keys()
    for code in sorted(codes):
        each = known.named[MONEY, code] = Unit(code, MONEY, code)
        for source in (by_hand, table):
            for way in _listed(source["currencies"].get(code, "")):
                known.money.put(each, way, fold=True)
        if code not in no_codes:
            known.money.put(each, code, fold=False)
    known.codes = frozenset(code for code in codes - no_codes if code.isupper())
    for source in (by_hand, table):
        for noun, text in source["nouns"].items():
            name, *ways = _listed(text)
            each = known.named.setdefault((MONEY, name), Unit(name, MONEY, name))
            for way in (noun, *ways):
                known.money.put(each, way, fold=True)
    for name, text in by_hand["coins"].items():
        worth, *ways = _listed(text)
        times, _, base = worth.partition(" ")
        if base:
            each = Unit(name, MONEY, base, Fraction(times))
        else:
            each, ways = Unit(name, MONEY, name), [worth, *ways]
        known.named[MONEY, name] = each
        for way in (name, *ways):
            known.money.put(each, way, fold=len(way) > 1)


def _read_before(known: Units, table: Table, by_hand: Table) -> None:
    """Read what stands before a figure: the signs, and some words by hand."""
    for name, text in by_hand["before"].items():
        for way in _listed(text):
            known.before.setdefault(way.lower(), known.named[MONEY, name])
            if not way[-1].isalpha():
                known.money.put(known.named[MONEY, name], way, fold=True)
    for code, text in table["currencies"].items():
        for way in _listed(text):
            if (
                not way.isalpha()
                and " " not in way
                and len(way) <= 4
                and way[-1] != "."
            ):
                known.before.setdefault(way.lower(), known.named[MONEY, code])


def _listed(text: str) -> list[str]:
    return text.split(", ") if text else []
