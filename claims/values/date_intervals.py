"""Intervals of whole days: a month, a season, a third of a year, a week ago."""

from calendar import monthrange
from datetime import date, timedelta

from claims.english.calendar import SEASONS, WEEKDAYS, month_number

Interval = tuple[date, date]
"""The first and the last day, both inclusive."""


def month(year: int, number: int) -> Interval:
    """Return a month of a year."""
    last = monthrange(year, number)[1]
    return date(year, number, 1), date(year, number, last)


def months(year: int, first: int, last: int) -> Interval:
    """Return several months of a year, such as a quarter."""
    return date(year, first, 1), month(year, last)[1]


def year_of(year: int) -> Interval:
    """Return a year."""
    return date(year, 1, 1), date(year, 12, 31)


def years(one: str, other: str) -> Interval | None:
    """Return "2014-2019" and "2022-23"."""
    first = int(one)
    last = int(other) if len(other) == 4 else int(one[:2] + other)
    return (date(first, 1, 1), date(last, 12, 31)) if first < last else None


def century(number: int) -> Interval:
    """Return a century; the nineteenth begins with 1801."""
    return date(100 * number - 99, 1, 1), date(100 * number, 12, 31)


def season(year: int, name: str) -> Interval:
    """Return three whole months; a winter ends in the next year."""
    first = SEASONS[name]
    ends = year + (first == 12)
    return date(year, first, 1), month(ends, (first + 1) % 12 + 1)[1]


def part_of(whole: Interval | None, part: str | None) -> Interval | None:
    """Return a third of a month, a year or more: early, mid, late."""
    if whole is None or part is None:
        return whole
    first, last = whole
    if first.year != last.year:
        third = (last.year - first.year + 1) // 3
        match part.lower():
            case "early":
                return first, date(first.year + third - 1, 12, 31)
            case "mid":
                return (
                    date(first.year + third, 1, 1),
                    date(last.year - third, 12, 31),
                )
        return date(last.year - third + 1, 1, 1), last
    if (last - first).days > 31:
        begin = {"early": 1, "mid": 5}.get(part.lower(), 9)
        return months(first.year, begin, begin + 3)
    third = ((last - first).days + 1) // 3
    match part.lower():
        case "early":
            return first, first + timedelta(days=third - 1)
        case "mid":
            return first + timedelta(days=third), last - timedelta(days=third)
    return last - timedelta(days=third - 1), last


def near_day(today: date, day: int, name: str) -> Interval:
    """Return a day without a year: the last one, or one soon to come."""
    found = date(today.year, month_number(name), day)
    if found - today > timedelta(days=183):
        found = date(today.year - 1, found.month, day)
    return found, found


def near_month(today: date, name: str, which: str | None) -> Interval:
    """Return a month without a year: the last one, where "next" says nothing else."""
    number, year = month_number(name), today.year
    if (which or "").lower() == "next":
        year += number <= today.month
    elif number > today.month or (which or "").lower() == "last":
        year -= number >= today.month
    return month(year, number)


def weekday(today: date, name: str, which: str | None) -> Interval:
    """Return the most recent such day, the publication's own included."""
    back = (today.weekday() - WEEKDAYS.index(name.lower())) % 7
    match (which or "").lower():
        case "next":
            day = today + timedelta(days=7 - back)
        case "last":
            day = today - timedelta(days=back or 7)
        case _:
            day = today - timedelta(days=back)
    return day, day


def span(today: date, which: str, unit: str) -> Interval:
    """Return "last week", "this month", "next summer"."""
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    match unit:
        case "week":
            first = today - timedelta(days=today.weekday() - 7 * step)
            return first, first + timedelta(days=6)
        case "month":
            return _month_from(today, step)
        case "year":
            return year_of(today.year + step)
    return season(today.year + step, unit)


def ago(today: date, number: int, unit: str) -> Interval:
    """Return the day so long ago, or the month or year when no day is meant."""
    match unit:
        case "day":
            day = today - timedelta(days=number)
            return day, day
        case "week":
            return span(today - timedelta(weeks=number), "this", "week")
        case "month":
            return _month_from(today, -number)
    return year_of(today.year - number)


def _month_from(today: date, step: int) -> Interval:
    index = today.year * 12 + today.month - 1 + step
    return month(index // 12, index % 12 + 1)
