"""The numbers of a text, found where they begin and read by what stands there."""

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache, partial

from claims.english.number_words import ONES, PARTS, SCALES, TENS
from claims.values.number import Number
from claims.values.number_digits import VULGAR, in_digits
from claims.values.number_fraction import with_fraction
from claims.values.number_spelled import in_words

_STARTS = sorted({*ONES, *TENS, *SCALES, *PARTS, "hundred", "a", "an"}, key=len)[::-1]
_BEGIN = re.compile(
    r"(?<![\w.])(?<![A-Za-z]-)(?:\d|\.\d|[½¼¾⅓⅔⅛])|(?<=[A-Z]{3})\d|(?<=\$)\d"
    rf"|(?<![A-Za-z])(?:{'|'.join(_STARTS)})(?![A-Za-z])",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"""
      \d+(?::\d+)+
    | \d+/\d+/\d+
    | 24/7(?!\d) | (?P<even>\d+)/(?P=even)(?!\d)
    | \d+(?:\.\d+){2,}
    | \d{1,2}(?:,\d{2}){1,20},\d{3}(?!\d)
    | \d{41,}
    """,
    re.VERBOSE,
)
_LIKE_A_DAY = re.compile(r"(?:0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?![\d/])")
_DIVISORS = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 24, 25, 30])
_CODE = re.compile(r"[A-Za-z]-?(?:\d+-)+$")
_BEHIND, _AHEAD = 80, 320
"""How many characters around its beginning tell a number."""
_NESTED = 3
"""How many numbers one is put together from: "one in two and a half"."""
_LINK = re.compile(r"\s+(?:and\s+)?")
_SIGN = re.compile(r"(?:(?:minus|negative)\s+|[-−–+]\s?)$", re.IGNORECASE)
_SPACED = re.compile(r"\d\s[-−–]\s")
_HALF_MORE = re.compile(r"\w\s+and\s+$", re.IGNORECASE)
_UNBROKEN = re.compile(r"(?<![^ \n])\S+")
_WEB = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)
_MORE = re.compile(rf"\S{{0,{_AHEAD}}}")


def numbers(text: str) -> list[Number]:
    """Return the numbers of a text in its order, none inside another."""
    found: list[Number] = []
    at = 0
    while begin := _BEGIN.search(text, at):
        start = begin.start()
        if (end := inside_address(text, start)) or (end := _no_figure(text, start)):
            at = end
            continue
        number = _within(text, start)
        if number is None or _of_another(text, start):
            at = max(begin.end(), start + 1)
            continue
        found.append(_signed(text, number, found[-1].end if found else 0))
        at = number.end
    return found


def stand_alone(text: str, number: Number) -> bool:
    """Say whether no letter follows a number in digits: "29km" is a measure."""
    if number.in_words or number.end >= len(text):
        return True
    return not text[number.end].isalpha()


def inside_address(text: str, at: int) -> int:
    """Return where the web or mail address ends that a place lies in, else 0."""
    starts, ends = _addresses(text)
    last = bisect_right(starts, at) - 1
    return ends[last] if last >= 0 and ends[last] > at else 0


@lru_cache(maxsize=1)
def _addresses(text: str) -> tuple[list[int], list[int]]:
    """Return where the addresses of a text begin and end, all found in one pass."""
    found = [
        each.span()
        for each in _UNBROKEN.finditer(text)
        if "@" in each[0][1:-1] or _WEB.match(each[0])
    ]
    return [start for start, _ in found], [end for _, end in found]


def _no_figure(text: str, at: int) -> int:
    """Return where digits end that no figure could be told from, else 0.

    Such are 20:15, 9/11, 24/7, 50/50, 1.000.000 and the last part of M-13-13.
    """
    if joined := _JOINED.match(text, at):
        return joined.end()
    day = _LIKE_A_DAY.match(text, at)
    if day and int(day[1]) not in _DIVISORS:
        return day.end()
    if text[at - 1 : at] == "-" and _CODE.search(text, max(0, at - 24), at):
        code = re.compile(r"\d+").match(text, at)
        return code.end() if code else 0
    return 0


def _within(text: str, at: int) -> Number | None:
    """Return the number that begins at a place, told by what stands around it.

    A text of nothing but number words would else be read again and again.
    """
    first, last = max(0, at - _BEHIND), at + _AHEAD
    if more := _MORE.match(text, last):
        last = more.end()
    number = _number(text[first:last], at - first)
    if number is None:
        return None
    return replace(number, start=number.start + first, end=number.end + first)


def _number(text: str, at: int, depth: int = 0) -> Number | None:
    is_digits = text[at] in VULGAR or text[at].isdigit() or text[at] == "."
    found = in_digits(text, at) if is_digits else in_words(text, at)
    if found is None:
        return None
    number, is_open = found
    if not is_open:
        return number
    if is_digits and number.scale > 1 and (more := _rest(text, number, depth)):
        return more
    return with_fraction(text, number, partial(_begun, depth=depth))


def _begun(text: str, at: int, depth: int) -> Number | None:
    """Return the number in a number, as in "one and a half"."""
    begins = depth < _NESTED and at < len(text) and _BEGIN.match(text, at)
    return _number(text, at, depth + 1) if begins else None


def _rest(text: str, number: Number, depth: int) -> Number | None:
    """Return a number with what follows its scale: "2 thousand three hundred"."""
    link = _LINK.match(text, number.end)
    below = _begun(text, link.end(), depth) if link else None
    if link is None or below is None or number.scale > 1000:
        return None
    fits = below.value.denominator == 1 and 0 < below.value < number.scale
    if not fits or (below.value < 100 and "and" not in link.group()):
        return None
    whole = number.value + below.value
    return replace(number, end=below.end, value=whole, step=below.step)


def _of_another(text: str, at: int) -> bool:
    """Say whether "and a half" goes with a noun before it: "a year and a half"."""
    return text[at : at + 2].lower() == "a " and bool(
        _HALF_MORE.search(text, max(0, at - 8), at)
    )


def _signed(text: str, number: Number, after: int) -> Number:
    before = text[after : number.start]
    sign = _SIGN.search(before)
    if sign is None:
        return number
    start = after + sign.start()
    if start and (text[start - 1].isalnum() or text[start - 1] in ")%"):
        return number
    if "+" in sign.group():
        return number
    if _SPACED.fullmatch(text, max(0, start - 2), number.start):
        return number  # "5 - 3" is a score or a range.
    return replace(number, start=start, value=-number.value)
