"""An article a line: the text exactly as it says, the line kept."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import ReadError
from claims.reading.jsonl import FIELDS, lines, read_line

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda each: st.lists(each) | st.dictionaries(st.text(), each),
    max_leaves=8,
)


@given(WORDS, st.booleans())
def test_a_text_is_what_the_string_says(words: str, ascii_only: bool) -> None:
    text = f"The bridge. {words} 橋 👩‍👩‍👧‍👦\r\n"
    line = json.dumps({"text": text}, ensure_ascii=ascii_only).encode()

    try:
        document, slug = read_line("a:1", line)
    except ReadError as error:
        assert "control characters" in str(error)  # noqa: PT017 # it may be refused
        return

    assert document.text == text
    assert len(document.prose) == len(text)
    assert document.content == line
    assert slug is None


@given(st.dictionaries(st.sampled_from([n for f in FIELDS.values() for n in f]), ANY))
def test_whatever_the_fields_are_it_is_read_or_refused(fields: object) -> None:
    line = json.dumps(fields).encode()

    try:
        document, slug = read_line("a:1", line)
    except ReadError as error:
        assert str(error).startswith("a:1: ")  # noqa: PT017 # it may be read
        return

    for words in (document.title, document.byline, document.outlet, document.url):
        if words is not None:
            assert "\0" not in words.encode().decode()
            assert words == " ".join(words.split())
    assert slug is None or slug.isascii()


@given(st.binary(max_size=300), st.integers(1, 20))
def test_lines_are_those_of_the_bytes(content: bytes, most: int) -> None:
    found = list(lines(io.BytesIO(content), most))

    expected = [
        (number, None if len(line) > most else line.rstrip(b"\r"))
        for number, line in enumerate(content.split(b"\n"), 1)
        if line.strip() or len(line) > most
    ]
    assert found == expected


def test_a_byte_order_mark_is_no_part_of_the_line() -> None:
    document, _ = read_line("a:1", b'\xef\xbb\xbf{"text": "The bridge."}')

    assert document.text == "The bridge."


def test_the_encoding_can_be_given() -> None:
    line = '{"text": "Zürich liegt am See."}'.encode("latin-1")

    with pytest.raises(ReadError, match="is not utf-8"):
        read_line("a:1", line)
    document, _ = read_line("a:1", line, "windows-1252")

    assert document.text == "Zürich liegt am See."
