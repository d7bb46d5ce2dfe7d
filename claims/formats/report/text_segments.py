"""An article's text, cut where a claim's part or a marked stretch begins or ends.

Put together again the pieces are the text, whatever overlaps whatever.
"""

import heapq
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

_BREAK = re.compile("\r\n|[\n\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something that lies from ``start`` to ``end``, in code points, end exclusive."""

    start: int
    end: int
    name: str
    part: int = 1
    """Which part of what it names this is, of how many ``parts``."""
    parts: int = 1
    lane: int = 0
    """Which line it keeps under the text: no two that overlap have the same."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text that the same stretches cover from its start to its end."""

    text: str
    covering: tuple[Stretch, ...]
    """What covers it, the one that began first outermost; each name once."""
    starting: tuple[Stretch, ...]
    """What begins here; each name once."""


def lanes(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches in text order, each in the first lane that is free."""
    laid: list[Stretch] = []
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    for each in _in_order(stretches):
        while busy and busy[0][0] <= each.start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        lane = heapq.heappop(free) if free else len(busy)
        heapq.heappush(busy, (each.end, lane))
        laid.append(replace(each, lane=lane))
    return laid


def lines(text: str, stretches: Iterable[Stretch]) -> Iterator[list[Segment]]:
    """Yield the segments of each line of ``text``; a line keeps its line break."""
    waiting = _in_order(stretches)[::-1]
    breaks = {found.end() for found in _BREAK.finditer(text)}
    cuts = {0, len(text)} | breaks
    cuts.update(at for each in waiting for at in (each.start, each.end))
    line: list[Segment] = []
    open_now: list[Stretch] = []
    for start, end in pairwise(sorted(cuts)):
        open_now = [each for each in open_now if each.end > start]
        starting: list[Stretch] = []
        while waiting and waiting[-1].start == start:
            starting.append(waiting.pop())
        open_now += starting
        line.append(Segment(text[start:end], _once(open_now), _once(starting)))
        if end in breaks:
            yield line
            line = []
    if line:
        yield line


def _in_order(stretches: Iterable[Stretch]) -> list[Stretch]:
    return sorted(stretches, key=lambda each: (each.start, -each.end))


def _once(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    return tuple({each.name: each for each in reversed(stretches)}.values())[::-1]
