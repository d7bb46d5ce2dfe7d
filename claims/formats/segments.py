"""An article's text, cut where a claim's part or a marked stretch begins or ends.

Put together again the pieces are the text, whatever overlaps whatever.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

Stretch = tuple[int, int, str]
"""Start and end in code points, end exclusive, and the name of what lies there."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text that the same stretches cover from its start to its end."""

    text: str
    names: tuple[str, ...]
    """What covers it, in the order in which it was given."""
    starting: tuple[str, ...]
    """What begins here."""


def lines(text: str, stretches: Iterable[Stretch]) -> Iterator[list[Segment]]:
    """Yield the segments of each line of ``text``; a line keeps its line break."""
    known = sorted(stretches, key=lambda each: (each[0], -each[1]))
    breaks = [at + 1 for at, char in enumerate(text) if char == "\n"]
    cuts = {0, len(text), *breaks}
    cuts.update(at for start, end, _ in known for at in (start, end))
    places = sorted(cuts)
    line: list[Segment] = []
    open_now: list[Stretch] = []
    waiting = 0
    for start, end in pairwise(places):
        open_now = [each for each in open_now if each[1] > start]
        starting = []
        while waiting < len(known) and known[waiting][0] == start:
            open_now.append(known[waiting])
            starting.append(known[waiting][2])
            waiting += 1
        names = tuple(dict.fromkeys(name for _, _, name in open_now))
        line.append(Segment(text[start:end], names, tuple(dict.fromkeys(starting))))
        if text[end - 1] == "\n":
            yield line
            line = []
    if line:
        yield line
