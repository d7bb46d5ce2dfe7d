"""A figure: a number with its unit, before it is written down as a value."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from claims.values.hedges import interval
from claims.values.number import Number
from claims.values.unit import Unit
from claims.values.value import Hedge, Value, ValueType


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text with what it is a number of; ``start`` to ``end``."""

    start: int
    end: int
    type: ValueType
    number: Number
    unit: Unit | None = None
    hedge: Hedge | None = None

    def as_value(self) -> Value:
        """Return what is kept of it."""
        low, high = interval(self.number.value, self.number.step, self.hedge)
        return Value(
            self.start,
            self.end,
            self.type,
            decimal(self.number.value),
            self.unit.name if self.unit else None,
            self.unit.dimension if self.unit else None,
            self.hedge,
            None if low is None else decimal(low),
            None if high is None else decimal(high),
        )


def decimal(value: Fraction) -> str:
    """Return a number in full, ``3400000``, ``0.0625``; else with fifteen digits."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1 and value.denominator.bit_length() < 100:
        places = value.denominator.bit_length()
        scaled = value * 10**places
        return format(Decimal(scaled.numerator).scaleb(-places).normalize(), "f")
    return format(Decimal(format(float(value), ".15g")), "f")
