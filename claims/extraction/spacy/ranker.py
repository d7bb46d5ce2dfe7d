"""The ranker, learned: how likely a candidate is a claim, which two are one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from claims.data_file import read_data_text
from claims.extraction.spacy.features import Features

FILE = "ranker.json"


@dataclass(frozen=True, slots=True)
class Ranker:
    """A linear model over named features, with what to do with its figures.

    Learned by ``tests/quality/train.py``, which says on what.
    """

    weights: Mapping[str, float]
    bias: float
    same: Mapping[str, float]
    """How often two candidates that stand so to each other are one claim."""

    def rate(self, found: Features) -> float:
        """Return the chance, from 0 to 1, that it is the best fit of a claim."""
        weights = self.weights
        total = self.bias
        for name, value in found.items():
            if value:
                total += weights.get(name, 0.0) * value
        return 1 / (1 + exp(-total)) if total > -30 else 0.0


@lru_cache(maxsize=1)
def load() -> Ranker:
    """Return the ranker that ships with the package."""
    content = json.loads(read_data_text(FILE))
    return Ranker(content["weights"], content["bias"], content["same"])
