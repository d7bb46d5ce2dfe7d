"""Finding the figures and dates that a text states."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import accumulate

from claims.values.ages import ages_in_tens
from claims.values.dates import dates
from claims.values.figure import Figure
from claims.values.figures import figures, hedged
from claims.values.number import Number
from claims.values.numbers import inside_address
from claims.values.units import units
from claims.values.value import Value, ValueType


def find_values(text: str, published_on: date | None = None) -> list[Value]:
    """Return the figures and dates of a text in its order, none inside another.

    A date without a year, or one such as "on Monday", is told by ``published_on``, and
    left out without it. Offsets are code points, end exclusive.
    """
    found = [
        each
        for each in dates(text, published_on)
        if not inside_address(text, each.start)
    ]
    for more in (halves(text), ages_in_tens(text), _figures(text)):
        found.sort(key=_place)
        starts = [each.start for each in found]
        # The furthest end so far: two of them may overlap.
        ends = list(accumulate((each.end for each in found), max))
        found += [each for each in more if not _is_taken(each, starts, ends)]
    return sorted(found, key=_place)


def _place(value: Value) -> tuple[int, int]:
    return value.start, value.end


def _is_taken(value: Value, starts: list[int], ends: list[int]) -> bool:
    before = bisect_left(starts, value.end)
    return before > 0 and ends[before - 1] > value.start


def _figures(text: str) -> Iterator[Value]:
    return (each.as_value() for each in figures(text))


_HALF = re.compile(
    r"\bhalf\b(?=\s+(?:of|the|its|their|his|her|all|our|my)\b)"
    r"|\bhalf(?:\s+an?\s+|-)(?=[a-z])",
    re.I,
)
_NO_HALF = re.compile(
    r"\b(?:first|second|other|1st|2nd|latter|former|and\s+an?|better|third)\s+$", re.I
)
_AND_A_HALF = re.compile(r"\b(?:an?|one)\s+(?=[a-z])", re.I)
_ADDED = re.compile(r"\s+and\s+a\s+half\b", re.I)


def halves(text: str) -> Iterator[Value]:
    """Yield what "half" counts without a number: "half of them", "half an hour"."""
    for each in _HALF.finditer(text):
        if _NO_HALF.search(text, max(0, each.start() - 10), each.start()):
            continue
        half = Fraction(1, 2)
        number = Number(each.start(), each.start() + 4, half, True, Fraction(1, 10))
        if each.group().lower() == "half":
            bare = Figure(number.start, number.end, ValueType.NUMBER, number)
            yield hedged(text, bare).as_value()
        elif found := _unit(text, number, each.end()):
            yield hedged(text, found).as_value()
    for each in _AND_A_HALF.finditer(text):
        number = Number(
            each.start(), each.end() - 1, Fraction(3, 2), True, Fraction(1, 10)
        )
        found = _unit(text, number, each.end())
        if found and (added := _ADDED.match(text, found.end)):
            yield hedged(text, replace(found, end=added.end())).as_value()


def _unit(text: str, number: Number, at: int) -> Figure | None:
    measured = units().measures.find(text, at)
    if measured is None or measured[2] - measured[1] < 3:
        return None
    kinds = {"duration": ValueType.DURATION}
    kind = kinds.get(measured[0].dimension, ValueType.MEASURE)
    return Figure(number.start, measured[2], kind, number, measured[0])
