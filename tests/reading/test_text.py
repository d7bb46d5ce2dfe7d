import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import ReadError
from claims.reading.binary import is_mostly_control
from support_reading import kept, read_bytes, read_words

WRAPPED = (
    "The harbour board said on Monday that the new quay would open in the\n"
    "spring, two years later than it had promised when the work began. The\n"
    "cost has risen to 41 million euros, of which the city pays one third\n"
    "and the state the rest.\n"
    "\n"
    "Fishermen doubt it. Their harbour has been closed to larger boats for\n"
    "the third winter, and twelve of the forty have moved to other towns,\n"
    "says their association.\n"
)


@given(
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1
    )
)
def test_any_text_in_utf_8_reads_back_exactly(text: str) -> None:
    # A mark at the start is a signature, which is tested on its own.
    if not text.strip() or is_mostly_control(text) or text.startswith("\ufeff"):
        return
    if text.startswith(("%PDF-", "PK")):
        return

    document = read_words(text)

    assert document.text == text
    assert document.content == text.encode()
    assert len(document.prose) == len(text)
    assert all(p in (t, " ") for t, p in zip(text, document.prose, strict=True))


@given(st.text(" \r\n\tab.-*", min_size=1, max_size=300), st.integers(1, 60))
def test_unwrapping_moves_nothing(piece: str, times: int) -> None:
    text = "word " * times + piece * 5

    document = read_words(text)

    assert document.text == text
    assert len(document.prose) == len(text)
    assert all(p in (t, " ") for t, p in zip(text, document.prose, strict=True))


def test_windows_line_ends_stay_in_the_text() -> None:
    document = read_bytes(b"A title\r\n\r\nIt has one sentence.\r\n")

    assert document.text == "A title\r\n\r\nIt has one sentence.\r\n"
    assert document.prose == document.text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_break_that_wraps_a_line_is_a_space_in_the_prose(end: str) -> None:
    document = read_bytes(WRAPPED.replace("\n", end).encode())

    assert kept(document) == kept(read_words(" ".join(WRAPPED.split("\n")[:4]))) + (
        "\nFishermen doubt it. Their harbour has been closed to larger boats for the"
        " third winter, and twelve of the forty have moved to other towns, says their"
        " association."
    )


def test_a_title_above_wrapped_lines_stays_a_block() -> None:
    document = read_words("Harbour opens late\n" + WRAPPED)

    assert document.title == "Harbour opens late"
    assert kept(document).startswith("Harbour opens late\nThe harbour board said")


def test_items_of_a_list_stay_blocks() -> None:
    document = read_words(
        WRAPPED + "\n- the quay is two hundred metres long and nine metres deep\n"
        "- the crane carries forty tonnes and came from another town by sea\n"
    )

    assert "nine metres deep\n- the crane" in document.prose


def test_a_text_with_a_paragraph_a_line_keeps_every_break() -> None:
    text = (
        "Harbour opens\n"
        + "The board said that the quay would open in the spring. " * 4
        + "\nThe cost has risen.\n"
        + "Fishermen doubt it, and say so. " * 9
    )

    document = read_words(text)

    assert document.prose == text


def test_sentences_of_one_length_a_line_each_keep_their_breaks() -> None:
    text = "The quay of the old harbour is two hundred metres long.\n" * 6

    document = read_words(text)

    assert document.prose == text


def test_a_web_address_is_blank_in_the_prose() -> None:
    document = read_words("See https://example.org/Rome_(city), they say.\nIt is old.")

    assert kept(document) == "See , they say.\nIt is old."
    assert "https://example.org/Rome_(city)" in document.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("**Harbour opens**\nIt did so on Monday.", "Harbour opens"),
        ("# Harbour opens\n\nIt did so on Monday.", "Harbour opens"),
        ("\n\n  Harbour opens in the U.S.\nIt did.", "Harbour opens in the U.S."),
        ("Who opens the harbour?\nThe mayor does.", "Who opens the harbour?"),
        ("The harbour opened on Monday.\nThe mayor spoke.", None),
        ("The harbour opened on Monday", None),
        ("The harbour opens.\n\nIt did so.\n", "The harbour opens."),
        ("# The harbour opens. #\r\n\r\nIt did.", "The harbour opens."),
        ("The harbour opens.\n  \nIt did so.\n", "The harbour opens."),
        ("The harbour opens. It is new.\n\nIt did so.\n", None),
        ("The harbour opens" + " at last" * 10 + ".\n\nIt did so.\n", None),
        ("The harbour opens.\n\n", None),
        ("By Jane Doe\nThe harbour opened on Monday.", None),
        ("x" * 201 + "\nThe harbour opened.", None),
        (WRAPPED, None),
        ("***\nThe harbour opened.", None),
    ],
)
def test_the_first_line_is_the_title_where_it_looks_like_one(
    text: str, title: str | None
) -> None:
    assert read_words(text).title == title


def test_the_marks_around_a_title_are_blank_in_the_prose() -> None:
    document = read_words("**Harbour opens**\nIt did.")

    assert document.prose == "  Harbour opens  \nIt did."


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE, STAFF WRITER", "JANE DOE, STAFF WRITER"),
        ("—by/radwa sherif", "radwa sherif"),
        ("By: Jane van der Berg and John Roe", "Jane van der Berg and John Roe"),
        ("*By Jane Doe*", "Jane Doe"),
        ("By the end of the year it was open", None),
        ("By Monday it was open.", None),
        ("Bystanders Cheered", None),
    ],
)
@pytest.mark.parametrize("place", ["start", "end"])
def test_a_line_that_says_who_wrote_it_is_the_byline(
    line: str, byline: str | None, place: str
) -> None:
    body = "The harbour opened on Monday. " * 3
    parts = (
        ["Title", line, body, body] if place == "start" else ["Title", body, body, line]
    )

    assert read_words("\n".join(parts)).byline == byline


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_dropped(
    mark: bytes, encoding: str
) -> None:
    content = mark + "Häfen 🚢".encode(encoding)

    document = read_bytes(content)

    assert (document.text, document.encoding) == ("Häfen 🚢", encoding)
    assert document.content == content


@pytest.mark.parametrize("encoding", ["utf-16", "UTF-16LE", "utf_16_le"])
def test_an_encoding_asked_for_drops_its_mark_too(encoding: str) -> None:
    content = codecs.BOM_UTF16_LE + "Häfen".encode("utf-16-le")

    assert read_bytes(content, encoding=encoding).text == "Häfen"


def test_an_encoding_asked_for_is_used() -> None:
    document = read_bytes("Häfen “zu”".encode("cp1252"), encoding="windows-1252")

    assert (document.text, document.encoding) == ("Häfen “zu”", "cp1252")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t \n", "has nothing but white space"),
        (b"%PDF-1.7 ...", "is a PDF; save it as text, Markdown or HTML first"),
        (b"PK\x03\x04 word/document.xml", "is a Word document (DOCX); save it as"),
        (b"PK\x03\x04 xl/workbook.xml", "is an Excel workbook"),
        (b"PK\x03\x04 nothing", "is a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "is a WebP image"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "is a recording"),
        (b"\0\0\0\x18ftypmp42", "is a recording"),
        (b"{\\rtf1 text}", "is an RTF document"),
        (b"some\0text", "is not text: it has a NUL at byte 4; --encoding NAME says so"),
        (b"a\x01\x02\x03\x04", "is not text: it is mostly control characters"),
        (
            b"caf\xe9 noir",
            "is not utf-8: byte 0xe9 at offset 3; --encoding NAME says which encoding"
            " it is, such as windows-1252",
        ),
        (codecs.BOM_UTF16_LE + b"a", "is not utf-16-le: byte 0x61 at offset 2"),
        (codecs.BOM_UTF16_LE + b"a\0\0\0", "has a NUL at character 1"),
    ],
)
def test_what_is_not_text_is_refused_with_the_reason(
    content: bytes, reason: str
) -> None:
    with pytest.raises(ReadError) as error:
        read_bytes(content)

    assert str(error.value).startswith(f"standard input: {reason}")
    assert "\n" not in str(error.value)


def test_half_a_character_is_refused() -> None:
    # UTF-7 can spell a surrogate out.
    with pytest.raises(ReadError, match="has half a character"):
        read_bytes(b"a +2AA- b", encoding="utf-7")


@pytest.mark.parametrize(
    "name",
    [
        "klingon",
        "",
        "zlib",
        "rot13",
        "idna",
        "unicode_escape",
        "a\0b",
        "ü",
        "\udcff",
        "../x",
    ],
)
def test_an_encoding_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ReadError, match="is no encoding; --encoding takes names such"):
        read_bytes(b"text", encoding=name)


def test_a_wrong_encoding_names_the_byte() -> None:
    with pytest.raises(ReadError, match="is not ascii: byte 0xc3 at offset 1;"):
        read_bytes("Häfen".encode(), encoding="ascii")
