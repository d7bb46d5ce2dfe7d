"""Coverage: which words of a text nobody has accounted for, as offsets.

All offsets count code points, end exclusive.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Stretch = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:[’'.,:/-][^\W_]+)*[%‰°]?|[$€£¥]\d+")

LINKING = frozenset(
    """
    a an the and or but nor so yet that which who whom whose as while of to in on at for
    with by from
    """.split()  # noqa: SIM905 # a list would take a line a word
)
"""English words that assert nothing where only they are left between what is covered.
"""


@dataclass(frozen=True, slots=True)
class Blank:
    """Words in a row that nobody has accounted for, and the sentence they are in."""

    sentence: int
    """Its number, from 1."""
    start: int
    end: int
    words: int


def blanks(
    text: str,
    sentences: Sequence[Stretch],
    covered: Iterable[Stretch],
    *,
    linking: frozenset[str] = LINKING,
) -> list[Blank]:
    """Return the stretches of each sentence that nothing in ``covered`` covers.

    One claim does not cover the other clauses of its sentence: what counts is words. A
    word that is covered in part is blank in the rest of it, so that a script without
    spaces is covered to the character. A stretch ends where covered words begin.
    """
    taken = _merged(covered)
    found = []
    for number, (start, end) in enumerate(sentences, 1):
        left = list(_left(text, start, end, taken))
        run: list[Stretch] = []
        for at, piece in enumerate(left):
            run.append(piece)
            last = at + 1 == len(left)
            if last or _meets(taken, piece[1], left[at + 1][0]):
                if any(text[a:b].lower() not in linking for a, b in run):
                    found.append(Blank(number, run[0][0], run[-1][1], len(run)))
                run = []
    return found


def count_words(text: str, sentences: Iterable[Stretch]) -> int:
    """Return how many words the sentences have."""
    return sum(1 for start, end in sentences for _ in _WORD.finditer(text, start, end))


def _left(
    text: str, start: int, end: int, taken: Sequence[Stretch]
) -> Iterator[Stretch]:
    """Yield what is left of the words between two offsets."""
    for word in _WORD.finditer(text, start, end):
        yield from _without(word.span(), taken)


def _without(word: Stretch, taken: Sequence[Stretch]) -> Iterator[Stretch]:
    at, end = word
    for first, last in taken[_first(taken, at) :]:
        if first >= end:
            break
        if at < first:
            yield at, first
        at = max(at, last)
    if at < end:
        yield at, end


def _meets(taken: Sequence[Stretch], start: int, end: int) -> bool:
    """Say whether something between two offsets is covered."""
    at = _first(taken, start)
    return at < len(taken) and taken[at][0] < end


def _first(taken: Sequence[Stretch], at: int) -> int:
    """Return the index of the first stretch that ends after ``at``."""
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle][1] <= at:
            low = middle + 1
        else:
            high = middle
    return low


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches in order, those that touch made one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
