"""The text around a claim, its parts marked; what lies far from them is left out."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from claims.records import Span

GAP = "[…]"
ROOM = 2000
"""How many code points are shown before a part, and after it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the text, or ``GAP`` in the place of those left out."""

    text: str
    mark: Literal["", "part", "also", "gap"] = ""
    """Whether it is of the claim, or of another place that makes the same claim."""
    part: int = 0
    """The number of the part that begins here, when the claim has several."""


def around(
    text: str,
    spans: Sequence[Span],
    mentions: Sequence[Sequence[Span]] = (),
    *,
    room: int = ROOM,
) -> list[Piece]:
    """Return the text around the parts of a claim, in the order of the text.

    Spans that do not stand in ``text``, word for word, are left unmarked. Without any
    that does, it is the beginning of the text.
    """
    parts = [each for each in spans if text[each.start : each.end] == each.quote]
    also = [
        each
        for places in mentions
        for each in places
        if text[each.start : each.end] == each.quote
    ]
    shown: list[Piece] = []
    end = 0
    for low, high in _windows(text, parts, room):
        if low > end:
            shown.append(Piece(f"{GAP}\n", "gap"))
        shown += _marked(text, low, high, parts, also)
        end = high
    if end < len(text):
        shown.append(Piece(f"\n{GAP}", "gap"))
    return shown


def _windows(text: str, parts: Sequence[Span], room: int) -> list[tuple[int, int]]:
    """Return what is shown: from a line's or a word's start, to the end of one."""
    found: list[tuple[int, int]] = []
    places = [(part.start, part.end) for part in parts] or [(0, 0)]
    for start, end in places:
        low = max(0, start - room)
        if low:
            low = _after(text, low, start)
        high = min(len(text), end + room)
        if high < len(text):
            high = _before(text, end, high)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def _after(text: str, low: int, high: int) -> int:
    for sign in ("\n", " "):
        at = text.find(sign, low, high)
        if at >= 0:
            return at + 1
    return low


def _before(text: str, low: int, high: int) -> int:
    for sign in ("\n", " "):
        at = text.rfind(sign, low, high)
        if at >= 0:
            return at
    return high


def _marked(
    text: str, low: int, high: int, parts: Sequence[Span], also: Sequence[Span]
) -> list[Piece]:
    cuts = {low, high}
    for each in (*parts, *also):
        cuts |= {at for at in (each.start, each.end) if low < at < high}
    begins = {part.start: number for number, part in enumerate(parts, 1)}
    starts = [part.start for part in parts]
    found = []
    for start, end in pairwise(sorted(cuts)):
        # The parts of one place follow each other and do not overlap.
        last = bisect_right(starts, start) - 1
        if last >= 0 and start < parts[last].end:
            number = begins.get(start, 0) if len(parts) > 1 else 0
            found.append(Piece(text[start:end], "part", number))
        elif any(each.start <= start < each.end for each in also):
            found.append(Piece(text[start:end], "also"))
        else:
            found.append(Piece(text[start:end]))
    return found
