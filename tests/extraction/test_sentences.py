"""Sentence ends in any script, and a claim for each sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.document import Document
from claims.english.sentences import split
from claims.extraction import get_engine


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("今日は晴れ。明日は雨。", ["今日は晴れ。", "明日は雨。"]),
        ("「晴れだ。」彼は言った。", ["「晴れだ。」", "彼は言った。"]),
        ("هل جاء؟ نعم جاء.", ["هل جاء؟", "نعم جاء."]),
        ("यह सच है। वह गया।", ["यह सच है।", "वह गया।"]),
        ("یہ سچ ہے۔ وہ گیا۔", ["یہ سچ ہے۔", "وہ گیا۔"]),
        ("Նա եկավ։ Նա գնաց։", ["Նա եկավ։", "Նա գնաց։"]),
        ("Ήρθε; Ναι, ήρθε.", ["Ήρθε;", "Ναι, ήρθε."]),
        ("« Oui ! » Il part.", ["« Oui ! »", "Il part."]),
        ("Am 3. Oktober kam er. Sie ging.", ["Am 3. Oktober kam er.", "Sie ging."]),
        ("Er aß z. B. Brot. Sie ging.", ["Er aß z. B. Brot.", "Sie ging."]),
        ("He won; she lost. It ended.", ["He won; she lost.", "It ended."]),
    ],
)
def test_sentences_end_where_their_script_ends_them(
    text: str, sentences: list[str]
) -> None:
    assert [text[start:end] for start, end in split(text)] == sentences


@given(st.text())
def test_sentences_hold_every_character_but_white_space_once(text: str) -> None:
    last = 0
    for start, end in split(text):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


@given(st.text())
def test_coarse_claims_lie_in_the_text_and_begin_and_end_with_words(text: str) -> None:
    document = Document(text, text, b"", "", "", "", "")
    last = 0
    for claim in get_engine("sentences").extract(document):
        [(start, end)] = claim.spans
        assert last <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        last = end
