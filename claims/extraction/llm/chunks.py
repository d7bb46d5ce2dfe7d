"""Chunks: an article cut into stretches that a model can answer for at once."""

import math
from dataclasses import dataclass
from itertools import takewhile

from claims.english.sentences import split

Part = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of an article: offsets in code points, end exclusive."""

    sentences: tuple[Part, ...]
    """Its sentences; a model is told their numbers, counted from 1."""
    before: int
    """Where the context begins that comes just before it."""

    @property
    def start(self) -> int:
        """Return where it begins."""
        return self.sentences[0][0]

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.sentences[-1][1]


def chunks(prose: str, size: int) -> list[Chunk]:
    """Return stretches of whole sentences, none longer than ``size`` where that can be.

    They are of about the same length, so that none is left with a sentence or two, and
    end with a block where one ends nearby. A single sentence that is longer is cut.
    Each has the two sentences before it as its context.
    """
    pieces = [
        (first, min(end, first + size))
        for start, end in split(prose)
        for first in range(start, end, size)
    ]
    found: list[Chunk] = []
    first = 0
    while first < len(pieces):
        last = _last(prose, pieces, first, size)
        before = pieces[max(0, first - 2)][0]
        found.append(Chunk(tuple(pieces[first : last + 1]), before))
        first = last + 1
    return found


def halves(chunk: Chunk) -> list[Chunk]:
    """Return a stretch in two, of about as many sentences; a single one stays."""
    middle = len(chunk.sentences) // 2
    if not middle:
        return [chunk]
    before = chunk.sentences[max(0, middle - 2)][0]
    return [
        Chunk(chunk.sentences[:middle], chunk.before),
        Chunk(chunk.sentences[middle:], before),
    ]


def _last(prose: str, pieces: list[Part], first: int, size: int) -> int:
    """Return the piece that a stretch ends with which begins with ``first``."""
    start, left = pieces[first][0], pieces[-1][1] - pieces[first][0]
    aim = left / math.ceil(left / size)

    def strays(number: int) -> float:
        end = pieces[number][1]
        is_block = number + 1 == len(pieces) or divides(
            prose[end : pieces[number + 1][0]]
        )
        return abs(end - start - aim) + (0 if is_block else size / 6)

    fitting = takewhile(
        lambda number: pieces[number][1] - start <= size, range(first, len(pieces))
    )
    return min(fitting, key=strays)


def divides(gap: str) -> bool:
    """Say whether what stands between two sentences ends a block."""
    return len(f"-{gap}-".splitlines()) > 1
