"""What a stretch of text states, in one form that can be compared."""

from dataclasses import dataclass
from enum import StrEnum


class ValueType(StrEnum):
    """Of what kind a value is."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    PERCENTAGE = "percentage"
    MONEY = "money"
    MEASURE = "measure"
    TEMPERATURE = "temperature"
    AGE = "age"
    DATE = "date"


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
