"""The rules of a claim's status, without a database."""

from dataclasses import replace
from typing import Any

import pytest

from claims.policy import Demands
from claims.records import Span
from claims.services.core.outcomes import Basis, Fared
from claims.services.core.spans import Placed, span_fields
from claims.services.core.status_rules import (
    ClaimRecords,
    GivenVerdict,
    derive,
    in_force,
    places,
    quotes,
)
from claims.vocabulary import Conclusion, Outcome, Status

HERE = ((Span(0, 4, "Here"),),)
SPANS = span_fields(HERE)
VERDICT = GivenVerdict(
    id=1,
    number=1,
    revision=1,
    statement="It is so.",
    speaker=None,
    spans=SPANS,
    rating="true",
    label="True",
    conclusion=Conclusion.SUPPORTED,
    checker_id=7,
    withdraws=False,
    confirmed=(),
    is_second=False,
    checks=None,
)
CLAIM = ClaimRecords(
    latest=1,
    statement="It is so.",
    speaker=None,
    drop_reason=None,
    looked_by_id=None,
    demands=Demands(),
    place=Placed(1, HERE),
    fared=None,
)
RULED = replace(CLAIM, verdicts=(VERDICT,), basis=Basis(1, "It is so.", None, SPANS))
SECOND = replace(VERDICT, id=2, number=2, checker_id=8, is_second=True, checks=1)


def fared(outcome: Outcome, from_revision: int = 1) -> Fared:
    return Fared(outcome, from_revision, SPANS, [], [])


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (CLAIM, Status.UNVERIFIED),
        (RULED, Status.CHECKED),
        (replace(RULED, drop_reason="no claim"), Status.DROPPED),
        (replace(RULED, statement="Other."), Status.SUSPENDED),
        (replace(RULED, speaker="Ada"), Status.SUSPENDED),
        (replace(RULED, place=Placed(1, ((Span(1, 4, "ere"),),))), Status.SUSPENDED),
        (replace(RULED, verdicts=(replace(VERDICT, withdraws=True),)),
         Status.UNVERIFIED),
        (replace(CLAIM, verdicts=(SECOND,)), Status.UNVERIFIED),
        (replace(CLAIM, demands=Demands(verdict=False)), Status.UNVERIFIED),
        (replace(CLAIM, demands=Demands(verdict=False), looked_by_id=7),
         Status.CHECKED),
    ],
)  # fmt: skip
def test_a_status_follows_from_the_records(claim: ClaimRecords, status: Status) -> None:
    assert derive(claim)["status"] == status


@pytest.mark.parametrize(
    ("outcome", "is_here", "status"),
    [
        (Outcome.UNCHANGED, True, Status.CHECKED),
        (Outcome.MOVED, True, Status.CHECKED),
        (Outcome.CHANGED, True, Status.SUSPENDED),
        (Outcome.AMBIGUOUS, False, Status.SUSPENDED),
        (Outcome.GONE, False, Status.GONE),
    ],
)
def test_on_a_later_text_it_depends_on_how_the_words_fared(
    outcome: Outcome, is_here: bool, status: Status
) -> None:
    place = Placed(2 if is_here else 1, HERE)

    found = derive(replace(RULED, latest=2, place=place, fared=fared(outcome)))

    assert (found["status"], found["outcome"]) == (status, outcome)


def test_a_second_opinion_that_differs_is_a_lack() -> None:
    other = replace(SECOND, conclusion=Conclusion.REFUTED, label="False")

    agreed = derive(replace(RULED, verdicts=(VERDICT, SECOND)))
    differs = derive(replace(RULED, verdicts=(VERDICT, other)))

    assert (agreed["status"], len(agreed["missing"])) == (Status.CHECKED, 0)
    assert (differs["status"], len(differs["missing"])) == (Status.UNVERIFIED, 1)
    assert differs["rating"] == "true"


def test_a_second_checker_counts_on_the_same_words_alone() -> None:
    def lacks(**more: Any) -> int:
        verdicts = (VERDICT, replace(SECOND, **more))
        wants = Demands(second_checker=True)
        return len(derive(replace(RULED, demands=wants, verdicts=verdicts))["missing"])

    assert lacks() == 0
    assert lacks(checker_id=7) == 1
    assert lacks(statement="Other.") == 1
    assert lacks(spans=span_fields(((Span(0, 2, "He"),),))) == 1


def test_the_last_that_is_no_second_opinion_is_in_force() -> None:
    later = replace(VERDICT, id=3, number=3)

    assert in_force([]) is None
    assert in_force([VERDICT, SECOND]) == VERDICT
    assert in_force([VERDICT, later]) == later
    assert in_force([VERDICT, replace(later, withdraws=True)]) is None


def test_the_order_of_mentions_means_nothing_and_their_place_may_not() -> None:
    one, other = (Span(0, 4, "Here"),), (Span(9, 13, "here"), Span(20, 22, "it"))
    here, turned = span_fields((one, other)), span_fields((other, one))

    assert places(here) == places(turned)
    assert quotes(here) == {("Here",), ("here", "it")}
