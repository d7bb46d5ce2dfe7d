"""Choose among the candidates of a sentence together: rows first, then details."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.candidate_pair import NEAR, overlap, relation
from claims.extraction.spacy.ranker import Ranker
from claims.extraction.spacy.row_choice import (
    choose_rows,
    rows_for_the_rest,
    with_lists,
)
from claims.extraction.spacy.selection import Chances
from claims.extraction.spacy.tree import Tree

_OWN = 1.5
"""What a candidate's own figure counts beside that of the ones it stands for."""
_PLAIN = frozenset({"ROOT/core", "conj/core", "verbless/whole"})
"""A sentence or joined clause as it stands, which needs no second opinion."""
_USED = 0.7
"""How fully a chosen candidate uses up the ones that are the same claim."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What a proposal must reach; rows are held to more than details."""

    row: float = 0.25
    """How much of a claim a row is expected to find."""
    own: float = 0.02
    """How likely it must be a row itself, whatever it stands for."""
    cost: float = 0.25
    """What a further row must be worth; more makes fewer and longer rows."""
    spread: float = 0.2
    """What it counts to show all words of a sentence."""
    whole_row: float = 0.65
    """How sure it must be that no reader would cut a row otherwise."""
    rest: float = 0.12
    whole_rest: float = 0.35
    """As ``row`` and ``whole_row``, for one among words that no other row shows."""
    detail: float = 0.14
    whole_detail: float = 0.6


BARS = Bars()


def choose(
    tree: Tree,
    candidates: Sequence[Candidate],
    chances: Sequence[Chances],
    ranker: Ranker,
    bars: Bars = BARS,
) -> list[int]:
    """Return the places of the candidates that are proposed: rows, then their details.

    The chances of all candidates that are the same claim add up to the chance that
    there is one. A row neither holds another one nor says it again. A partial candidate
    is never taken; the one that completes it stands for it.
    """
    same = _same(tree, candidates, ranker)
    free = [k for k, each in enumerate(candidates) if not each.is_partial]
    as_rows = [each.row for each in chances]
    mass = [_mass(as_rows, same, k) for k in range(len(candidates))]
    fine = [k for k in free if as_rows[k] >= bars.own]
    sure = [k for k in fine if chances[k].whole >= bars.whole_row]
    rows = choose_rows(tree, candidates, sure, as_rows, mass, bars)
    fair = [
        k
        for k in fine
        if chances[k].whole >= bars.whole_rest
        or not _PLAIN.isdisjoint(candidates[k].shapes)
    ]
    rows += rows_for_the_rest(candidates, fair, mass, rows, bars.rest)
    rows, members = with_lists(candidates, free, rows)
    inside = [
        k
        for k in free
        if k not in rows
        and k not in members
        and chances[k].whole >= bars.whole_detail
        and any(not candidates[k].mask & ~candidates[r].mask for r in rows)
        and not any(not candidates[r].mask & ~candidates[k].mask for r in rows)
    ]
    fits = [each.fit for each in chances]
    taken = rows + members
    return taken + _details(fits, same, inside, taken, bars.detail)


def _details(
    left: list[float],
    same: Sequence[dict[int, float]],
    inside: Iterable[int],
    rows: Iterable[int],
    bar: float,
) -> list[int]:
    """Return what stands for the most, until nothing is left that is likely enough.

    What is taken uses up what it stands for. Several may share most of their words.
    """
    for row in rows:
        _use(left, same, row)
    open_, chosen = set(inside), list[int]()
    while True:
        best, most = -1, 0.0
        for k in open_:
            mass = _mass(left, same, k)
            value = min(mass, 1.0) + _OWN * left[k]
            if mass >= bar and (value > most or (value == most and k < best)):
                best, most = k, value
        if best < 0:
            return chosen
        chosen.append(best)
        open_.remove(best)
        _use(left, same, best)


def _use(left: list[float], same: Sequence[dict[int, float]], k: int) -> None:
    left[k] = 0.0
    for j, share in same[k].items():
        left[j] *= (1 - share) ** _USED


def _mass(left: Sequence[float], same: Sequence[dict[int, float]], k: int) -> float:
    return left[k] + sum(left[j] * share for j, share in same[k].items())


def _same(
    tree: Tree, candidates: Sequence[Candidate], ranker: Ranker
) -> list[dict[int, float]]:
    """Return for each candidate the chance that each near one is the same claim."""
    found: list[dict[int, float]] = [{} for _ in candidates]
    for k, one in enumerate(candidates):
        for j in range(k):
            share = overlap(one, candidates[j])
            if share >= NEAR:
                name = relation(tree, one, candidates[j], share)
                figure = ranker.same.get(name)
                if figure is None:
                    figure = ranker.same.get(name[:-4], NEAR)
                found[k][j] = found[j][k] = figure
    for k, one in enumerate(candidates):
        if one.is_partial and (whole := _completed(k, candidates)) is not None:
            found[k][whole] = found[whole][k] = 1.0
    return found


def _completed(k: int, candidates: Sequence[Candidate]) -> int | None:
    """Return the place of the shortest candidate that holds all words of a partial."""
    mask, head = candidates[k].mask, candidates[k].head
    around = [
        (each.mask.bit_count(), j)
        for j, each in enumerate(candidates)
        if not each.is_partial and each.head == head and each.mask & mask == mask
    ]
    return min(around)[1] if around else None
