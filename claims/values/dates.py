"""Dates as newspapers write them, as intervals of whole days."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from claims.english.number_words import ONES
from claims.values.units import CURRENCIES, MEASURES
from claims.values.value import Value, ValueType

Interval = tuple[date, date]
"""The first and the last day, both inclusive."""

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_YEAR = r"(?:1[0-9]|20)\d\d"
_COUNT = rf"(?:\d{{1,3}}|a|an|{'|'.join(word for word in ONES if ONES[word])})"
_PATTERN = re.compile(
    rf"""
    (?<!\w)(?:
      (?P<iso>(?P<iy>\d{{4}})-(?P<im>\d\d)-(?P<id>\d\d)\b)
    | (?P<dmy>(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})
        (?:,?\s+(?P<y1>{_YEAR})\b)?(?!\w))
    | (?P<mdy>(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d\w])
        (?:,?\s+(?P<y2>{_YEAR})\b)?)
    | (?P<same>(?P<m5>{_MONTH})\s+of\s+(?:the|that)\s+same\s+year\b
        |the\s+same\s+(?P<sunit>year|month|day)\b)
    | (?P<between>between\s+(?P<b1>{_MONTH})\s+and\s+(?P<b2>{_MONTH})
        (?:,?\s+(?:of\s+)?(?P<by>{_YEAR})\b)?(?!\w))
    | (?P<my>(?:(?P<p3>early|mid|late)[\s-]+)?(?P<m3>{_MONTH})
        (?:,?\s+|\s+of\s+)(?P<y3>{_YEAR})\b)
    | (?P<month>(?:(?:in|since|of|by|until|during|from|to|for)\s+
        |(?P<p4>early|mid|late)[\s-]+
        |(?P<rel>last|next|this)\s+)(?P<m4>{_MONTH})(?!\w|,?\s+(?:of\s+)?{_YEAR}
        |\s+of\s+th(?:e|at)\s+same|\s+\d{{1,2}}\b))
    | (?P<quarter>(?:the\s+)?(?P<q>first|second|third|fourth)\s+quarter\s+(?:of\s+)?
        (?P<qy>{_YEAR})\b)
    | (?P<decade>the\s+(?P<dy>(?:1[0-9]|20)\d0)s\b)
    | (?P<years>(?P<ya>{_YEAR})\s?[-–—]\s?(?P<yb>{_YEAR}|\d\d)\b(?!-))
    | (?P<year>(?:(?P<p6>early|mid|late)[\s-]+)?(?<![\w.,$€£#/-])(?P<y6>{_YEAR})\b
        (?![.,]?\d|\s?%|-))
    | (?P<weekday>(?:(?P<w>last|next|this)\s+)?(?P<day>{"|".join(_DAYS)})\b)
    | (?P<near>(?:the\s+day\s+before\s+yesterday|yesterday|today|tonight|tomorrow)\b)
    | (?P<span>(?P<which>last|this|next|past|coming)\s+(?P<unit>week|month|year|spring
        |summer|autumn|winter)\b)
    | (?P<ago>(?P<n>{_COUNT})\s+(?P<nunit>days?|weeks?|months?|years?)\s+ago\b)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:in|since|of|by|until|during|from|to|for|between)\s+", re.I)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_QUARTERS = {"first": 1, "second": 4, "third": 7, "fourth": 10}


@dataclass(slots=True)
class _Known:
    """What a date is told by: the day of publication, and the date before it."""

    day: date | None
    before: Interval | None = None


def dates(text: str, published_on: date | None = None) -> Iterator[Value]:
    """Yield the dates of a text in its order; each value is ``FIRST/LAST``, inclusive.

    A weekday, month or "last week" is the nearest one in the past, as news means it,
    counted from ``published_on``, and left out without it; "the same year" is that of
    the date before it.
    """
    known = _Known(published_on)
    for found in _PATTERN.finditer(text):
        if not _is_capital(found):
            continue
        if found["year"] and _counts(text, found.start(), found.end()):
            continue
        try:
            interval = _interval(found, known)
        except (ValueError, OverflowError):
            continue  # 31 February, or the year 10000.
        if interval is None:
            continue
        known.before = interval
        lead = _LEAD.match(found.group())
        start = found.start() + (lead.end() if lead and not found["between"] else 0)
        first, last = interval
        value = f"{first.isoformat()}/{last.isoformat()}"
        yield Value(start, found.end(), ValueType.DATE, value)


_AFTER = re.compile(r"\s+([A-Za-z]+)")
_OWN = re.compile(
    r"\b(?:the|this|that|its|his|her|their|our|in|since|until|by)\s+$", re.I
)
_COUNTED = frozenset(
    """
    people men women children jobs cases deaths troops soldiers votes homes patients
    workers students residents copies pages words hours miles seats shares families
    """.split()  # noqa: SIM905 # a list would take a line a word
)


def _counts(text: str, start: int, end: int) -> bool:
    """Say whether four digits count something: "2000 km", but not "the 2000 census"."""
    after = _AFTER.match(text, end)
    if after is None or _OWN.search(text, max(0, start - 8), start):
        return False
    word = after[1].lower()
    return (
        word in _COUNTED
        or (word in MEASURES and len(word) > 1)
        or (word in CURRENCIES and word != "real")
    )


def _is_capital(found: re.Match[str]) -> bool:
    """Say whether names of months and days have their capital: "may" is a verb."""
    names = (found[name] for name in ("m1", "m2", "m3", "m4", "m5", "b1", "b2", "day"))
    return all(name is None or name[0].isupper() for name in names)


def _interval(found: re.Match[str], known: _Known) -> Interval | None:
    match found.lastgroup and _kind(found):
        case "iso":
            day = date(int(found["iy"]), int(found["im"]), int(found["id"]))
            return day, day
        case "dmy":
            return _day(known, found["d1"], found["m1"], found["y1"])
        case "mdy":
            return _day(known, found["d2"], found["m2"], found["y2"])
        case "same":
            return _same(known, found["m5"], found["sunit"])
        case "between":
            return _between(known, found["b1"], found["b2"], found["by"])
        case "my":
            whole = _month(int(found["y3"]), _number_of(found["m3"]))
            return _part(whole, found["p3"])
        case "month":
            return _part(_near_month(known, found["m4"], found["rel"]), found["p4"])
        case "quarter":
            first = _QUARTERS[found["q"].lower()]
            year = int(found["qy"])
            return date(year, first, 1), _month(year, first + 2)[1]
        case "decade":
            year = int(found["dy"])
            return date(year, 1, 1), date(year + 9, 12, 31)
        case "years":
            return _years(found["ya"], found["yb"])
        case "year":
            year = int(found["y6"])
            return _part((date(year, 1, 1), date(year, 12, 31)), found["p6"])
    return _from_today(found, known.day) if known.day else None


def _kind(found: re.Match[str]) -> str:
    return next(
        name
        for name in (
            *("iso", "dmy", "mdy", "same", "between", "my", "month", "quarter"),
            *("decade", "years", "year", "weekday", "near", "span", "ago"),
        )
        if found[name] is not None
    )


def _number_of(month: str) -> int:
    low = month.lower().rstrip(".")
    return _SHORT.get(low) or _SHORT[low[:3]]


def _month(year: int, month: int) -> Interval:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _day(known: _Known, day: str, month: str, year: str | None) -> Interval | None:
    number = _number_of(month)
    if year is not None:
        found = date(int(year), number, int(day))
        return found, found
    if known.day is None:
        return None
    found = date(known.day.year, number, int(day))
    if found - known.day > timedelta(days=183):
        found = date(known.day.year - 1, number, int(day))
    return found, found


def _near_month(known: _Known, month: str, which: str | None) -> Interval | None:
    if known.day is None:
        return None
    number, year = _number_of(month), known.day.year
    if (which or "").lower() == "next":
        year += number <= known.day.month
    elif number > known.day.month or (which or "").lower() == "last":
        year -= number >= known.day.month
    return _month(year, number)


def _same(known: _Known, month: str | None, unit: str | None) -> Interval | None:
    if known.before is None:
        return None
    first, last = known.before
    if month is not None:
        return _month(first.year, _number_of(month))
    match (unit or "").lower():
        case "year":
            return date(first.year, 1, 1), date(first.year, 12, 31)
        case "month":
            return _month(first.year, first.month)
    return (first, last) if first == last else None


def _between(known: _Known, one: str, other: str, year: str | None) -> Interval | None:
    last = (
        _month(int(year), _number_of(other))
        if year
        else _near_month(known, other, None)
    )
    if last is None:
        return None
    first = _number_of(one)
    begins = last[0].year - (first > last[0].month)
    return date(begins, first, 1), last[1]


def _part(whole: Interval | None, part: str | None) -> Interval | None:
    """Return a third of a month or a year: early, mid, late."""
    if whole is None or part is None:
        return whole
    first, last = whole
    if (last - first).days > 31:
        begin = {"early": 1, "mid": 5}.get(part.lower(), 9)
        return date(first.year, begin, 1), _month(first.year, begin + 3)[1]
    third = ((last - first).days + 1) // 3
    match part.lower():
        case "early":
            return first, first + timedelta(days=third - 1)
        case "mid":
            return first + timedelta(days=third), last - timedelta(days=third)
    return last - timedelta(days=third - 1), last


def _years(one: str, other: str) -> Interval | None:
    first = int(one)
    last = int(other) if len(other) == 4 else int(one[:2] + other)
    return (date(first, 1, 1), date(last, 12, 31)) if first < last else None


def _from_today(found: re.Match[str], today: date) -> Interval | None:
    match _kind(found):
        case "weekday":
            return _weekday(today, found["day"], found["w"])
        case "near":
            words = found["near"].lower()
            days = {"yesterday": -1, "tomorrow": 1, "today": 0, "tonight": 0}
            day = today + timedelta(days=days.get(words, -2))
            return day, day
        case "span":
            return _span(today, found["which"].lower(), found["unit"].lower())
    count, unit = found["n"].lower(), found["nunit"].lower().rstrip("s")
    number = int(count) if count.isdigit() else ONES.get(count, 1)
    return _ago(today, number, unit)


def _weekday(today: date, name: str, which: str | None) -> Interval:
    """Return the most recent such day, the publication's own included."""
    back = (today.weekday() - _DAYS.index(name.lower())) % 7
    match (which or "").lower():
        case "next":
            day = today + timedelta(days=7 - back)
        case "last":
            day = today - timedelta(days=back or 7)
        case _:
            day = today - timedelta(days=back)
    return day, day


def _span(today: date, which: str, unit: str) -> Interval:
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    match unit:
        case "week":
            first = today - timedelta(days=today.weekday() - 7 * step)
            return first, first + timedelta(days=6)
        case "month":
            index = today.year * 12 + today.month - 1 + step
            return _month(index // 12, index % 12 + 1)
        case "year":
            return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    year = today.year + step
    month = _SEASONS[unit]
    ends = year + (month == 12)
    return date(year, month, 1), _month(ends, (month + 1) % 12 + 1)[1]


def _ago(today: date, number: int, unit: str) -> Interval:
    """Return the day so long ago, or the month or year when no day is meant."""
    match unit:
        case "day":
            day = today - timedelta(days=number)
            return day, day
        case "week":
            return _span(today - timedelta(weeks=number), "this", "week")
        case "month":
            index = today.year * 12 + today.month - 1 - number
            return _month(index // 12, index % 12 + 1)
    return date(today.year - number, 1, 1), date(today.year - number, 12, 31)
