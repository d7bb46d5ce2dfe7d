"""Dates as newspapers write them, as intervals of whole days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from claims.english.calendar import month_number
from claims.english.number_words import ONES, ORDINALS
from claims.values.date_intervals import (
    Interval,
    ago,
    century,
    month,
    months,
    near_day,
    near_month,
    part_of,
    season,
    span,
    weekday,
    year_of,
    years,
)
from claims.values.date_pattern import CAPITALS, DATE, kind_of
from claims.values.value import Value, ValueType
from claims.values.year_or_count import is_count

_LEAD = re.compile(r"^(?:in|since|of|by|until|during|from|to|for|between)\s+", re.I)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


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
    for found in DATE.finditer(text):
        if any(found[name] and not found[name][0].isupper() for name in CAPITALS):
            continue
        if found["year"] and is_count(text, found.start(), found.end()):
            continue
        try:
            interval = _interval(found, known)
            value = interval and _value(found, interval)
        except (ValueError, OverflowError):
            continue  # 31 February, or the year 10000.
        if value:
            known.before = interval
            yield value


def _value(found: re.Match[str], interval: Interval) -> Value:
    lead = _LEAD.match(found.group())
    start = found.start() + (lead.end() if lead and not found["between"] else 0)
    first, last = interval
    return Value(
        start,
        found.end(),
        ValueType.DATE,
        f"{first.isoformat()}/{last.isoformat()}",
        low=first.isoformat(),
        high=(last + timedelta(days=1)).isoformat(),
    )


def _interval(found: re.Match[str], known: _Known) -> Interval | None:
    match kind_of(found):
        case "iso":
            day = date(int(found["iy"]), int(found["im"]), int(found["id"]))
            return day, day
        case "slashed":
            return _slashed(int(found["s1"]), int(found["s2"]), int(found["sy"]))
        case "days":
            return _days(found, known)
        case "dmy":
            return _day(known, found["d1"], found["m1"], found["y1"])
        case "mdy":
            return _day(known, found["d2"], found["m2"], found["y2"])
        case "same":
            return _same(known, found["m5"], found["sunit"])
        case "between":
            return _between(known, found["b1"], found["b2"], found["by"])
        case "month":
            if known.day is None:
                return None
            near = near_month(known.day, found["m4"], found["rel"])
            return part_of(near, found["p4"])
        case "weekday" | "near" | "span" | "ago":
            return _from_today(found, known.day) if known.day else None
    return _with_year(found)


def _with_year(found: re.Match[str]) -> Interval | None:
    match kind_of(found):
        case "my":
            whole = month(int(found["y3"]), month_number(found["m3"]))
            return part_of(whole, found["p3"])
        case "quarter":
            last = 3 * int(found["qn"] or _QUARTERS[found["q"].lower()])
            return months(int(found["qy"]), last - 2, last)
        case "half":
            last = 6 * int(found["hn"] or _QUARTERS[found["h"].lower()])
            return months(int(found["hy"]), last - 5, last)
        case "decade":
            year = int(found["dy"])
            return part_of((date(year, 1, 1), date(year + 9, 12, 31)), found["p5"])
        case "century":
            number = int(found["cn"] or ORDINALS[found["cw"].lower()])
            return part_of(century(number), found["p7"])
        case "season":
            return season(int(found["sny"]), found["sn"].lower())
        case "years":
            return years(found["ya"], found["yb"])
    year = int(found["y6"] or found["y8"])
    return part_of(year_of(year), found["p6"] or found["p8"])


def _slashed(one: int, other: int, year: int) -> Interval | None:
    """Return 31/12/2023, and 5/5/2023; 3/4/2023 is told apart by the country alone."""
    if one > 12 or one == other:
        day = date(year, other, one)
    elif other > 12:
        day = date(year, one, other)
    else:
        return None
    return day, day


def _days(found: re.Match[str], known: _Known) -> Interval | None:
    """Return "12-14 June 2024"."""
    one, other = found["e1"] or found["f1"], found["e2"] or found["f2"]
    name, year = found["em"] or found["fm"], found["ey"] or found["fy"]
    first = _day(known, one, name, year)
    last = _day(known, other, name, year)
    return (first[0], last[1]) if first and last and first[0] < last[1] else None


def _day(known: _Known, day: str, name: str, year: str | None) -> Interval | None:
    if year is not None:
        found = date(int(year), month_number(name), int(day))
        return found, found
    return near_day(known.day, int(day), name) if known.day else None


def _same(known: _Known, name: str | None, unit: str | None) -> Interval | None:
    if known.before is None:
        return None
    first, last = known.before
    if name is not None:
        return month(first.year, month_number(name))
    match (unit or "").lower():
        case "year":
            return year_of(first.year)
        case "month":
            return month(first.year, first.month)
    return (first, last) if first == last else None


def _between(known: _Known, one: str, other: str, year: str | None) -> Interval | None:
    if year is None and known.day is None:
        return None
    last = (
        month(int(year), month_number(other))
        if year
        else near_month(known.day or date.min, other, None)
    )
    first = month_number(one)
    begins = last[0].year - (first > last[0].month)
    return date(begins, first, 1), last[1]


def _from_today(found: re.Match[str], today: date) -> Interval | None:
    match kind_of(found):
        case "weekday":
            return weekday(today, found["day"], found["w"])
        case "near":
            words = found["near"].lower()
            days = {"yesterday": -1, "tomorrow": 1, "today": 0, "tonight": 0}
            day = today + timedelta(days=days.get(words, -2))
            return day, day
        case "span":
            return span(today, found["which"].lower(), found["unit"].lower())
    count, unit = found["n"].lower(), found["nunit"].lower().rstrip("s")
    number = int(count) if count.isdigit() else ONES.get(count, 1)
    return ago(today, number, unit)
