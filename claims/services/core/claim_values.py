"""The figures and dates that a claim's words state, kept beside them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.anchoring.overlap import Overlaps
from claims.english.language import is_english
from claims.services.core.lookup import ArticleName
from claims.services.core.spans import Mentions
from claims.values.find import find_values
from claims.values.value import Value, ValueType


def by_place(values: Iterable[Value]) -> Overlaps[Value]:
    """Return the values of a text to be found by place, for ``inside``."""
    return Overlaps((each.start, each.end, each) for each in values)


def inside(values: Overlaps[Value], text: str, mentions: Mentions) -> dict[str, Any]:
    """Return the values within a claim's first place, as ``claim.extra`` has them."""
    found = [
        _fields(each, text)
        for part in mentions[0]
        for each in _within(values, text, *part)
    ]
    return {"values": found} if found else {}


def _within(
    values: Overlaps[Value], text: str, start: int, end: int
) -> Iterator[Value]:
    """Yield the values of a part; one that runs over its edge is read without that."""
    for each in values.at(start, end):
        if start <= each.start and each.end <= end:
            yield each
        elif each.type != ValueType.DATE:
            for less in find_values(text[start:end]):
                if less.start + start < each.end and each.start < less.end + start:
                    yield replace(less, start=less.start + start, end=less.end + start)


def _fields(each: Value, text: str) -> dict[str, Any]:
    return {
        "start": each.start,
        "end": each.end,
        "quote": text[each.start : each.end],
        "type": each.type,
        "value": each.value,
        "unit": each.unit,
        "dimension": each.dimension,
        "hedge": each.hedge,
        "low": each.low,
        "high": each.high,
    }


def stated(
    connection: Connection, article: ArticleName, text: str, mentions: Mentions
) -> dict[str, Any]:
    """Return the same for words that a person points to.

    Figures and dates are read as English; of other languages none are kept.
    """
    table = schema.article.c
    about = connection.execute(
        sa.select(table.published_on, table.language).where(table.id == article.id)
    ).one()
    if not is_english(about.language):
        return {}
    return inside(by_place(find_values(text, about.published_on)), text, mentions)
