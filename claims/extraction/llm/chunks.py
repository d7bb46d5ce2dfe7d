"""Chunks: an article cut into stretches that fit into a model's context."""

from dataclasses import dataclass

from claims.english.sentences import split


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of an article: offsets in code points, end exclusive."""

    start: int
    end: int
    before: int
    """Where the context begins that comes just before it."""


def chunks(prose: str, size: int) -> list[Chunk]:
    """Return stretches of whole sentences, none longer than ``size`` where that can be.

    A single sentence that is longer is cut. Each has the two sentences before it as its
    context.
    """
    pieces = [
        (first, min(end, first + size))
        for start, end in split(prose)
        for first in range(start, end, size)
    ]
    found: list[Chunk] = []
    first = 0
    for k, (_, end) in enumerate(pieces):
        following = pieces[k + 1][1] if k + 1 < len(pieces) else None
        if following is None or following - pieces[first][0] > size:
            found.append(Chunk(pieces[first][0], end, pieces[max(0, first - 2)][0]))
            first = k + 1
    return found
