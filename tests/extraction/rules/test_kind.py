"""What kind of thing a statement asserts, and how much it is worth checking."""

import pytest

from claims.extraction.appraisal import appraise
from claims.extraction.rules.kind import kind_of
from claims.extraction.worth.score import worth
from claims.vocabulary import Kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mongolia signed the statute in 2000.", Kind.EVENT),
        ("Rents went up 7.1%.", Kind.QUANTITY),
        ("Sales were 18% fewer than last year.", Kind.COMPARISON),
        ("The lake is the largest in the country.", Kind.COMPARISON),
        ("Voting will begin at noon.", Kind.PREDICTION),
        ("The summer was the wettest on record.", Kind.COMPARISON),
        ("The club ranks third in the league.", Kind.COMPARISON),
        ("Visitors may not touch the carvings.", Kind.RULE),
        ("If the bell rings, everyone must leave the mine.", Kind.RULE),
    ],
)
def test_the_words_tell_the_kind(text: str, kind: Kind) -> None:
    found = kind_of(text, lemma="", present=False, speaker=None)

    assert found == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The tower is hideous.", Kind.OPINION),
        ("The trial was a farce.", Kind.OPINION),
        ("She is my teacher.", Kind.RELATION),
        ("A quorum is the smallest number that can vote.", Kind.RELATION),
        ("The bridge is open.", Kind.STATE),
    ],
)
def test_what_something_is_said_to_be_tells_the_kind(text: str, kind: Kind) -> None:
    for lemma in ("be", "is"):
        assert kind_of(text, lemma=lemma, present=True, speaker=None) == kind


def test_a_demand_that_somebody_is_reported_to_make_is_an_opinion() -> None:
    found = kind_of("The court must act.", lemma="act", present=True, speaker="Ann Lee")

    assert found == Kind.OPINION


def test_figures_dates_and_superlatives_are_reasons() -> None:
    figure, reasons = worth(
        "Sales fell to 3.4 million in 2002, the lowest figure.",
        Kind.QUANTITY,
        speaker=None,
    )

    assert figure > 0.8
    assert reasons[:4] == ("quantity", "3.4 million", "names a date: 2002", "lowest")


def test_an_opinion_is_worth_less_than_a_quantity() -> None:
    opinion = appraise("The court must act.", speaker="Ann Lee")
    quantity = appraise("The court heard 412 cases.")

    assert opinion.check_worthiness < quantity.check_worthiness
