"""The second stage of ranking: what a candidate's rivals say of it, learned."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.data_file import read_data_text
from claims.extraction.spacy.boosted_trees import BoostedTrees, read
from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.features import Features
from claims.extraction.spacy.set_features import set_features

FILE = "selection.json"
LEAST = 0.03
"""What the first stage gives less chance is not looked at again."""
_HOPELESS = 0.2
"""What no reader would cut so is not asked further questions."""


@dataclass(frozen=True, slots=True)
class Chances:
    """What is thought of a candidate, each from 0 to 1."""

    fit: float
    """That no candidate fits some claim better, or that it has just its words."""
    row: float
    """That it is the best fit of a claim that lies in no other one."""
    whole: float
    """That a reader would cut it so, whichever claim it is."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The trees for each chance; ``tests/quality/train.py`` learns them."""

    fit: BoostedTrees
    row: BoostedTrees
    whole: BoostedTrees

    def chances(
        self,
        candidates: Sequence[Candidate],
        rates: Sequence[float],
        rows: Sequence[Features],
        length: int,
    ) -> list[Chances]:
        """Return the chances of the candidates of a sentence."""
        numbers = set_features(candidates, rates, rows, length)
        return [self.of(each) for each in numbers]

    def of(self, numbers: Sequence[float]) -> Chances:
        """Return the chances that some numbers give."""
        whole = self.whole.chance(numbers)
        if whole < _HOPELESS:
            return Chances(0.0, 0.0, whole)
        return Chances(self.fit.chance(numbers), self.row.chance(numbers), whole)


@lru_cache(maxsize=1)
def load() -> Selection:
    """Return the trees that ship with the package."""
    content = json.loads(read_data_text(FILE))
    return Selection(*(read(content[name]) for name in ("fit", "row", "whole")))
