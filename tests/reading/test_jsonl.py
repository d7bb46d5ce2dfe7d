"""An article a line: the text exactly as it says, the line kept."""

import io
import json
from datetime import date

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


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-09-02", date(2024, 9, 2)),
        ("20240902", date(2024, 9, 2)),
        (20240902, date(2024, 9, 2)),
        ("20240902T101500Z", date(2024, 9, 2)),
        ("Mon, 02 Sep 2024 10:00:00 GMT", date(2024, 9, 2)),
        ("0000-00-00", None),
        ("0000-00-00 00:00:00", None),
        (0, None),
    ],
)
def test_a_date_can_be_written_in_several_ways(value: object, day: date | None) -> None:
    line = json.dumps({"text": "The bridge.", "date": value}).encode()

    document, _ = read_line("a:1", line)

    assert document.published_on == day
    assert document.remarks == ()


@pytest.mark.parametrize(
    "value", ["last week", "2024-02-31", "202409021", 20241399, True, [2024], 1.5]
)
def test_a_date_that_is_none_is_left_out_with_a_remark(value: object) -> None:
    article = {"text": "The bridge.", "date": value}

    document, _ = read_line("a:1", json.dumps(article).encode())
    assert document.published_on is None
    [remark] = document.remarks
    assert remark.startswith("'date' is ")
    assert remark.endswith(", not a date like 2024-09-02; it was left out")

    article["published_at"] = "2024-09-03"
    document, _ = read_line("a:1", json.dumps(article).encode())
    assert document.published_on == date(2024, 9, 3)
    assert document.remarks == ()
