"""Which words are accounted for: pure, offsets in and out."""

from hypothesis import given
from hypothesis import strategies as st

from claims.anchoring.uncovered import blanks, count_words

TEXT = "The bridge carried 40,000 cars, and the council spent 12 million."


def words(text: str, *covered: str) -> list[str]:
    stretches = [(text.index(each), text.index(each) + len(each)) for each in covered]
    found = blanks(text, [(0, len(text))], stretches)
    return [text[each.start : each.end] for each in found]


def test_one_claim_does_not_cover_the_other_clause() -> None:
    assert words(TEXT, "The bridge carried 40,000 cars") == [
        "and the council spent 12 million"
    ]


def test_words_that_only_link_are_not_blank_between_what_is_covered() -> None:
    covered = ("The bridge carried 40,000 cars", "council spent 12 million")

    assert words(TEXT, *covered) == []


def test_words_between_two_parts_are_shown_apart() -> None:
    assert words(TEXT, "carried", "spent") == [
        "The bridge",
        "40,000 cars, and the council",
        "12 million",
    ]


def test_a_figure_is_one_word() -> None:
    assert count_words(TEXT, [(0, len(TEXT))]) == 11
    assert count_words("It cost $5 or 8.1%.", [(0, 19)]) == 5


def test_a_script_without_spaces_is_covered_to_the_character() -> None:
    text = "港は月曜日に再開した。"

    found = blanks(text, [(0, len(text))], [(0, 5)], linking=frozenset())

    assert [text[each.start : each.end] for each in found] == ["に再開した"]


@given(
    st.text("ab ,.é漢🙂", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_blank_and_covered_never_meet_and_nothing_is_left_out(
    text: str, pairs: list[tuple[int, int]]
) -> None:
    covered = [(a, b) for a, b in pairs if a < b <= len(text)]
    sentences = [(0, len(text))] if text else []

    found = blanks(text, sentences, covered, linking=frozenset())

    taken = {at for a, b in covered for at in range(a, b)}
    blank = {at for each in found for at in range(each.start, each.end)}
    assert not taken & blank
    letters = {at for at, each in enumerate(text) if each.isalnum()}
    assert letters <= taken | blank
    for each in found:
        assert text[each.start : each.end].strip() == text[each.start : each.end]
