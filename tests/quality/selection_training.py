"""The second stage: boosted trees over how candidates stand to each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from candidate_groups import Group
from ranker_training import learn
from sklearn.ensemble import GradientBoostingClassifier

from claims.extraction.spacy.boosted_trees import BoostedTrees, Node
from claims.extraction.spacy.ranker import Ranker
from claims.extraction.spacy.selection import LEAST, Selection
from claims.extraction.spacy.sentence_candidates import set_partial
from claims.extraction.spacy.set_features import set_features

INNER = 5
"""The first stage's chances are those of a ranker that has not seen the article."""
TREES, LEAVES, RATE, SMALLEST = 90, 9, 0.09, 15
"""Chosen on the tuning articles, held back in four folds."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A sentence's likely candidates: their places and the second stage's numbers."""

    group: Group
    places: list[int]
    numbers: list[list[float]]


def likely(group: Group, ranker: Ranker) -> Likely:
    """Return the candidates that the second stage looks at."""
    rates = [ranker.rate(row) for row in group.features]
    places = [k for k, rate in enumerate(rates) if rate >= LEAST]
    set_partial(group.tree, [group.candidates[k] for k in places], group.reports)
    numbers = set_features(
        [group.candidates[k] for k in places],
        [rates[k] for k in places],
        [group.features[k] for k in places],
        group.tree.text.bit_count(),
    )
    return Likely(group, places, numbers)


def held_back(groups: dict[str, list[Group]], names: Sequence[str]) -> list[Likely]:
    """Return the likely candidates of articles, each ranked without having seen it."""
    found: list[Likely] = []
    for fold in range(INNER):
        back = names[fold::INNER]
        others = [g for name in names if name not in back for g in groups[name]]
        ranker = learn(others)
        found += [likely(group, ranker) for name in back for group in groups[name]]
    return found


def learn_selection(sample: Sequence[Likely]) -> Selection:
    """Fit the trees of each chance."""
    numbers = np.array([row for each in sample for row in each.numbers])

    def answers(kind: str) -> list[bool]:
        return [getattr(each.group, kind)[k] for each in sample for k in each.places]

    # Seen twice at half the weight: is it the best fit, and has it just the words?
    twice = np.vstack([numbers, numbers])
    fit = _grown(twice, answers("best") + answers("exact"), 0.5)
    return Selection(
        fit, _grown(numbers, answers("row"), 1), _grown(numbers, answers("whole"), 1)
    )


def _grown(numbers: np.ndarray, answers: Iterable[bool], weight: float) -> BoostedTrees:
    right = np.array(list(answers), dtype=int)
    grown = GradientBoostingClassifier(
        n_estimators=TREES,
        learning_rate=RATE,
        max_depth=None,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=SMALLEST,
        subsample=0.7,
        random_state=7,
    ).fit(numbers, right, sample_weight=np.full(len(right), weight))
    share = right.mean()
    trees = tuple(_node(each[0].tree_, 0) for each in grown.estimators_)
    return BoostedTrees(round(float(np.log(share / (1 - share))), 5), trees)


def _node(tree: object, at: int) -> Node:
    if tree.children_left[at] < 0:  # type: ignore[attr-defined]
        value = RATE * float(tree.value[at][0][0])  # type: ignore[attr-defined]
        return round(value, 5)
    return (
        int(tree.feature[at]),  # type: ignore[attr-defined]
        round(float(tree.threshold[at]), 5),  # type: ignore[attr-defined]
        _node(tree, tree.children_left[at]),  # type: ignore[attr-defined]
        _node(tree, tree.children_right[at]),  # type: ignore[attr-defined]
    )
