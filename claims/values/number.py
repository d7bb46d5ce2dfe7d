"""A number that stands in a text, and how precisely it is written."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, with the offsets of what states it, end exclusive."""

    start: int
    end: int
    value: Fraction
    in_words: bool
    step: Fraction = Fraction(1)
    """What its last place stands for: a hundred thousand in "3.4 million"."""
    scale: int = 1
    """What a word such as "million" multiplied it by."""


def step_of(value: Fraction) -> Fraction:
    """Return the step of a number without decimals: "40,000" is told in thousands."""
    step = 1
    while value and value % (step * 1000) == 0:
        step *= 1000
    return Fraction(step)


def step_of_part(value: Fraction) -> Fraction:
    """Return the step of a fraction: a half is 0.5, a third 0.33, small ones less."""
    if value.denominator == 2:
        return Fraction(1, 10)
    return min(Fraction(1, 100), abs(value) / 10) or Fraction(1, 100)
