"""The first stage: weights of named features, and which candidates are one claim."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from candidate_groups import Group
from sklearn.linear_model import LogisticRegression

from claims.extraction.spacy.candidate_pair import NEAR, overlap, relation
from claims.extraction.spacy.ranker import Ranker

STRENGTH = 0.1
"""Of scikit-learn's C; chosen among 0.05, 0.1, 0.15, 0.2 and 0.4, held back."""
RARE = 8
"""A feature that fewer candidates have is left out."""


def learn(sample: Sequence[Group]) -> Ranker:
    """Fit the weights and count which candidates are the same claim.

    Each candidate is seen twice at half the weight: is it the best fit of a claim, and
    has it just the words of one.
    """
    counts = Counter(
        name
        for group in sample
        for row in group.features
        for name, v in row.items()
        if v
    )
    names = [name for name, count in counts.items() if count >= RARE]
    column = {name: k for k, name in enumerate(names)}
    rows = [row for group in sample for row in group.features]
    matrix = np.zeros((len(rows), len(names)), dtype=np.float32)
    for r, row in enumerate(rows):
        for name, value in row.items():
            if name in column:
                matrix[r, column[name]] = value
    scale = np.abs(matrix).max(axis=0)
    scale[scale == 0] = 1
    best = [each for group in sample for each in group.best]
    exact = [each for group in sample for each in group.exact]
    twice = np.vstack([matrix / scale] * 2)
    fitted = LogisticRegression(C=STRENGTH, max_iter=400).fit(
        twice, best + exact, sample_weight=np.full(len(twice), 0.5)
    )
    weights = {
        name: round(float(weight), 5)
        for name, weight in zip(names, fitted.coef_[0] / scale, strict=True)
    }
    return Ranker(weights, round(float(fitted.intercept_[0]), 5), _same(sample))


def _same(sample: Iterable[Group]) -> dict[str, float]:
    """Count how often two near candidates are one claim, by how they stand.

    A pair counts tenfold when it has the best fit of a claim. A rare relation leans on
    those with the same first words, as if twenty more had been seen of it.
    """
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    wider: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for group in sample:
        for k, one in enumerate(group.candidates):
            for j in range(k):
                other = group.candidates[j]
                share = overlap(one, other)
                a, b = group.claims[k], group.claims[j]
                if share < NEAR or (a is None and b is None):
                    continue
                weight = 10.0 if group.best[k] or group.best[j] else 1.0
                name = relation(group.tree, one, other, share)
                for table, key in ((counts, name), (wider, _wider(name))):
                    table[key][0] += weight * (a == b)
                    table[key][1] += weight
    found = {}
    for name, (same, seen) in sorted(counts.items()):
        some, many = wider[_wider(name)]
        base = (some + 3) / (many + 6)
        found[name] = round((same + 20 * base) / (seen + 20), 4)
    for name, (same, seen) in sorted(wider.items()):
        found[name] = round((same + 3) / (seen + 6), 4)
    return found


def _wider(relation_name: str) -> str:
    return " ".join(relation_name.split()[:3])
