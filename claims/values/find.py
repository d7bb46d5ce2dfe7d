"""Finding the figures that a text states, each with its unit."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from claims.english.number_words import SCALES
from claims.values.numbers import Number, inside_address, numbers, stand_alone
from claims.values.units import (
    CURRENCIES,
    ISO_CODES,
    MEASURES,
    OF,
    PERIODS,
    PREFIXES,
    TEMPERATURES,
)
from claims.values.value import Value, ValueType


def _any(names: dict[str, str]) -> str:
    ordered = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in ordered)


_GAP = r"(?:\s|-)*"
_PERCENT = re.compile(
    r"\s*%|\s*-?\s*(?:per\s?cents?|percents?|percentages?(?:\s+points?)?|pct)\b", re.I
)
_PERCENT_OF = re.compile(r"(?:%|\b(?:percent|per\s+cent|percentage))\s+of\s+$", re.I)
_AGE = re.compile(
    rf"{_GAP}(?P<unit>{_any(PERIODS)}){_GAP}(?:olds?\b|of\s+age\b)"
    rf"|\s*(?P<short>y/?o|yo)\b",
    re.I,
)
_AGED = re.compile(
    r"\b(?:(?:of|at)\s+)?(?:the\s+)?(?P<words>ages?|aged)\s+(?:of\s+)?$", re.I
)
_BEFORE = re.compile(rf"(?<![A-Za-z$])(?P<unit>{_any(PREFIXES)})\s*$", re.I)
_CODE_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<unit>{'|'.join(sorted(ISO_CODES))})\s?$")
_MONEY = re.compile(
    rf"{_GAP}(?:(?P<of>{'|'.join(OF)})\s+)?(?P<unit>{_any(CURRENCIES)})(?![A-Za-z])"
    rf"(?:\s+(?P<scale>million|billion|trillion)\b)?",
    re.I,
)
_MEASURE = re.compile(
    rf"{_GAP}(?P<open>[\[<(])?(?P<unit>{_any(MEASURES)})(?![A-Za-z0-9])(?P<close>[\]>)])?",
    re.I,
)
_DEGREES = re.compile(
    rf"{_GAP}(?:(?:degrees?|degs?\b\.?|[°º])(?:\s*(?P<unit>{_any(TEMPERATURES)}))?(?![A-Za-z])"
    rf"|(?P<bare>celsius|celcius|centigrade|centigrate|fahrenheit|farenheit|kelvins?)\b)",
    re.I,
)
_JOINT = re.compile(r"\s+to\s+|\s+or\s+|\s*[-–—]\s*|\s+(?P<and>and)\s+", re.I)
_SCALED = re.compile(r"[\d.,]+\s+(thousand|million|billion|trillion)", re.I)
_BETWEEN = re.compile(r"\bbetween\s+$", re.I)
_COLD = re.compile(r"\s?([CF])\b")
_CENTS = re.compile(r"\s+(?:and\s+)?$", re.I)
_SMALL_UNIT = re.compile(rf"{_GAP}(?:cents?|pence|p)\b", re.I)


def find_values(text: str, published_on: date | None = None) -> list[Value]:
    """Return the figures and dates of a text in its order, none inside another.

    A date without a year, or one such as "on Monday", is told by ``published_on``, and
    left out without it. Offsets are code points, end exclusive.
    """
    from claims.values.dates import dates

    found = [
        each
        for each in dates(text, published_on)
        if not inside_address(text, each.start)
    ]
    taken = [(each.start, each.end) for each in found]
    for value in _figures(text):
        if not any(value.start < end and start < value.end for start, end in taken):
            found.append(value)
    return sorted(found, key=lambda each: (each.start, each.end))


def _figures(text: str) -> Iterator[Value]:
    known = numbers(text)
    skip = -1
    for place, number in enumerate(known):
        if place <= skip:
            continue
        following = known[place + 1] if place + 1 < len(known) else None
        found = _with_unit(text, number)
        if found is None and following is not None:
            found = _shared(text, number, following)
        if found is None:
            if stand_alone(text, number):
                yield _value(number.start, number.end, ValueType.NUMBER, number.value)
            continue
        if found.type == ValueType.MONEY and following is not None:
            cents = _with_cents(text, found, number, following)
            if cents is not None:
                skip = place + 1
                yield cents
                continue
        yield found


def _shared(text: str, number: Number, following: Number) -> Value | None:
    """Return a figure with the unit of the next: "10 to 12 per cent"."""
    joint = _JOINT.fullmatch(text, number.end, following.start)
    if joint is None or number.in_words != following.in_words:
        return None
    is_between = _BETWEEN.search(text, max(0, number.start - 12), number.start)
    if joint["and"] and not is_between:
        return None
    if scaled := _SCALED.fullmatch(text, following.start, following.end):
        value = number.value * SCALES[scaled[1].lower()]
        return _value(number.start, number.end, ValueType.NUMBER, value)
    other = _with_unit(text, following)
    # What stands before the figure, such as a sign of money, is its own.
    if other is None or other.start != following.start:
        return None
    if other.type not in (ValueType.PERCENTAGE, ValueType.MEASURE, ValueType.MONEY):
        return None
    return _value(number.start, number.end, other.type, number.value, other.unit)


def _with_unit(text: str, number: Number) -> Value | None:
    start, end, value = number.start, number.end, number.value
    if after := _PERCENT.match(text, end):
        return _value(start, after.end(), ValueType.PERCENTAGE, value, "percent")
    if before := _PERCENT_OF.search(text, max(0, start - 20), start):
        return _value(before.start(), end, ValueType.PERCENTAGE, value, "percent")
    if after := _AGE.match(text, end):
        unit = PERIODS[(after["unit"] or "year").lower()]
        return _value(start, after.end(), ValueType.AGE, value, unit)
    if before := _AGED.search(text, max(0, start - 24), start):
        return _value(before.start("words"), end, ValueType.AGE, value, "year")
    if before := _BEFORE.search(text, max(0, start - 24), start):
        unit = PREFIXES[_plain(before["unit"])]
        return _value(before.start(), end, ValueType.MONEY, value, unit)
    if before := _CODE_BEFORE.search(text, max(0, start - 5), start):
        return _value(before.start(), end, ValueType.MONEY, value, before["unit"])
    if after := _DEGREES.match(text, end):
        name = after["unit"] or after["bare"]
        unit = TEMPERATURES[name.lower()] if name else "degree"
        return _value(start, after.end(), ValueType.TEMPERATURE, value, unit)
    if value < 0 and (after := _COLD.match(text, end)):
        unit = TEMPERATURES[after[1].lower()]
        return _value(start, after.end(), ValueType.TEMPERATURE, value, unit)
    after = _MONEY.match(text, end)
    if after and after["unit"].lower() == "real" and value != 1:
        after = None  # "20 real people"
    if after and (
        _plain(after["unit"]) not in _WEIGHTS
        or _PAYING.search(text, max(0, start - 300), end + 300)
    ):
        unit = CURRENCIES[_plain(after["unit"])]
        if after["of"]:
            unit = f"{after['of'].capitalize()} {unit}"
        value *= SCALES[after["scale"].lower()] if after["scale"] else 1
        return _value(start, after.end(), ValueType.MONEY, value, unit)
    if after := _MEASURE.match(text, end):
        stop = after.end() if after["open"] and after["close"] else after.end("unit")
        if after["open"] and not after["close"]:
            return None
        unit = MEASURES[_plain(after["unit"])]
        return _value(start, stop, ValueType.MEASURE, value, unit)
    return None


_WEIGHTS = frozenset({"pound", "pounds"})
_PAYING = re.compile(
    r"[£]|\b(?:pay|paid|pays|cost|costs|price|priced|worth|fine|fined|fee|bill|salary|spent"
    r"|spend|sterling|pence|earn|earned|million|billion|profit|sales|bank|debt|tax)\b",
    re.I,
)


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


def _with_cents(
    text: str, money: Value, number: Number, following: Number
) -> Value | None:
    """Return "thirteen dollars and forty-five cents" as one amount."""
    if money.start < number.start or not 0 < following.value < 100:
        return None
    if not _CENTS.fullmatch(text, money.end, following.start):
        return None
    joined = "and" in text[money.end : following.start].lower()
    cents = _SMALL_UNIT.match(text, following.end)
    if cents is None and (joined or following.value < 10):
        return None
    end = cents.end() if cents else following.end
    if cents is None and (
        _MEASURE.match(text, following.end) or _PERCENT.match(text, following.end)
    ):
        return None
    value = number.value + following.value / 100
    return _value(money.start, end, ValueType.MONEY, value, money.unit)


def _value(
    start: int, end: int, kind: ValueType, value: Fraction, unit: str | None = None
) -> Value:
    return Value(start, end, kind, decimal(value), unit)


def decimal(value: Fraction) -> str:
    """Return a number with fifteen digits at most, in full: ``3400000``, ``0.0625``."""
    if value.denominator == 1:
        return str(value.numerator)
    return format(Decimal(format(float(value), ".15g")), "f")
