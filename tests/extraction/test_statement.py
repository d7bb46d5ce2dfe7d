"""Statements: the words of a claim, with brackets that are data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.phrase import Phrase, made, named
from claims.extraction.statement import Statement
from claims.records.brackets import (
    Bracket,
    Insertion,
    bracket_fields,
    brackets_of,
    rendered,
    words_of,
)

TEXT = "Port Selby has a\n mill.  It closed, and its owner left."


def phrase(words: str) -> Phrase | None:
    return named(words, TEXT, 0)


def test_the_parts_of_a_claim_are_joined_and_white_space_is_folded() -> None:
    made_of = Statement(TEXT, [(0, 10), (15, 22)])

    assert made_of.rendered() == ("Port Selby … a mill", ())


def test_a_bracket_says_where_it_stands_in_the_statement_and_the_text() -> None:
    made_of = Statement(TEXT, [(25, 34)])

    made_of.put(27, phrase("Port Selby"))

    statement, [bracket] = made_of.rendered()
    assert statement == "It [Port Selby] closed"
    assert statement[bracket.place :].startswith("[Port Selby]")
    assert TEXT[bracket.start : bracket.end] == "Port Selby"


@pytest.mark.parametrize("known", ["It", "closed", "nowhere"])
def test_what_a_claim_says_itself_is_never_in_brackets(known: str) -> None:
    made_of = Statement(TEXT, [(25, 34)])

    made_of.put(27, phrase(known))

    assert made_of.rendered() == ("It closed", ())


def test_words_said_in_one_bracket_are_not_said_in_another() -> None:
    made_of = Statement(TEXT, [(25, 34), (40, 49)])

    made_of.put(27, phrase("Port Selby"))
    made_of.put(43, made(5, 10, TEXT))

    assert made_of.rendered()[0] == "It [Port Selby] closed … its owner"


@given(
    st.text("ab ,'’)…", min_size=1).filter(str.strip),
    st.lists(st.tuples(st.integers(0, 20), st.text("xyz", min_size=1)), max_size=4),
)
def test_without_its_brackets_a_statement_is_the_words(
    words: str, put: list[tuple[int, str]]
) -> None:
    words = " ".join(words.split())
    insertions = [Insertion(min(at, len(words)), text) for at, text in put]

    statement, brackets = rendered(words, insertions)

    for each in brackets:
        assert statement[each.place :].startswith(f"[{each.text}]")
    assert words_of(statement, brackets).replace(" ", "") == words.replace(" ", "")


def test_brackets_come_back_with_the_statement_that_has_them() -> None:
    brackets = (Bracket(0, "Tom Haas", 3, 11),)

    kept = bracket_fields("[Tom Haas] left", brackets, 2)

    assert brackets_of(kept, "[Tom Haas] left") == (Bracket(0, "Tom Haas", 3, 11, 2),)
    assert brackets_of(kept, "Tom Haas left") == ()
    assert bracket_fields("Tom left", (), 2) == {}
