"""The rows of a sentence: the longest claims that one ruling can settle."""

from collections.abc import Collection, Sequence
from typing import Protocol

from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.candidate_pair import NEAR, are_siblings, overlap
from claims.extraction.spacy.tree import Tree

_OWN = 1.5
"""What a candidate's own figure counts beside that of the ones it stands for."""
_DEEPEST = 4
_PAIR = 2
_FEW = 10
_FRESH = 4
"""So many words that no row shows make a further row worth while."""


class Bars(Protocol):
    """What a row must reach."""

    @property
    def row(self) -> float:
        """How much of a claim it is expected to find."""

    @property
    def cost(self) -> float:
        """What a further one must be worth."""

    @property
    def spread(self) -> float:
        """What it counts to show all words of a sentence."""


def choose_rows(
    tree: Tree,
    candidates: Sequence[Candidate],
    among: Sequence[int],
    rates: Sequence[float],
    mass: Sequence[float],
    bars: Bars,
) -> list[int]:
    """Return the places of the candidates that stand as rows, the likeliest first.

    One long claim, or the shorter ones in it: what is expected to show more.
    """
    length = max(1, tree.text.bit_count())
    masks = [each.mask for each in candidates]

    def spread(chosen: Collection[int]) -> float:
        return bars.spread * _union(masks, chosen).bit_count() / length

    def worth(k: int) -> float:
        return min(mass[k], 1.0) - bars.cost

    def value(k: int) -> tuple[float, int]:
        return (min(mass[k], 1.0) + _OWN * rates[k] + spread([k]), -k)

    def solve(some: set[int], depth: int) -> list[int]:
        chosen: list[int] = []
        while some:
            best = max(some, key=value)
            inner = {k for k in some if k != best and not masks[k] & ~masks[best]}
            parts = solve(inner, depth + 1) if inner and depth < _DEEPEST else []
            taken = [best]
            if len(parts) > 1:
                apart = sum(map(worth, parts)) + spread(parts)
                if apart > worth(best) + spread([best]):
                    taken = parts
            chosen += taken
            some = {
                k
                for k in some - {best}
                if k not in taken
                and not any(conflict(candidates[t], candidates[k]) for t in taken)
            }
        return chosen

    return solve({k for k in among if mass[k] >= bars.row}, 0)


def conflict(one: Candidate, other: Candidate) -> bool:
    """Say whether two candidates cannot both be rows: nested, or the same again.

    What has the same verb and most of the words is the same again, but for the members
    of a list.
    """
    shared = one.mask & other.mask
    if shared in (one.mask, other.mask):
        return True
    same_head = one.head == other.head
    if are_siblings(one, other):
        return False
    least = min(one.mask.bit_count(), other.mask.bit_count())
    few = (one.mask | other.mask).bit_count() <= _FEW
    most = few or 2 * shared.bit_count() >= least
    return bool(shared) and ((same_head and most) or overlap(one, other) >= NEAR)


def _union(masks: Sequence[int], chosen: Collection[int]) -> int:
    union = 0
    for k in chosen:
        union |= masks[k]
    return union


def rows_for_the_rest(
    candidates: Sequence[Candidate],
    among: Sequence[int],
    mass: Sequence[float],
    rows: Sequence[int],
    bar: float,
) -> list[int]:
    """Return further rows for words that none shows yet."""
    masks = [each.mask for each in candidates]
    found: list[int] = []
    shown = _union(masks, rows)
    while True:
        best, most = -1, 0.0
        for k in among:
            fresh = (masks[k] & ~shown).bit_count()
            size = masks[k].bit_count()
            if mass[k] < bar or fresh < max(min(_FRESH, size), size / 2):
                continue
            nested = any(not masks[r] & ~masks[k] for r in (*rows, *found))
            if not nested and mass[k] + 0.02 * fresh > most:
                best, most = k, mass[k] + 0.02 * fresh
        if best < 0:
            return found
        found.append(best)
        shown |= masks[best]


def with_lists(
    candidates: Sequence[Candidate], free: Sequence[int], rows: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Return the rows with each list of one verb as a whole, and its members.

    "Trucks from Norway and Sweden will use it" is one ruling, and two claims.
    """
    kept, parted = list(rows), list[int]()
    for k in rows:
        group = [
            j for j in kept if j == k or are_siblings(candidates[k], candidates[j])
        ]
        if k not in kept or len(group) < _PAIR:
            continue
        union = _union([each.mask for each in candidates], group)
        wholes = [
            (candidates[j].mask.bit_count(), j)
            for j in free
            if candidates[j].head == candidates[k].head
            and not union & ~candidates[j].mask
            and not candidates[j].member
        ]
        if wholes:
            whole = min(wholes)[1]
            parted += group
            kept = [
                j
                for j in kept
                if j not in group and candidates[j].mask & ~candidates[whole].mask
            ]
            kept.append(whole)
    return kept, parted
