"""Which claims are wanted, as conditions that leave their values open."""

from datetime import UTC, date, datetime

import pytest

from claims.services.core.claim_filter import (
    Filter,
    Sort,
    conditions,
    default_order,
    parameters,
)
from claims.vocabulary import Kind, Status


def test_what_does_not_matter_is_no_condition() -> None:
    names, values = parameters(Filter(), "sqlite")

    assert (set(names), values) == ({"standing", "not_withdrawn"}, {})


def test_the_claims_of_a_named_article_are_wanted_though_it_was_withdrawn() -> None:
    names, _ = parameters(Filter(article_id=7, status=Status.CHECKED), "sqlite")

    assert set(names) == {"article_id", "status"}


def test_days_are_from_midnight_to_midnight() -> None:
    day = date(2024, 9, 2)

    _, values = parameters(Filter(since=day, until=day), "sqlite")

    assert values["since"] == datetime(2024, 9, 2, tzinfo=UTC)
    assert values["until"] == datetime(2024, 9, 3, tzinfo=UTC)


def test_the_last_day_of_the_calendar_has_an_end() -> None:
    _, values = parameters(Filter(until=date.max), "sqlite")

    assert values["until"] == datetime.max.replace(tzinfo=UTC)


def test_filters_that_name_the_same_fields_are_one_statement(engine: str) -> None:
    one, other = (
        conditions(parameters(wanted, engine)[0], engine)
        for wanted in (Filter(kind=Kind.RULE), Filter(kind=Kind.STATE))
    )

    assert [str(each) for each in one] == [str(each) for each in other]


@pytest.mark.parametrize(
    ("wanted", "order"),
    [
        (Filter(), "worth"),
        (Filter(match="bridge"), "newest"),
        (Filter(since=date(2024, 9, 2)), "newest"),
    ],
)
def test_the_most_check_worthy_comes_first_but_for_words_and_days(
    wanted: Filter, order: Sort
) -> None:
    assert default_order(wanted) == order
