"""Placing what a machine quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.anchoring.place_quote import align

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
    long = "The mayor said: “The dam — it’s old — was biult well"

    assert said(long) == ["The mayor said: “The dam — it’s old — was built well"]
    assert said("The governor denied that the dam was old") is None
    assert said("The dum") is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "The treaty was signed in 2019 by 12,000 workers.",
            "The treaty was signed in 2018 by 12,000",
        ),
        (
            "In the spring 12,000 workers walked out of the yards.",
            "In the spring 13,000 workers walked out",
        ),
        (
            "The town had 3.4 million inhabitants then.",
            "The town had 3.1 million inhabitants",
        ),
        (
            "The firm did not pay its drivers in March.",
            "The firm did now pay its drivers",
        ),
        (
            "The firm did pay its drivers in March of that year.",
            "The firm did not pay its drivers in March of that year",
        ),
        (
            "It lost two million crowns in the first of those years.",
            "It lost two billion crowns in the first of those years",
        ),
        (
            "Only seven of the villages had been reached by then.",
            "Only seven of the villages hadn't been reached by then",
        ),
        (
            "The envoy flew from Iran to the talks in the capital.",
            "The envoy flew from Iraq to the talks in the capital",
        ),
        (
            "Exports rose by 5% over the whole of that long winter.",
            "Exports rose by 5 over the whole of that long winter",
        ),
        (
            "It was -15 degrees outside when the convoy left town.",
            "It was 15 degrees outside when the convoy left town",
        ),
        (
            "The ministers of the G20 countries met by the sea again.",
            "The ministers of the G21 countries met by the sea again",
        ),
        (
            "The minister imported the grain in the months of the war.",
            "The minister exported the grain in the months of the war",
        ),
    ],
)
def test_similar_words_that_say_something_else_are_no_place(
    text: str, quote: str
) -> None:
    assert align(text, [quote]) is None


@pytest.mark.parametrize(
    "slip",
    [
        "The goverment paid 3.4 million crowns for it in 1931",
        "The governmment paid 3.4 million crowns for it in 1931",
        "The govermnent paid 3.4 million crowns for it in 1931",
        "The govarnment paid 3.4 million crowns for it in 1931",
        "the government paid 3.4 million  crowns for it in 1931",
    ],
)
def test_a_slip_inside_a_word_of_small_letters_passes(slip: str) -> None:
    text = "The government paid 3.4 million crowns for it in 1931."

    assert align(text, [slip]) == ((0, len(text) - 1),)


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [
        ("1,500 men left.", "500 men", None),
        ("It grew by 25%.", "5%", None),
        ("It grew by 2.5%.", "5%", None),
        ("It grew by 25%.", "25", None),
        ("It cost 3.45 crowns.", "3.4", None),
        ("It was -5 degrees.", "5 degrees", None),
        ("They can't swim.", "They can", None),
        ("The cathedral fell.", "The cat", None),
        ("The cathedral hid the cat.", "cat", "cat"),
        ("It was 3-5 degrees.", "5 degrees", "5 degrees"),
        ("The mayor's car.", "The mayor", "The mayor"),
        ("In 2002, 500 men left.", "500 men", "500 men"),
        ("市长周一辞职。", "周一", "周一"),
        ("The cathedral hid the\ncat.", "the cat", "the\ncat"),
    ],
)
def test_a_place_cuts_no_word_and_no_number(
    text: str, quote: str, place: str | None
) -> None:
    found = align(text, [quote], near=0)

    assert (found and text[slice(*found[0])]) == place


def test_words_without_spaces_are_not_widened_without_end() -> None:
    text = "x" * 500 + "the mayor of the old town resigned on friday" + "y" * 500

    assert align(text, ["the mayor of the old town resignd on friday"]) is None


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
    text = f"{before} {quote} {after}"
    found = align(text, [quote], near=0)

    if found is not None:
        [(start, end)] = found
        assert 0 <= start < end <= len(text)
    else:
        # Nothing but marks and white space points nowhere.
        assert not quote.strip(" \t\r\n\"'“”„«»‹›‘’`,;:.…")
