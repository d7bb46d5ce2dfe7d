"""The interval that a figure's words mean, and what must not change it."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.values import Value, find_values
from claims.values.value import ValueType

FIGURES = (
    *(
        "3.4 million",
        "40,000",
        "7.1 per cent",
        "€1.2bn",
        "10 British pounds",
        "24 hours",
    ),
    *("450 TWh", "two thirds", "a dozen", "$37,500", "2.5 km", "0.3 percentage points"),
    *("three hundred and twelve", "1.5 million barrels", "half a million", "C$10"),
)
HEDGES = {
    "over": (True, False),
    "more than": (True, False),
    "at least": (True, False),
    "under": (False, True),
    "at most": (False, True),
    "about": (True, True),
    "nearly": (True, True),
}
BEFORE = (
    "They counted",
    "The report says",
    "“We lost",
    "Then, on the shore,",
    "It was",
)
AFTER = (".", ", she said.", "; nobody knew why.", "”, he said.", " (the paper wrote).")


def only(text: str) -> Value:
    [value] = find_values(text, date(2024, 9, 2))
    return value


@given(st.sampled_from(FIGURES), st.sampled_from(BEFORE), st.sampled_from(AFTER))
def test_the_words_around_a_figure_leave_it_as_it_is(
    figure: str, before: str, after: str
) -> None:
    alone = only(figure)

    found = only(f"{before} {figure}{after}")

    assert found.start == len(before) + 1
    assert found.end == len(before) + 1 + alone.end
    assert (found.type, found.value, found.unit) == (
        (alone.type, alone.value, alone.unit)
    )
    assert (found.low, found.high, found.hedge) == (alone.low, alone.high, alone.hedge)


@given(st.sampled_from(FIGURES), st.sampled_from(sorted(HEDGES)))
def test_a_hedge_opens_the_interval_and_leaves_the_number(
    figure: str, hedge: str
) -> None:
    plain, hedged = only(figure), only(f"It took {hedge} {figure}.")

    assert hedged.value == plain.value
    assert hedged.unit == plain.unit
    if plain.type is not ValueType.DURATION or hedge != "over":
        assert hedged.hedge is not None
        assert (hedged.low is not None, hedged.high is not None) == HEDGES[hedge]


@given(st.integers(0, 10**12), st.integers(0, 6))
def test_an_interval_holds_its_number_and_is_as_wide_as_the_last_place(
    digits: int, places: int
) -> None:
    number = Fraction(digits, 10**places)
    text = f"{digits // 10**places:,}"
    if places:
        text += f".{digits % 10**places:0{places}d}"

    value = only(f"They counted {text} letters")

    assert Fraction(value.value) == number
    assert value.low is not None
    assert value.high is not None
    assert Fraction(value.low) <= number < Fraction(value.high)
    width = Fraction(value.high) - Fraction(value.low)
    assert width == Fraction(1, 10**places) if places else width >= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("40,000 letters", "forty thousand letters"),
        ("3 million letters", "3,000,000 letters"),
        ("€3.4 million", "€3.4m"),
        ("5 Swiss francs", "CHF 5"),
        ("10 Canadian dollars", "C$10"),
        ("half a million letters", "0.5 million letters"),
        ("2.5 km", "2.5 kilometres"),
        ("1½ hours", "one and a half hours"),
        ("7.1 per cent", "7.1%"),
    ],
)
def test_one_figure_in_two_dresses_means_one_interval(one: str, other: str) -> None:
    first, second = only(one), only(other)

    assert (first.value, first.unit, first.dimension, first.low, first.high) == (
        (second.value, second.unit, second.dimension, second.low, second.high)
    )


@given(st.text(alphabet="0123456789.,-% €$£kmbn andhalfovertwo", max_size=40))
def test_whatever_is_written_an_interval_is_in_order(text: str) -> None:
    for value in find_values(text):
        if value.low and value.high and value.type is not ValueType.DATE:
            assert Fraction(value.low) <= Fraction(value.high)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_is_from_itself_up_to_the_next(day: date) -> None:
    value = only(f"It happened on {day.day} {day:%B %Y}.")

    assert value.value == f"{day}/{day}"
    assert value.low == str(day)
    assert value.high == str(date.fromordinal(day.toordinal() + 1))
