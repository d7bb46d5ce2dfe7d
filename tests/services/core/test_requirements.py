"""What a verdict lacks under the desk's policy."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from claims.policy import Demands
from claims.records import Lack
from claims.services.core.cited_evidence import CitedEvidence
from claims.services.core.requirements import (
    Given,
    asks_about_evidence,
    lacks_under,
    policy_in_force,
)
from claims.services.desk.policies import set_policy
from claims.vocabulary import Conclusion, Lacking, Stance

SAYS, DENIES = Stance.SUPPORTS, Stance.REFUTES


def cited(
    number: int,
    *origins: int,
    stance: Stance = SAYS,
    in_set: int = 1,
    is_primary: bool = False,
    is_saved: bool = False,
) -> CitedEvidence:
    return CitedEvidence(
        in_set, number, stance, is_primary, is_saved, frozenset(origins)
    )


def lacks(
    demands: Demands,
    *evidence: CitedEvidence,
    conclusion: Conclusion = Conclusion.SUPPORTED,
    confirmed: tuple[str, ...] = (),
    has_second: bool = False,
) -> list[Lack]:
    return lacks_under(demands, Given(conclusion, confirmed, has_second, evidence))


def test_a_policy_that_asks_for_nothing_more_lacks_nothing() -> None:
    assert lacks(Demands()) == []


@pytest.mark.parametrize(
    ("evidence", "has"),
    [
        ([cited(1, 7)], 1),
        ([cited(1, 7), cited(2, 7)], 1),
        ([cited(1, 7), cited(2, 8, stance=DENIES)], 1),
        ([cited(1, 7, in_set=2), cited(2, 8, in_set=2)], 1),
        ([cited(1)], 0),
    ],
    ids=["one", "the same origin", "against it", "one set", "nobody"],
)
def test_only_independent_sources_that_bear_it_out_count(
    evidence: list[CitedEvidence], has: int
) -> None:
    [lack] = lacks(Demands(sources=2), *evidence)
    one_more = lacks(Demands(sources=2), *evidence, cited(9, 9))

    assert lack == Lack(Lacking.SOURCES, wanted=2, has=has, stance=SAYS)
    assert one_more == ([] if has else [replace(lack, has=1)])


def test_a_primary_and_a_saved_source_are_asked_for_one_by_one() -> None:
    demands = Demands(primary=True, snapshot=True)

    primary, saved = cited(1, 7, is_primary=True), cited(2, 7, is_saved=True)

    assert [each.kind for each in lacks(demands)] == [Lacking.PRIMARY, Lacking.SNAPSHOT]
    assert [each.kind for each in lacks(demands, primary)] == [Lacking.SNAPSHOT]
    assert lacks(demands, primary, saved) == []


def test_that_nothing_was_found_rests_on_nothing() -> None:
    demands = Demands(sources=2, primary=True)
    nothing = Conclusion.NOT_ENOUGH_EVIDENCE

    assert not asks_about_evidence(demands, nothing)
    assert lacks(demands, conclusion=nothing) == []


def test_what_was_not_confirmed_and_a_second_checker_are_lacking() -> None:
    demands = Demands(second_checker=True, checklist=("names", "dates"))

    assert lacks(demands, confirmed=("names",)) == [
        Lack(Lacking.POINT, point="dates"),
        Lack(Lacking.SECOND_CHECKER),
    ]
    assert lacks(demands, confirmed=("names", "dates"), has_second=True) == []


def test_the_policy_in_force_is_the_last(connection: Connection) -> None:
    for sources in (2, 3):
        text = f"[default]\nsources = {sources}\n"
        set_policy(connection, text, by="ada")

    assert policy_in_force(connection).default.sources == 3
