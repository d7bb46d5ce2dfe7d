"""Text wrapped to the width of a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from claims.cli.wrap import columns, wrap


def lines(text: str, width: int | None) -> list[str]:
    return ["".join(piece for piece, _ in line) for line in wrap([(text, "")], width)]


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert columns("abc") == 3
    assert columns("漢字") == 4
    assert columns("e\u0301") == 1


def test_lines_break_at_white_space() -> None:
    assert lines("one two  three\nfour", 9) == ["one two", "three", "four"]
    assert lines("one two  three\nfour", None) == ["one two  three", "four"]


def test_lines_break_between_wide_characters_but_not_before_a_stop() -> None:
    assert lines("港口大桥将于五月重新开放。", 8) == [
        "港口大桥",
        "将于五月",
        "重新开",
        "放。",
    ]


def test_a_style_goes_on_across_lines() -> None:
    assert list(wrap([("kept ", 0), ("taken out", 1)], 10)) == [
        [("kept ", 0), ("taken", 1)],
        [("out", 1)],
    ]


@given(st.text(), st.integers(1, 30))
def test_no_word_is_lost(text: str, width: int) -> None:
    assert "".join("".join(lines(text, width)).split()) == "".join(text.split())
