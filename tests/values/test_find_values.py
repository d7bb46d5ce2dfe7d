"""Figures and dates, found where they stand and normalised."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.values import find_values, numbers
from claims.values.number import Number
from claims.values.number_spelled import in_words
from support import grows_with

PIECES = (
    *("1", "2.5", "million", "half", "a", "third", "and", "three", "twenty-", "$", "%"),
    *("km", "°", "May", "2020", "Monday", "-", ",", "point", "last", "next", "year"),
    *("ago", "½", "^", "e5", "/", "over", "dozen"),
)
PUBLISHED = date(2024, 9, 2)  # a Monday


def found(text: str, published_on: date | None = PUBLISHED) -> list[tuple[str, ...]]:
    return [
        (text[each.start : each.end], each.value, *([each.unit] if each.unit else []))
        for each in find_values(text, published_on)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a population of only 3.4 million", [("3.4 million", "3400000")]),
        ("three hundred and twelve ships", [("three hundred and twelve", "312")]),
        ("one and a half loaves", [("one and a half", "1.5")]),
        ("two thirds of voters", [("two thirds", "0.666666666666667")]),
        ("a dozen eggs", [("a dozen", "12")]),
        ("fell to -1,234.5 points", [("-1,234.5", "-1234.5")]),
        ("rose by 7.1 per cent", [("7.1 per cent", "7.1", "percent")]),
        (
            "up 0.3 percentage points",
            [("0.3 percentage points", "0.3", "percentage point")],
        ),
        ("cost $37,500", [("$37,500", "37500", "dollar")]),
        ("US$ 20,000 bail", [("US$ 20,000", "20000", "USD")]),
        ("€1.2bn", [("€1.2bn", "1200000000", "EUR")]),
        ("11,500 crowns", [("11,500 crowns", "11500", "crown")]),
        ("34 km downstream", [("34 km", "34", "kilometre")]),
        (
            "2.5 million cubic metres",
            [("2.5 million cubic metres", "2500000", "cubic metre")],
        ),
        ("a 42-year-old", [("42-year-old", "42", "year")]),
        ("2.3 degrees Celsius", [("2.3 degrees Celsius", "2.3", "degree Celsius")]),
        ("£2.5m in fines", [("£2.5m", "2500000", "pound")]),
        ("$1.2tn of debt", [("$1.2tn", "1200000000000", "dollar")]),
        ("5m people", [("5m", "5000000")]),
        ("3m tonnes", [("3m tonnes", "3000000", "tonne")]),
        ("a 5m high wall", [("5m", "5", "metre")]),
        ("the 100m hurdles", [("100m", "100", "metre")]),
        ("10-12 %", [("10", "10", "percent"), ("12 %", "12", "percent")]),
        (
            "between 10 and 12 per cent",
            [("10", "10", "percent"), ("12 per cent", "12", "percent")],
        ),
        ("10 and 12 per cent", [("10", "10"), ("12 per cent", "12", "percent")]),
        ("3 to 4 million", [("3", "3000000"), ("4 million", "4000000")]),
        ("won 5 - 3", [("5", "5"), ("3", "3")]),
        ("-4C at night", [("-4C", "-4", "degree Celsius")]),
        ("2020 people", [("2020", "2020")]),
        ("2000 km of road", [("2000 km", "2000", "kilometre")]),
        ("2000 dollars", [("2000 dollars", "2000", "dollar")]),
        ("half a million", [("half a million", "500000")]),
        ("a quarter of a million", [("a quarter of a million", "250000")]),
        ("one and a half million", [("one and a half million", "1500000")]),
        ("three-quarters of voters", [("three-quarters", "0.75")]),
        ("the 9/11 attacks at 20:15 on 1.000.000 screens", []),
        ("3/4 of them", [("3/4", "0.75")]),
        ("20 real people", [("20", "20")]),
        ("9" * 4400, []),
        ("This one and that one", []),
        ("see https://a.org/2019?p=30%25", []),
        ("the G20 summit", []),
    ],
)
def test_figures(text: str, expected: list[tuple[str, ...]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "interval"),
    [
        ("It opened on Monday.", "Monday", "2024-09-02/2024-09-02"),
        ("It opened on Tuesday.", "Tuesday", "2024-08-27/2024-08-27"),
        ("It opens next Tuesday.", "next Tuesday", "2024-09-03/2024-09-03"),
        ("last week", "last week", "2024-08-26/2024-09-01"),
        ("last month", "last month", "2024-08-01/2024-08-31"),
        ("in mid-August", "mid-August", "2024-08-11/2024-08-21"),
        ("in May", "May", "2024-05-01/2024-05-31"),
        ("in December", "December", "2023-12-01/2023-12-31"),
        ("on 11 April 2002", "11 April 2002", "2002-04-11/2002-04-11"),
        ("April 11, 2002", "April 11, 2002", "2002-04-11/2002-04-11"),
        ("2002-04-11", "2002-04-11", "2002-04-11/2002-04-11"),
        ("in early 2024", "early 2024", "2024-01-01/2024-04-30"),
        ("since the 1990s", "the 1990s", "1990-01-01/1999-12-31"),
        ("1991–2020", "1991–2020", "1991-01-01/2020-12-31"),
        ("two days ago", "two days ago", "2024-08-31/2024-08-31"),
        (
            "between July and September",
            "between July and September",
            "2024-07-01/2024-09-30",
        ),
        (
            "the third quarter of 2023",
            "the third quarter of 2023",
            "2023-07-01/2023-09-30",
        ),
    ],
)
def test_dates_count_from_the_day_of_publication(
    text: str, words: str, interval: str
) -> None:
    assert found(text) == [(words, interval)]


def test_the_same_year_is_that_of_the_date_before() -> None:
    text = "He skipped August 2023 and September of the same year."

    assert found(text)[1] == (
        "September of the same year",
        "2023-09-01/2023-09-30",
    )


def test_without_a_day_of_publication_only_whole_dates_are_told() -> None:
    assert found("on Monday, in May, since 2009", None) == [
        ("2009", "2009-01-01/2009-12-31")
    ]


def test_the_verb_may_is_no_month_and_a_day_that_is_none_is_left_out() -> None:
    assert found("They may go. On 31 February 2020 nothing happened.")[:1] != [
        ("may", "2024-05-01/2024-05-31")
    ]


@given(st.text())
def test_whatever_the_text_the_values_lie_in_it_in_order(text: str) -> None:
    last = 0
    for each in find_values(text, PUBLISHED):
        assert last <= each.start < each.end <= len(text)
        last = each.end


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=9,
    )
)
def test_pieces_of_figures_in_any_order_do_no_harm(pieces: list[str]) -> None:
    text = " ".join(pieces)

    for each in find_values(text, PUBLISHED):
        assert 0 <= each.start < each.end <= len(text)
        assert each.value


@pytest.mark.parametrize("words", ["one and a half ", "1 out of ", "one ", "5 pounds "])
def test_a_long_text_takes_as_long_for_each_word(words: str) -> None:
    assert grows_with(300, lambda times: find_values(words * times))


def test_numbers_in_one_another_are_read_to_a_depth(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []

    def counted(text: str, at: int) -> tuple[Number, bool] | None:
        read.append(at)
        return in_words(text, at)

    monkeypatch.setattr(numbers, "in_words", counted)

    find_values("one and " * 100)

    assert len(read) < 600
