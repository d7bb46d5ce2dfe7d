"""The figures of agreement, beside worked examples from the literature."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.services.second_checks.agreement_figures import (
    FEWEST,
    UNDEFINED,
    alpha,
    kappa,
)

COHEN = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
"""J. Cohen, A coefficient of agreement for nominal scales, Educational and
Psychological Measurement 20 (1960): the diagnoses of two judges, kappa .492."""

FLEISS = [[106, 10, 4], [22, 28, 10], [2, 12, 6]]
"""J. L. Fleiss, J. Cohen and B. S. Everitt, Large sample standard errors of kappa and
weighted kappa, Psychological Bulletin 72 (1969): kappa .429, variance .002885."""

BEN, GERRY = "aabbdcccedda", "babbbccceddd"
"""K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section B:
nominal data of two observers, alpha .692."""

MEG, OWEN = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
"""The same, section A: binary data, alpha .095."""

Table = list[list[int]]
PAIRS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1)


def pairs(table: Table) -> list[tuple[int, int]]:
    return [
        (first, second)
        for first, row in enumerate(table)
        for second, times in enumerate(row)
        for _ in range(times)
    ]


def test_kappa_is_cohen_s_own() -> None:
    assert kappa(pairs(COHEN), 3).value == pytest.approx(0.492, abs=0.0005)


def test_the_interval_of_kappa_is_that_of_its_large_sample_error() -> None:
    found = kappa(pairs(FLEISS), 3)

    assert found.value == pytest.approx(0.429, abs=0.0005)
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.low == pytest.approx(
        2 * 1.959964 * math.sqrt(0.002885), abs=0.0001
    )


def test_alpha_of_nominal_data_is_krippendorff_s_own() -> None:
    said = [
        ("abcde".index(one), "abcde".index(two))
        for one, two in zip(BEN, GERRY, strict=True)
    ]

    assert alpha(said, 5).value == pytest.approx(0.692, abs=0.0005)


def test_alpha_of_binary_data_is_krippendorff_s_own() -> None:
    said = list(zip(MEG, OWEN, strict=True))

    assert alpha(said, 2).value == pytest.approx(0.095, abs=0.0005)


def test_in_order_a_step_weighs_less_than_a_leap() -> None:
    steps, leaps = [(0, 0), (1, 1), (2, 2), (0, 1)], [(0, 0), (1, 1), (2, 2), (0, 2)]

    near, far = (alpha(said, 3, "ordinal").value for said in (steps, leaps))

    assert near is not None
    assert far is not None
    assert near > far
    assert alpha(steps, 3).value is not None


def test_intervals_are_the_same_each_time() -> None:
    assert alpha(pairs(FLEISS), 3) == alpha(pairs(FLEISS), 3)


def test_few_pairs_have_no_interval() -> None:
    few = [(0, 0), (1, 1), (0, 1)] * (FEWEST // 3)
    enough = [*few, *few]

    for figure in (kappa(few, 2), alpha(few, 2)):
        assert (figure.low, figure.high) == (None, None)
        assert figure.value is not None
    for figure in (kappa(enough, 2), alpha(enough, 2)):
        assert figure.low is not None


@pytest.mark.parametrize("said", [[], [(1, 1)], [(2, 2)] * 50])
def test_where_everybody_said_the_same_there_is_nothing_to_measure(
    said: list[tuple[int, int]],
) -> None:
    assert kappa(said, 4) == UNDEFINED
    assert alpha(said, 4) == UNDEFINED


@settings(max_examples=60)
@given(PAIRS)
def test_whatever_was_said_the_figures_are_in_their_range(
    said: list[tuple[int, int]],
) -> None:
    for figure in (kappa(said, 4), alpha(said, 4), alpha(said, 4, "ordinal")):
        if figure.value is None:
            continue
        assert -1 <= figure.value <= 1
        if figure.low is not None and figure.high is not None:
            assert -1 <= figure.low <= figure.high <= 1


@given(PAIRS)
def test_full_agreement_is_one(said: list[tuple[int, int]]) -> None:
    same = [(first, first) for first, _ in said]

    for figure in (kappa(same, 4), alpha(same, 4)):
        assert figure.value is None or figure.value == pytest.approx(1)
