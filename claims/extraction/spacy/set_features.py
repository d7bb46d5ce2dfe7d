"""Set features: how a candidate stands among the others of its sentence, as numbers."""

from collections.abc import Sequence
from math import log

from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.features import Features

_SHAPES = [
    "ROOT",
    "conj",
    "ccomp",
    "advcl",
    "relcl",
    "acl",
    "parataxis",
    "pcomp",
    "xcomp",
    "dep",
    "relcl+",
    "acl+",
    "said",
    "report",
    "name",
    "noun",
    "appos",
    "title",
    "comma",
    "under",
    "verbless",
    "rules",
    "matrix",
    "clause",
]
_OWN = [
    "parts",
    "gap",
    "fragments",
    "loose",
    "finite",
    "verbs",
    "r_max",
    "r_exact",
    "votes",
    "covered",
    "subject_in",
    "subject_out",
    "dangling",
    "said_verb",
    "said_inside",
    "said_whole",
    "depth",
    "start",
    "end",
    "title",
]
_NONE = -9.0


def set_features(
    candidates: Sequence[Candidate],
    rates: Sequence[float],
    rows: Sequence[Features],
    length: int,
) -> list[list[float]]:
    """Return the numbers of each candidate, for the second stage.

    ``rates`` are the first stage's chances, ``rows`` its features; ``length`` is how
    many words the sentence has.
    """
    odds = [_log_odds(each) for each in rates]
    order = sorted(range(len(rates)), key=lambda k: -rates[k])
    ranks = {k: rank for rank, k in enumerate(order)}
    best, total = max(odds, default=0.0), sum(rates)
    found = []
    for k, candidate in enumerate(candidates):
        size = candidate.mask.bit_count()
        row = rows[k]
        found.append(
            [
                odds[k],
                ranks[k],
                best,
                odds[k] - best,
                *_rivals(candidates, rates, odds, k, size),
                size,
                size / max(1, length),
                length,
                total,
                len(candidates),
                _SHAPES.index(candidate.shape) if candidate.shape in _SHAPES else -1,
                candidate.member,
                candidate.size,
                candidate.is_partial,
                *(row.get(name, 0.0) for name in _OWN),
            ]
        )
    return found


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return log(chance / (1 - chance))


def _rivals(
    candidates: Sequence[Candidate],
    rates: Sequence[float],
    odds: Sequence[float],
    k: int,
    size: int,
) -> list[float]:
    """Return what overlaps a candidate, lies in it, holds it, and has its head."""
    mask, head = candidates[k].mask, candidates[k].head
    sums, counts = [0.0] * 3, [0] * 3
    bests = [_NONE] * 4
    covered = 0
    for j, other in enumerate(candidates):
        shared = (mask & other.mask).bit_count()
        if not shared or j == k:
            continue
        width = other.mask.bit_count()
        for n, holds in enumerate(
            (2 * shared >= size + width - shared, shared == width, shared == size)
        ):
            if holds:
                sums[n] += rates[j]
                counts[n] += 1
                bests[n] = max(bests[n], odds[j])
        if shared == width and rates[j] > rates[k]:
            covered |= other.mask
        if other.head == head:
            bests[3] = max(bests[3], odds[j])
    margins = [each - odds[k] for each in bests]
    return [*sums, *counts, *margins, covered.bit_count() / size]
