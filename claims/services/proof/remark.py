"""A remark of ``claims db verify``: what is odd or cannot be proved, and no fault."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.english.plural import counted

SHOWN = 3
"""So many places of a remark are named; of more only the number is told."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a person may want to know, though nothing contradicts it."""

    where: str
    what: str


Finding = str | Remark
"""What verifying yields: a difference, which is a line, or a remark."""


def differences(found: Iterable[Finding]) -> list[str]:
    """Return what contradicts the record."""
    return [each for each in found if isinstance(each, str)]


def remark_lines(remarks: Iterable[Remark]) -> list[str]:
    """Return remarks as lines: what is the same of many places is said once."""
    places: dict[str, list[str]] = {}
    for each in remarks:
        places.setdefault(each.what, []).append(each.where)
    lines = []
    for what, where in places.items():
        named = ", ".join(where[:SHOWN])
        more = len(where) - SHOWN
        if more > 0:
            named += f" and {counted(more, 'more place')}"
        lines.append(f"{named}: {what}")
    return lines
