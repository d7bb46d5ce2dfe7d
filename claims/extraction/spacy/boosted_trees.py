"""Boosted trees: a learned chance from numbers, read off many small decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

Node = float | tuple[int, float, "Node", "Node"]
"""A figure; or which number to look at, up to what one goes left, left and right."""


@dataclass(frozen=True, slots=True)
class BoostedTrees:
    """Trees whose figures add up to the log-odds of a chance."""

    base: float
    trees: tuple[Node, ...]

    def chance(self, row: Sequence[float]) -> float:
        """Return the chance, from 0 to 1, for a row of numbers."""
        total = self.base
        for node in self.trees:
            while node.__class__ is tuple:
                place, most, left, right = node
                node = left if row[place] <= most else right
            total += node  # type: ignore[operator]
        return 1 / (1 + exp(-total)) if total > -30 else 0.0


def read(content: dict[str, object]) -> BoostedTrees:
    """Return the trees that some JSON has."""
    base, trees = content["base"], content["trees"]
    assert isinstance(base, float)
    assert isinstance(trees, list)
    return BoostedTrees(base, tuple(_node(tree) for tree in trees))


def _node(content: object) -> Node:
    if isinstance(content, list):
        place, most, left, right = content
        return (place, most, _node(left), _node(right))
    assert isinstance(content, float | int)
    return float(content)
