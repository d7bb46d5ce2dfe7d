"""Ages: "a 42-year-old", "aged 65", "Putin, 71," and "in her 80s"."""

import re
from fractions import Fraction

from claims.values.figure import Figure
from claims.values.number import Number
from claims.values.unit import Unit
from claims.values.units import unit
from claims.values.value import Value, ValueType

_PERIOD = re.compile(
    r"(?:[\s-])*(?P<unit>years?|yrs?|months?|weeks?|days?)[\s-]*(?:olds?\b|of\s+age\b)"
    r"|\s*(?P<short>y/?o|yo)\b",
    re.I,
)
_AGED = re.compile(
    r"\b(?:(?:of|at)\s+)?(?:the\s+)?(?P<words>ages?|aged)\s+(?:of\s+)?"
    r"(?P<bound>(?:between|from|over|under|about|around|at\s+least|up\s+to|just)\s+)?$",
    re.I,
)
_TOLD = re.compile(r"[\s-]+(years?|months?|weeks?|days?)\b", re.I)
# A name, a comma and a number between commas; not what a preposition leads to, for
# "In Paris, 20 were hurt" gives no age.
_NAMED = re.compile(
    r"(?<![\w’'-])(?P<first>[A-Z][\w’'.-]*\s+)*[A-Z][\w’'-]*[a-z][\w’'-]*,\s+$"
)
_PLACED = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Oo]n|[Tt]o|[Bb]y|[Oo]f|[Ss]ince|[Uu]ntil)\s+"
    r"(?:[A-Z][\w’'.-]*\s+)*[A-Z][\w’'.-]*,\s+$"
)
_CLOSED = re.compile(r",(?!\d)|\s*[.;)](?!\d)|\s*$|\s+(?=who\b|and\s+[A-Z])")
_MONTHS = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,\s+$"
)
_TENS = re.compile(
    r"\b(?:his|her|their|my|your|our|its)\s+(?:(?P<part>early|mid|late)[\s-]+)?"
    r"(?P<words>(?P<tens>[1-9]0)['’]?s)\b",
)
_OLDEST = 122


def with_age(text: str, number: Number) -> Figure | None:
    """Return the age that a number states."""
    start, end = number.start, number.end
    if after := _PERIOD.match(text, end):
        name = (after["unit"] or "year").lower().rstrip("s")
        period = _period("year" if name == "yr" else name)
        return Figure(start, after.end(), ValueType.AGE, number, period)
    if before := _AGED.search(text, max(0, start - 32), start):
        told = _TOLD.match(text, end)  # "at the age of four months"
        return Figure(
            start if before["bound"] else before.start("words"),
            told.end() if told else end,
            ValueType.AGE,
            number,
            _period(told[1].lower().rstrip("s") if told else "year"),
        )
    if _stands_by_a_name(text, number):
        return Figure(start, end, ValueType.AGE, number, _period("year"))
    return None


def _period(name: str) -> Unit | None:
    return unit(name, "duration")


def _stands_by_a_name(text: str, number: Number) -> bool:
    """Say whether a number stands in apposition to a name: "Putin, 71, said"."""
    if number.in_words or number.value.denominator != 1:
        return False
    if not 0 < number.value <= _OLDEST or not text[number.start].isdigit():
        return False
    before = text[max(0, number.start - 60) : number.start]
    return (
        _NAMED.search(before) is not None
        and _PLACED.search(before) is None
        and _MONTHS.search(before) is None
        and _CLOSED.match(text, number.end) is not None
        and text[number.start : number.end].isdigit()
    )


def ages_in_tens(text: str) -> list[Value]:
    """Return the ages of "in her 80s" and "his early 40s", ten years wide or less."""
    found = []
    for each in _TENS.finditer(text):
        tens = int(each["tens"])
        first, last = {"early": (0, 4), "mid": (3, 7), "late": (6, 10)}.get(
            (each["part"] or "").lower(), (0, 10)
        )
        step = Fraction(10)
        number = Number(
            each.start("words"), each.end("words"), Fraction(tens), False, step
        )
        figure = Figure(
            number.start, number.end, ValueType.AGE, number, _period("year")
        )
        value = figure.as_value()
        found.append(
            Value(
                value.start,
                value.end,
                value.type,
                value.value,
                value.unit,
                value.dimension,
                low=str(tens + first),
                high=str(tens + last),
            )
        )
    return found
