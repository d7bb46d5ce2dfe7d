"""A unit of measurement or of money, and what it is worth in its base."""

from dataclasses import dataclass
from fractions import Fraction

MONEY = "money"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; ``factor`` and ``offset`` lead to its base, exactly."""

    name: str
    dimension: str
    base: str
    """The name of the unit that its dimension is told in; a currency is its own."""
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)

    def in_base(self, number: Fraction) -> Fraction:
        """Return what a number of this unit is in its base."""
        return number * self.factor + self.offset

    def from_base(self, number: Fraction) -> Fraction:
        """Return what a number of its base is in this unit."""
        return (number - self.offset) / self.factor
