"""Placing what a machine quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.anchoring.align import align

TEXT = (
    "The dam was built in 1931. The mayor said: “The dam — it’s old — was built well.”"
)


def said(*quotes: str, **more: object) -> list[str] | None:
    found = align(TEXT, quotes, **more)  # type: ignore[arg-type]
    return None if found is None else [TEXT[start:end] for start, end in found]


def test_letter_by_letter_comes_first() -> None:
    assert said("The mayor said") == ["The mayor said"]


def test_quotation_marks_dashes_and_white_space_are_taken_for_alike() -> None:
    assert said("\"The dam -  it's old") == ["The dam — it’s old"]


def test_a_slip_of_the_pen_passes_and_a_different_wording_does_not() -> None:
    long = "The mayor said: “The dam — it’s olde — was built well"

    assert said(long) == ["The mayor said: “The dam — it’s old — was built well"]
    assert said("The governor denied that the dam was old") is None
    assert said("The dum") is None


def test_a_quotation_that_stands_twice_is_taken_from_the_place_on() -> None:
    assert align(TEXT, ["The dam"], near=5) == ((44, 51),)
    assert align(TEXT, ["The dam"], near=60) is None
    assert align(TEXT, ["The dam"]) is None
    assert align(TEXT, ["The dam"], within=(0, 26)) == ((0, 7),)


def test_parts_come_in_the_order_of_the_text() -> None:
    assert said("The mayor", "The dam") == ["The mayor", "The dam"]
    assert said("built in 1931", "mayor", "The dam") == [
        "built in 1931",
        "mayor",
        "The dam",
    ]


@given(st.text(), st.text(min_size=1), st.text())
def test_whatever_the_text_a_place_lies_in_it(
    before: str, quote: str, after: str
) -> None:
    text = before + quote + after
    found = align(text, [quote], near=0)

    if found is not None:
        [(start, end)] = found
        assert 0 <= start < end <= len(text)
    else:
        # Nothing but marks and white space points nowhere, nor what cuts a word.
        bare = quote.strip(" \t\r\n\"'“”„«»‹›‘’`,;:.…")
        edges = (before[-1:], after[:1], *quote)
        assert not bare or any(each.isalnum() for each in edges)


DEAL = (
    "The deal was signed in 2019 by 12,000 workers. Output was 3.4 million tonnes in"
    " that year. The firm did not pay its debts. The cathedral had 1,500 men and 25%."
)


@pytest.mark.parametrize(
    "quote",
    [
        "The deal was signed in 2018 by 12,000 workers",
        "The deal was signed in 2019 by 13,000 workers",
        "Output was 3.1 million tonnes in that year",
        "The firm did now pay its debts",
        "500 men",
        "5%",
        "The cat",
        "1,50",
    ],
)
def test_words_that_say_something_else_have_no_place(quote: str) -> None:
    assert align(DEAL, [quote]) is None


def test_a_place_does_not_grow_far() -> None:
    text = "x" * 5000 + "The bridge fell into the river"

    assert align(text, ["The bridge fall into the river"]) is None


def test_a_script_without_spaces_has_no_edges_of_words() -> None:
    assert align("港は月曜日に再開した。", ["月曜日"]) == ((2, 5),)
