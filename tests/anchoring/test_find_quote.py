"""Quotations address words: exactly where they stand, never by a guess."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.anchoring.find_quote import find_quote
from claims.errors import QuoteError

TEXT = "Mongolia, a member since 2000, ratified it in 2002. It’s “bound” – by law."

# Few letters, so that what is quoted often stands several times, and what a pattern
# or the folding could trip over.
texts = st.text(
    st.sampled_from("ab .*+?()[\\]^$|{}é’'“\"–-\u0301\n\u00a0İ漢😀"), min_size=1
)


def found(text: str, quote: str, occurrence: int | None = None) -> list[str]:
    return [text[slice(*part)] for part in find_quote(text, quote, occurrence)]


@given(text=texts, data=st.data())
def test_what_stands_once_in_a_text_is_found_where_it_stands(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    assume(quote.strip() == quote)
    assume(text.find(quote, text.find(quote) + 1) < 0)

    assert find_quote(text, quote) == [(start, end)]


@given(text=texts, data=st.data())
def test_every_place_of_a_quotation_can_be_picked_by_its_occurrence(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    assume(quote.strip() == quote)
    places = [at for at in range(len(text)) if text.startswith(quote, at)]

    picked = [find_quote(text, quote, number + 1) for number in range(len(places))]

    assert picked == [[(at, at + len(quote))] for at in places]
    with pytest.raises(QuoteError):
        find_quote(text, quote, len(places) + 1)


@given(text=texts, quote=texts)
def test_what_is_found_lies_in_the_text_in_its_order(text: str, quote: str) -> None:
    try:
        parts = find_quote(text, quote, 1)
    except QuoteError:
        return

    last = 0
    for start, end in parts:
        assert last <= start < end <= len(text)
        last = end


def test_parts_are_divided_by_an_ellipsis() -> None:
    expected = ["Mongolia", "ratified it in 2002"]

    assert found(TEXT, "Mongolia … ratified it in 2002") == expected
    assert found(TEXT, "Mongolia ... ratified it in 2002") == expected
    assert found(TEXT, "Mongolia…ratified it in 2002") == expected
    assert found(TEXT, "Mongolia … 2000 … 2002") == ["Mongolia", "2000", "2002"]


def test_an_ellipsis_at_the_end_of_a_quotation_divides_nothing() -> None:
    assert found(TEXT, "… ratified it") == ["ratified it"]
    assert found(TEXT, "ratified it …") == ["ratified it"]


def test_an_ellipsis_that_the_text_itself_has_is_quoted_as_it_stands() -> None:
    assert found("He said … nothing. He left.", "said … nothing") == ["said … nothing"]


def test_the_first_part_is_the_one_nearest_to_the_second() -> None:
    text = "It grew. It rose and rose in 2002."

    assert find_quote(text, "It … 2002") == [(9, 11), (29, 33)]


def test_parts_stand_in_the_order_in_which_they_were_quoted() -> None:
    with pytest.raises(QuoteError, match="nowhere says '2002 … Mongolia'"):
        find_quote(TEXT, "2002 … Mongolia")


def test_parts_do_not_overlap() -> None:
    with pytest.raises(QuoteError, match="nowhere"):
        find_quote("abc", "ab … bc")


def test_two_places_in_parts_are_ambiguous_too() -> None:
    text = "A did B. A did B."

    with pytest.raises(QuoteError, match=r"2 times: 1 at 0 .*, 2 at 9 "):
        find_quote(text, "A … B")
    assert find_quote(text, "A … B", 2) == [(9, 10), (15, 16)]


def test_a_quotation_that_stands_twice_is_not_guessed_but_listed() -> None:
    text = "The bridge is safe. They say the bridge is safe."

    with pytest.raises(QuoteError) as refused:
        find_quote(text, "bridge is safe")

    assert str(refused.value) == (
        "the text says 'bridge is safe' 2 times: 1 at 4 (…The bridge is safe. They say"
        " the b…), 2 at 33 (…e. They say the bridge is safe.…);"
        " pick one with --occurrence N"
    )


def test_only_the_first_of_very_many_places_are_listed() -> None:
    with pytest.raises(QuoteError, match=r"8 times: 1 at 0 .*5 at 8 .* and 3 more;"):
        find_quote("a " * 8, "a")


def test_places_that_overlap_are_two_places() -> None:
    with pytest.raises(QuoteError, match=r"2 times: 1 at 0 .*, 2 at 1 "):
        find_quote("aaa", "aa")
    with pytest.raises(QuoteError, match="2 times"):
        find_quote("’’’", "''")


def test_an_occurrence_that_is_not_there_is_refused() -> None:
    with pytest.raises(QuoteError) as refused:
        find_quote(TEXT, "ratified", 2)

    assert str(refused.value) == (
        "there is no occurrence 2 of 'ratified'; the text says it 1 time"
    )
    with pytest.raises(QuoteError, match="no occurrence 0 of 'i'; the text says it 4"):
        find_quote("iiii", "i", 0)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("It's", "It’s"),
        ('"bound" - by', "“bound” – by"),
        ("a  member\nsince", "a member since"),
        ("  ratified it  ", "ratified it"),
    ],
)
def test_white_space_quotation_marks_and_dashes_are_alike(
    quote: str, expected: str
) -> None:
    assert found(TEXT, quote) == [expected]


def test_what_only_looks_alike_is_not_found_where_the_letters_stand() -> None:
    text = "It’s so. It's so."

    assert find_quote(text, "It's") == [(9, 13)]
    assert find_quote(text, "It’s") == [(0, 4)]


def test_a_quotation_over_a_line_break_is_found() -> None:
    assert found("closed.\r\n  Mayor Quill", "closed. Mayor") == ["closed.\r\n  Mayor"]


def test_the_letter_case_is_told_but_not_taken_for_alike() -> None:
    with pytest.raises(QuoteError) as refused:
        find_quote(TEXT, "mongolia, a MEMBER")

    assert str(refused.value) == (
        "the text nowhere says 'mongolia, a MEMBER',"
        " but at 0 it says 'Mongolia, a member'"
    )


def test_lower_case_that_is_longer_moves_no_offset() -> None:
    text = "İİİ in İstanbul, the Bridge"

    assert find_quote(text, "Bridge") == [(21, 27)]
    with pytest.raises(QuoteError, match="but at 21 it says 'Bridge'"):
        find_quote(text, "bridge")


def test_what_the_text_does_not_say_is_named() -> None:
    with pytest.raises(QuoteError) as refused:
        find_quote(TEXT, "Norway")
    assert str(refused.value) == "the text nowhere says 'Norway'"

    with pytest.raises(QuoteError) as refused:
        find_quote(TEXT, "Norway " * 30)
    assert str(refused.value).endswith("Norway Nor…'")


@pytest.mark.parametrize("quote", ["", "  ", "\n"])
def test_an_empty_quotation_points_nowhere(quote: str) -> None:
    with pytest.raises(QuoteError, match="an empty quotation points nowhere"):
        find_quote(TEXT, quote)


@pytest.mark.parametrize("quote", ["…", "... …"])
def test_an_ellipsis_alone_points_nowhere(quote: str) -> None:
    with pytest.raises(QuoteError, match="nowhere says"):
        find_quote(TEXT, quote)


@pytest.mark.parametrize(
    "quote",
    [
        "a … b",
        "a … a … a … zz",
        "no such words at all",
        "a' - \" … b",
        "NEEDLE",
        "(a+)+$",
    ],
)
def test_a_very_long_text_is_searched_in_little_time(quote: str) -> None:
    text = "a b " * 100_000 + " " * 100_000 + "needle"
    began = time.process_time()

    with pytest.raises(QuoteError):
        find_quote(text, quote)

    assert time.process_time() - began < 3
