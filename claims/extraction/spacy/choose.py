"""Choose among the candidates of a sentence together, not one by one."""

from collections.abc import Sequence

from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.candidate_pair import NEAR, overlap, relation
from claims.extraction.spacy.ranker import Ranker
from claims.extraction.spacy.tree import Tree

_OWN = 1.5
"""What a candidate's own figure counts beside that of the ones it stands for."""
_USED = 0.7
"""How fully a chosen candidate uses up the ones that are the same claim."""


def choose(
    tree: Tree, candidates: Sequence[Candidate], rates: Sequence[float], ranker: Ranker
) -> list[int]:
    """Return the places of the candidates that are proposed, the surest first.

    A rate is the chance that a candidate is the best fit of a claim, so the rates of
    all that are the same claim add up to the chance that there is one. The candidate
    that stands for the most is taken, and what it stands for is used up, until nothing
    is left that is likely enough. Several claims may share most of their words. A
    partial candidate is never taken; the one that completes it stands for it.
    """
    same = _same(tree, candidates, ranker)
    left = list(rates)
    mass = [_mass(left, same, k) for k in range(len(left))]
    open_ = {k for k, each in enumerate(candidates) if not each.is_partial}
    chosen: list[int] = []
    while True:
        best, most = -1, 0.0
        for k in open_:
            if mass[k] >= ranker.threshold:
                value = min(mass[k], 1.0) + _OWN * left[k]
                if value > most or (value == most and k < best):
                    best, most = k, value
        if best < 0:
            return chosen
        chosen.append(best)
        open_.remove(best)
        left[best] = 0.0
        touched = {best, *same[best]}
        for k, share in same[best].items():
            left[k] *= (1 - share) ** _USED
            touched.update(same[k])
        for k in touched:
            mass[k] = _mass(left, same, k)


def _mass(left: list[float], same: list[dict[int, float]], k: int) -> float:
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
