"""Alignment of two texts, token by token: the order of both is kept.

Runs of tokens that stand once in both texts pin them together (the patience method of
Bram Cohen); between two pins rapidfuzz finds the longest common subsequence. So the
time grows with the length of the texts and not with its square.
"""

from bisect import bisect_left
from collections.abc import Sequence

from rapidfuzz.distance import Indel

NOWHERE = -1
_PINS = (12, 6, 3, 1)
"""So many tokens in a row make a pin, the longest first."""
_SMALL = 250_000
"""A product of two lengths up to which the pins are not worth looking for."""
_LARGE = 40_000_000
"""A product of two lengths beyond which, without a pin, each half stays a half."""


def align(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """Return for each token of ``old`` the number of its token in ``new``.

    ``NOWHERE`` where it has none. Of two tokens the later one has the later place.
    """
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(key, len(numbers)) for key in old]
    right = [numbers.setdefault(key, len(numbers)) for key in new]
    places = [NOWHERE] * len(left)
    work = [(0, len(left), 0, len(right), 0)]
    while work:
        a, b, c, d, level = work.pop()
        while a < b and c < d and left[a] == right[c]:
            places[a] = c
            a, c = a + 1, c + 1
        while a < b and c < d and left[b - 1] == right[d - 1]:
            b, d = b - 1, d - 1
            places[b] = d
        if a == b or c == d:
            continue
        size = (b - a) * (d - c)
        pins: list[tuple[int, int]] = []
        while size > _SMALL and level < len(_PINS) and not pins:
            pins = _pins(left, right, (a, b), (c, d), _PINS[level])
            level += not pins
        if pins:
            for x, y in [*pins, (b, d)]:
                work.append((a, x, c, y, level))
                a, c = x, y
        elif size <= _LARGE:
            _common(left, right, (a, b), (c, d), places)
        else:
            middle, centre = (a + b) // 2, (c + d) // 2
            work += [(a, middle, c, centre, level), (middle, b, centre, d, level)]
    return places


def _pins(
    left: Sequence[int],
    right: Sequence[int],
    here: tuple[int, int],
    there: tuple[int, int],
    length: int,
) -> list[tuple[int, int]]:
    """Return where runs of ``length`` tokens begin that both stretches have once."""
    firsts, seconds = _once(left, *here, length), _once(right, *there, length)
    shared = sorted((firsts[run], seconds[run]) for run in firsts.keys() & seconds)
    return _rising(shared)


def _once(
    tokens: Sequence[int], start: int, end: int, length: int
) -> dict[tuple[int, ...], int]:
    """Return where each run begins that stands once in a stretch."""
    found: dict[tuple[int, ...], int] = {}
    stop = max(start, end - length + 1)
    shifted = (tokens[start + each : stop + each] for each in range(length))
    runs = zip(*shifted, strict=True)
    for at, run in enumerate(runs, start):
        found[run] = NOWHERE if run in found else at
    return {run: at for run, at in found.items() if at != NOWHERE}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of ``pairs`` in which both numbers rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else NOWHERE)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [number]
    found = []
    number = last[-1] if last else NOWHERE
    while number != NOWHERE:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _common(
    left: Sequence[int],
    right: Sequence[int],
    here: tuple[int, int],
    there: tuple[int, int],
    places: list[int],
) -> None:
    """Write the longest common subsequence of two stretches to ``places``."""
    (a, b), (c, d) = here, there
    for step in Indel.opcodes(left[a:b], right[c:d]):
        if step.tag == "equal":
            for offset in range(step.src_end - step.src_start):
                places[a + step.src_start + offset] = c + step.dest_start + offset


def align_moves(
    old: Sequence[str], new: Sequence[str], places: Sequence[int], length: int = 6
) -> list[int]:
    """Return ``places`` with what moved: runs left over on both sides, put elsewhere.

    A run of ``length`` tokens that stands once among what is left of either text pins
    its move, which then goes on to both sides as far as the tokens are the same.
    """
    found = list(places)
    taken = set(places)
    free_old = [at for at, place in enumerate(places) if place == NOWHERE]
    free_new = [at for at in range(len(new)) if at not in taken]
    firsts = _runs_once(old, free_old, length)
    seconds = _runs_once(new, free_new, length)
    for run in sorted(firsts.keys() & seconds, key=firsts.__getitem__):
        a, c = firsts[run], seconds[run]
        if found[a] != NOWHERE or c in taken:
            continue
        while a and c and found[a - 1] == NOWHERE and c - 1 not in taken:
            if old[a - 1] != new[c - 1]:
                break
            a, c = a - 1, c - 1
        while a < len(old) and c < len(new) and old[a] == new[c]:
            if found[a] != NOWHERE or c in taken:
                break
            found[a] = c
            taken.add(c)
            a, c = a + 1, c + 1
    return found


def _runs_once(
    tokens: Sequence[str], free: Sequence[int], length: int
) -> dict[tuple[str, ...], int]:
    """Return where each run of free tokens begins that is found once among them."""
    found: dict[tuple[str, ...], int] = {}
    for first, last in zip(free, free[length - 1 :], strict=False):
        if last - first == length - 1:
            run = tuple(tokens[first : last + 1])
            found[run] = NOWHERE if run in found else first
    return {run: at for run, at in found.items() if at != NOWHERE}
