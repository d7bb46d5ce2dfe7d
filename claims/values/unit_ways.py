"""Ways to write units: the longest that stands at a place of a text."""

import re
from dataclasses import dataclass, field

from claims.values.unit import Unit

_GAP = re.compile(r"(?:[\s-]){0,3}")
_FIRST = re.compile(r"[^\W\d_]+|\S")
_PLAIN = re.compile(r"[\s-]+")
_ENDS = re.compile(r"(?<=[^\s-])(?:(?<![A-Za-z0-9])|(?![A-Za-z0-9²³]))")
LONGEST = 48


@dataclass(slots=True)
class Ways:
    """Units by what is written for them; hyphens and white space are alike."""

    exact: dict[str, Unit] = field(default_factory=dict)
    folded: dict[str, Unit] = field(default_factory=dict)
    """In small letters, of what is not told by its capitals."""
    firsts: set[str] = field(default_factory=set)

    def put(self, unit: Unit, way: str, *, fold: bool) -> None:
        """Add a way to write a unit; the first one that is added stays."""
        way = _PLAIN.sub(" ", way)
        self.exact.setdefault(way, unit)
        if fold:
            self.folded.setdefault(way.lower(), unit)
        self.firsts.add(_first(way))

    def find(self, text: str, at: int) -> tuple[Unit, int, int] | None:
        """Return the unit written at a place, after a gap, with its start and end."""
        gap = _GAP.match(text, at)
        start = gap.end() if gap else at
        first = _FIRST.match(text, start)
        if first is None or first.group().lower() not in self.firsts:
            return None
        part = text[start : start + LONGEST]
        for end in reversed([each.end() for each in _ENDS.finditer(part)]):
            way = _PLAIN.sub(" ", part[:end])
            found = self.exact.get(way) or self.folded.get(way.lower())
            if found is not None:
                return found, start, start + end
        return None


def _first(way: str) -> str:
    found = _FIRST.match(way)
    return found.group().lower() if found else ""
