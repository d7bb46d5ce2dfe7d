"""Where the claims of a reply stand, whatever a model makes of quotations."""

import json
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.llm.chunks import Chunk, chunks
from claims.extraction.llm.place import place
from claims.extraction.llm.reply import Item, read_reply
from claims.vocabulary import Kind

TEXT = (
    "The harbour closed in 1990 and the harbour reopened in May. The mayor said:"
    " “The repairs took years.\nThe council paid for them. The harbour pays.” The"
    " harbour has a café."
)
[CHUNK] = chunks(TEXT, 3_000)


def item(*quotes: str, sentence: int | None) -> Item:
    return Item(sentence, quotes, "It is so.", Kind.EVENT, None)


def words(*quotes: str, sentence: int | None) -> list[str] | None:
    """Return what stands in the places of the quotations, or that there is none."""
    found = place(TEXT, CHUNK, item(*quotes, sentence=sentence))
    return None if found is None else [TEXT[start:end] for start, end in found]


def test_a_sentence_tells_which_of_the_same_words_are_meant() -> None:
    [[start, _]] = place(TEXT, CHUNK, item("The harbour", sentence=5)) or []

    assert start == TEXT.rindex("The harbour")


def test_a_quotation_may_run_on_over_the_next_sentences() -> None:
    quote = "The mayor said: “The repairs took years. The council paid for them"

    assert words(quote, sentence=2) == [quote.replace(". The", ".\nThe")]
    assert words("The mayor said", "The harbour pays", sentence=2) is not None


@pytest.mark.parametrize("sentence", [None, 0, 1, 3, 99])
def test_a_wrong_number_does_not_lose_words_that_stand_there_once(
    sentence: int | None,
) -> None:
    assert words("has a café", sentence=sentence) == ["has a café"]


@pytest.mark.parametrize("sentence", [None, 0, 99])
def test_words_that_stand_there_twice_have_no_place_without_a_sentence(
    sentence: int | None,
) -> None:
    assert words("The harbour", sentence=sentence) is None


def test_pieces_in_another_order_are_put_in_the_order_of_the_text() -> None:
    found = words("reopened in May", "The harbour closed", sentence=1)

    assert found == ["The harbour closed", "reopened in May"]


def test_pieces_divided_by_an_ellipsis_are_pieces() -> None:
    found = words("The harbour … reopened in May.", sentence=1)

    assert found == ["The harbour", "reopened in May"]


@pytest.mark.parametrize(
    "quotes", [["The harbour sank"], ["in 1990", "in 1990 and"], ["…"], ["."], ["199"]]
)
def test_what_does_not_stand_there_has_no_place(quotes: list[str]) -> None:
    assert words(*quotes, sentence=1) is None


WORDS = (
    *("The harbour", "Lind", "paid", "1,200", "crowns", "it", "“so it is”", "café"),
    *("in May", "—", "not", "Überraschung", "🚢", "U.S.", "(again)"),
)
PROSE = st.lists(st.sampled_from(WORDS), min_size=3, max_size=60).map(
    lambda found: ". ".join(found).replace(". it", " it").replace("May.", "May.\n")
)


@given(PROSE, st.randoms(use_true_random=False), st.integers(50, 400))
def test_every_quotation_of_a_text_is_placed_on_the_same_words(
    prose: str, chance: random.Random, size: int
) -> None:
    """Words of a text, quoted with the number of their sentence, come back."""
    for chunk in chunks(prose, size):
        number = chance.randrange(len(chunk.sentences))
        start, end = chunk.sentences[number]
        found = list(re.finditer(r"\S+", prose[start:end]))
        first = chance.randrange(len(found))
        last = chance.randrange(first, len(found))
        quote = prose[start + found[first].start() : start + found[last].end()]

        spans = place(prose, chunk, item(quote, sentence=number + 1))

        if re.search(r"\w", quote):
            [[at, stop]] = spans or [(0, 0)]
            bare = quote.strip(" \t\r\n\"'“”„«»‹›‘’`,;:!?….")
            assert prose[at:stop] == bare
            assert start <= at < stop <= end


REPLY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["claims", "sentence", "quotes", "statement", "kind", "speaker"]
            ),
            inner
            | st.sampled_from(["event", "The harbour", "[2]", ["The mayor said"]]),
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(st.lists(REPLY, max_size=4), st.integers(0, 200))
def test_whatever_a_model_answers_is_in_range_or_nowhere(
    values: list[object], cut: int
) -> None:
    whole = json.dumps({"claims": [{}, *values]})

    said = read_reply(whole[: max(len('{"claims": [{}'), len(whole) - cut)], "a host")

    for each in said.items:
        spans = place(TEXT, CHUNK, each)
        for start, end in spans or ():
            assert 0 <= start < end <= len(TEXT)
            assert TEXT[start:end].strip()


@given(PROSE, st.integers(50, 400))
def test_chunks_have_every_sentence_once_in_order(prose: str, size: int) -> None:
    found: list[Chunk] = chunks(prose, size)

    said = "".join(prose[start:end] for c in found for start, end in c.sentences)

    assert "".join(said.split()) == "".join(prose.split())
    assert all(chunk.end - chunk.start <= size for chunk in found)
    assert all(chunk.before <= chunk.start for chunk in found)
