"""How far two people agree, beyond chance.

Cohen's kappa with the large-sample standard error of Fleiss, Cohen and Everitt (1969);
Krippendorff's alpha (2004) with a percentile interval from resampled pairs, as Zapf and
others (2016) advise. Pure: labels in, figures out; the statistics are libraries' own.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claims.errors import MissingExtraError

FEWEST = 20
"""Pairs below which no interval is given: both kinds hold only for larger samples."""

RESAMPLES = 1000
SEED = 20240902
"""Fixed, so that the same verdicts give the same figures."""

Level = Literal["nominal", "ordinal"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A coefficient with its 95 % interval; ``None`` is what the pairs do not give."""

    value: float | None
    low: float | None = None
    high: float | None = None


UNDEFINED = Figure(None)


def kappa(pairs: Sequence[tuple[int, int]], labels: int) -> Figure:
    """Return Cohen's kappa of pairs of labels, which count from 0.

    It has no value where everybody said the same: chance alone would agree.
    """
    if _is_uniform(pairs):
        return UNDEFINED
    try:
        import numpy
        from statsmodels.stats.inter_rater import cohens_kappa
    except ModuleNotFoundError as error:
        raise MissingExtraError("measuring agreement", "agreement") from error

    table = numpy.zeros((labels, labels))
    for first, second in pairs:
        table[first, second] += 1
    # Its test of kappa = 0 divides by nothing at the edges; nobody asks for it here.
    with numpy.errstate(divide="ignore", invalid="ignore"):
        found = cohens_kappa(table)
    value = float(found.kappa)
    low, high = float(found.kappa_low), float(found.kappa_upp)
    if _has_no_interval(pairs) or math.isnan(low) or math.isnan(high):
        return Figure(value)
    return Figure(value, max(low, -1.0), min(high, 1.0))


def alpha(
    pairs: Sequence[tuple[int, int]], labels: int, level: Level = "nominal"
) -> Figure:
    """Return Krippendorff's alpha of pairs of labels, which count from 0 in order.

    It has no value where everybody said the same.
    """
    if _is_uniform(pairs):
        return UNDEFINED
    try:
        import numpy
        from krippendorff import alpha as alpha_of
        from scipy.stats import bootstrap
    except ModuleNotFoundError as error:
        raise MissingExtraError("measuring agreement", "agreement") from error

    def statistic(first: Sequence[int], second: Sequence[int]) -> float:
        counts = numpy.zeros((len(first), labels))
        rows = numpy.arange(len(first))
        counts[rows, numpy.asarray(first)] += 1
        counts[rows, numpy.asarray(second)] += 1
        if (counts.sum(axis=0) > 0).sum() < 2:
            return math.nan
        return float(alpha_of(value_counts=counts, level_of_measurement=level))

    first, second = zip(*pairs, strict=True)
    value = statistic(first, second)
    if _has_no_interval(pairs):
        return Figure(value)
    drawn = bootstrap(
        (numpy.array(first), numpy.array(second)),
        statistic,
        n_resamples=RESAMPLES,
        vectorized=False,
        paired=True,
        method="percentile",
        rng=numpy.random.default_rng(SEED),
    ).bootstrap_distribution
    # A resample in which everybody said the same has no alpha.
    low, high = numpy.nanquantile(drawn, (0.025, 0.975))
    return Figure(value, float(low), float(high))


def _has_no_interval(pairs: Sequence[tuple[int, int]]) -> bool:
    """Say whether there are too few pairs, or none that differs to learn from."""
    return len(pairs) < FEWEST or all(first == second for first, second in pairs)


def _is_uniform(pairs: Sequence[tuple[int, int]]) -> bool:
    return len({label for pair in pairs for label in pair}) < 2
