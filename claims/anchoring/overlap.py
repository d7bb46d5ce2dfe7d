"""Finding what overlaps a stretch of a text without looking at all there is."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Overlaps(Generic[T]):
    """Things that have a place in a text, to be found by place."""

    def __init__(self, placed: Iterable[tuple[int, int, T]]) -> None:
        """Take each thing with the start and the end of its place."""
        ordered = sorted(enumerate(placed), key=lambda each: each[1][0])
        self._placed = [(at, start, end, it) for at, (start, end, it) in ordered]
        self._starts = [start for _, start, _, _ in self._placed]
        # Up to which place the things so far reach: it only grows, so it can be halved.
        self._reach = list(accumulate((each[2] for each in self._placed), max))

    def at(self, start: int, end: int) -> list[T]:
        """Return what shares a character with a stretch, in the order it was given."""
        first = bisect_right(self._reach, start)
        stop = bisect_left(self._starts, end)
        found = [each for each in self._placed[first:stop] if start < each[2]]
        return [each[3] for each in sorted(found, key=lambda each: each[0])]
