"""Fractions that go on from a number: two thirds, one and a half, one in five."""

import re
from collections.abc import Callable
from fractions import Fraction

from claims.english.number_words import ORDINALS, PARTS, SCALES, TENS
from claims.values.number import Number, step_of_part
from claims.values.number_scale import next_word, scaled

Read = Callable[[str, int], Number | None]
"""Gives the number that begins at a place, if one does."""

_OUT_OF = re.compile(r"\s+(?:over|out\s+of)\s+")
_IN = re.compile(r"\s+in\s+(?:every\s+)?")
_AND = re.compile(r"\s+and\s+", re.I)
_NO_SHARE = re.compile(
    r"\s+(?:days?|nights?|weeks?|months?|years?|decades?|hours?|minutes?|seconds?|cities"
    r"|countries|states|matches|games|places|attempts)\b",
    re.I,
)


def with_fraction(text: str, number: Number, read: Read) -> Number:
    """Return a number with the fraction that follows it, added or applied."""
    return (
        _out_of(text, number, read)
        or _parts(text, number)
        or _and_part(text, number, read)
        or number
    )


def _of(number: Number, end: int, value: Fraction, step: Fraction) -> Number:
    return Number(number.start, end, value, True, step, number.scale)


def _out_of(text: str, number: Number, read: Read) -> Number | None:
    """Return "nine out of ten", or "one in five" of things that are so many."""
    link = _OUT_OF.match(text, number.end)
    below = read(text, link.end()) if link else None
    if below is not None and below.value:
        value = number.value / below.value
        return _of(number, below.end, value, step_of_part(value))
    link = _IN.match(text, number.end)
    below = read(text, link.end()) if link else None
    if (
        below is None
        or not 0 < number.value < below.value
        or number.value > 9
        or not _divides(text, below)
        or _NO_SHARE.match(text, below.end)
        or text[below.end : below.end + 1] in ("%", "-")
    ):
        return None
    value = number.value / below.value
    return _of(number, below.end, value, step_of_part(value))


def _divides(text: str, below: Number) -> bool:
    """Say whether one in so many may be meant: in 2,000, but not in the year 2000."""
    value = below.value
    if value.denominator != 1 or (value > 20 and value % 10):
        return False
    return re.fullmatch(r"\d{4}", text[below.start : below.end]) is None


def _parts(text: str, number: Number) -> Number | None:
    """Return "two thirds", "twenty three hundredths", "three twenty-fifths"."""
    following, value = next_word(text, number.end), number.value
    if following is None or value.denominator != 1:
        return None
    low, end = following
    last = _last(text, number)
    if last in TENS and value > TENS[last] and 0 < PARTS.get(low, 0) < 10:
        part_of = Fraction(TENS[last] + PARTS[low])
        return _of(number, end, (value - TENS[last]) / part_of, Fraction(1, 100))
    plural_fits = value == 1 or low.endswith("s")
    if low in PARTS and low != "second" and plural_fits and number.in_words:
        share = value / PARTS[low]
        return _of(number, end, share, step_of_part(share))
    if low in TENS and (after := next_word(text, end)):
        part = ORDINALS.get(after[0], ORDINALS.get(after[0].rstrip("s"), 10))
        if part < 10 and (value == 1 or after[0].endswith("s")):
            share = value / (TENS[low] + part)
            return _of(number, after[1], share, Fraction(1, 100))
    return None


def _and_part(text: str, number: Number, read: Read) -> Number | None:
    """Return "one and a half", "two and a half million", "2 million and a half"."""
    link = _AND.match(text, number.end)
    scale = SCALES.get(_last(text, number), 1)
    if link is None or not (number.in_words or scale > 1):
        return None
    more = read(text, link.end())
    if more is None or not 0 < more.value < 1 or not more.in_words:
        return None
    step = step_of_part(more.value)
    times = scaled(text, more.end)
    if times is not None and scale == 1:
        value = (number.value + more.value) * times[1]
        return _of(number, times[0], value, step * times[1])
    if times is not None and times[1] < scale:
        value = number.value + more.value * times[1]
        return _of(number, times[0], value, step * times[1])
    return _of(number, more.end, number.value + more.value * scale, step * scale)


def _last(text: str, number: Number) -> str:
    return re.split(r"[\s-]+", text[number.start : number.end].lower())[-1]
