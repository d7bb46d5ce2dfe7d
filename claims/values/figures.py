"""The figures of a text: its numbers, each with its unit and its hedge."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.values.ages import with_age
from claims.values.figure import Figure
from claims.values.hedges import hedge_after, hedge_before
from claims.values.money import money_after, money_before, scale, with_cents
from claims.values.number import Number
from claims.values.numbers import numbers, stand_alone
from claims.values.unit import Unit
from claims.values.units import unit, units
from claims.values.value import Hedge, ValueType

_PERCENT = re.compile(
    r"\s*%|\s*-?\s*(?:per\s?cents?|percents?|percentages?|pct|pc)\b", re.I
)
_POINTS = re.compile(
    r"(?:\s*%|[\s-]*(?:per\s?cent|percent|percentage|pct|pc))[\s-]*points?\b"
    r"|[\s-]*ppts?\b",
    re.I,
)
_PERCENT_OF = re.compile(r"(?:%|\b(?:percent|per\s+cent|percentage))\s+of\s+$", re.I)
_DEGREES = re.compile(
    r"[\s-]*(?:(?:degrees?|degs?\b\.?|[°º])(?:\s*(?P<unit>[A-Za-z]+)(?![A-Za-z]))?"
    r"|(?P<bare>celsius|celcius|centigrade|centigrate|fahrenheit|farenheit|kelvins?)\b)",
    re.I,
)
_SCALES_OF_HEAT = {
    **dict.fromkeys(("celsius", "celcius", "centigrade", "centigrate", "c"), "Celsius"),
    **dict.fromkeys(("fahrenheit", "farenheit", "farenheight", "f"), "Fahrenheit"),
    **dict.fromkeys(("kelvin", "kelvins", "k"), "kelvin"),
    **dict.fromkeys(("rankine", "r"), "Rankine"),
}
_HOT = re.compile(r"([CF])\b")
_COLD = re.compile(r"\s?([CF])\b")
# What is told of near a bare letter, for "13F" is a form and "4C" a flat.
_WEATHER = re.compile(
    r"warm|heat|hot\b|temperature|cool|cold|freez|climate|weather|summer|winter|degree"
    r"|thermomet|[Pp]aris agreement|fever|°|\b(?:high|low)s?\s+of\b",
    re.I,
)


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a text in its order."""
    known = numbers(text)
    skipped = -1
    found = [with_unit(text, each) for each in known]
    for place, number in enumerate(known):
        if place <= skipped:
            continue
        following = known[place + 1] if place + 1 < len(known) else None
        figure = found[place]
        if following is not None and figure and figure.type is ValueType.MONEY:
            whole = with_cents(text, figure, following)
            if whole is not None:
                skipped = place + 1
                yield hedged(text, whole)
                continue
        if following is not None:
            one, other = in_range(
                text,
                figure or _bare(number),
                found[place + 1] or _bare(following),
            )
            figure = one if one.unit or one.number is not number else figure
            if other.unit:
                found[place + 1] = other
        if figure is not None:
            yield hedged(text, figure)
        elif stand_alone(text, number):
            yield hedged(text, _bare(number))


def _bare(number: Number) -> Figure:
    return Figure(number.start, number.end, ValueType.NUMBER, number)


def hedged(text: str, figure: Figure) -> Figure:
    """Return a figure with the hedge before or behind it."""
    after = hedge_after(text, figure.end)
    hedge = after[0] if after else hedge_before(text, figure.start)
    if hedge is Hedge.OVER and figure.type is ValueType.DURATION and not after:
        words = text[max(0, figure.start - 5) : figure.start].lower()
        if words.strip() == "over":
            return figure  # "over 10 years" says how long as often as how much.
    return replace(figure, hedge=figure.hedge or hedge)


def with_unit(text: str, number: Number) -> Figure | None:
    """Return a number with its unit, or nothing where it is bare."""
    found = _with_unit(text, number)
    if found is not None:
        return found
    after = hedge_after(text, number.end)  # "20-plus years", "10 or more years"
    if after is None:
        return None
    hedge, end = after
    found = _with_unit(text, replace(number, end=end))
    if found is None or found.end <= end:
        return None
    return replace(found, number=number, hedge=hedge)


def _with_unit(text: str, number: Number) -> Figure | None:
    return (
        _percentage(text, number)
        or with_age(text, number)
        or money_before(text, number)
        or _temperature(text, number)
        or money_after(text, number)
        or _measure(text, number)
    )


def _percentage(text: str, number: Number) -> Figure | None:
    start, end = number.start, number.end
    kind, percent = ValueType.PERCENTAGE, unit("percent", "share")
    if after := _POINTS.match(text, end):
        points = unit("percentage point", "points")
        return Figure(start, after.end(), kind, number, points)
    if after := _PERCENT.match(text, end):
        return Figure(start, after.end(), kind, number, percent)
    if before := _PERCENT_OF.search(text, max(0, start - 20), start):
        return Figure(before.start(), end, kind, number, percent)
    return None


def _temperature(text: str, number: Number) -> Figure | None:
    start, end, kind = number.start, number.end, ValueType.TEMPERATURE
    if after := _DEGREES.match(text, end):
        written = (after["unit"] or after["bare"] or "").lower()
        name = _SCALES_OF_HEAT.get(written)
        stop = after.end() if name or not written else after.start("unit")
        stop = stop if name else len(text[:stop].rstrip())
        return Figure(start, stop, kind, number, _heat(name))
    cold = _COLD if number.value < 0 else _HOT
    if number.in_words or not (after := cold.match(text, end)):
        return None
    nearby = text[max(0, start - 120) : number.end + 120]
    if cold is _HOT and not _WEATHER.search(nearby):
        return None
    name = _SCALES_OF_HEAT[after[1].lower()]
    return Figure(start, after.end(), kind, number, _heat(name))


def _heat(scale_of_heat: str | None) -> Unit:
    if scale_of_heat is None:
        return Unit("degree", "temperature", "degree")
    name = scale_of_heat if scale_of_heat == "kelvin" else f"degree {scale_of_heat}"
    return unit(name, "temperature") or Unit(
        name, "temperature", "kelvin", Fraction(5, 9)
    )


_TYPES = {"duration": ValueType.DURATION, "points": ValueType.PERCENTAGE}


def _measure(text: str, number: Number) -> Figure | None:
    end = number.end
    opened = re.compile(r"\s*[\[<(]").match(text, end)
    found = units().measures.find(text, opened.end() if opened else end)
    if found is None:
        return None
    measured, at, stop = found
    if opened:
        if text[stop : stop + 1] not in tuple("]>)"):
            return None
        stop += 1
    written = text[at:stop]
    if len(written) == 1 and written.isalpha() and number.in_words:
        return None
    kind = _TYPES.get(measured.dimension, ValueType.MEASURE)
    if measured.name in ("percent", "per mille"):
        kind = ValueType.PERCENTAGE
    return Figure(number.start, stop, kind, number, measured)


_JOINT = re.compile(r"\s+to\s+|\s+or\s+|\s*[-–—]\s*|\s+(?P<and>and)\s+", re.I)
_BETWEEN = re.compile(r"\bbetween\s+$", re.I)
_SHARED = (ValueType.PERCENTAGE, ValueType.MEASURE, ValueType.MONEY, ValueType.DURATION)


def in_range(text: str, one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Return two figures with what they share: "10 to 12 %", "$5-7 million"."""
    joint = _JOINT.fullmatch(text, one.end, other.start)
    if joint is None or one.number.in_words != other.number.in_words:
        return one, other
    at = one.number.start
    is_between = _BETWEEN.search(text, max(0, at - 12), at)
    if joint["and"] and not is_between:
        return one, other
    if (
        other.number.scale >= 1000
        and one.number.scale == 1
        and one.number.value < other.number.value / other.number.scale
        and text[one.number.end : one.number.end + 1] != "%"
    ):
        one = replace(one, number=scale(one.number, other.number.scale))
    if one.unit is None and other.unit is not None and other.type in _SHARED:
        # What stands before the figure, such as a sign of money, is its own.
        if other.start == other.number.start:
            one = replace(one, type=other.type, unit=other.unit)
    elif (
        other.unit is None
        and one.type is ValueType.MONEY
        and one.start < one.number.start
        and joint.group().strip() != "or"
    ):
        other = replace(other, type=one.type, unit=one.unit)
    elif one.type is ValueType.AGE and other.unit in (None, one.unit):
        other = replace(other, type=one.type, unit=one.unit)  # "aged 8 to 10 years"
    return one, other
