"""A value: what a stretch of text states, in one form that can be compared."""

from dataclasses import dataclass
from enum import StrEnum


class ValueType(StrEnum):
    """Of what kind a value is."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    PERCENTAGE = "percentage"
    MONEY = "money"
    MEASURE = "measure"
    DURATION = "duration"
    TEMPERATURE = "temperature"
    AGE = "age"
    DATE = "date"


class Hedge(StrEnum):
    """What a text says of a figure that is not just the figure."""

    OVER = "over"
    JUST_OVER = "just over"
    AT_LEAST = "at least"
    UNDER = "under"
    NEARLY = "nearly"
    AT_MOST = "at most"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Value:
    """A figure or a date: ``start`` and ``end`` in code points, end exclusive."""

    start: int
    end: int
    type: ValueType
    value: str
    """A decimal number, or ``FIRST/LAST``: two ISO dates, both inclusive."""
    unit: str | None = None
    """In the singular, such as ``kilometre``; a currency by ISO 4217 where plain."""
    dimension: str | None = None
    """What the unit measures, such as ``length``: only alike ones compare."""
    hedge: Hedge | None = None
    low: str | None = None
    """Where the interval that is meant begins, inclusive; open where there is none."""
    high: str | None = None
    """Where it ends, exclusive: 3.4 million is from 3,350,000 up to 3,450,000."""
