import codecs
import socket
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.document import Document
from claims.errors import MissingExtraError, ReadError
from claims.reading.html import read_html
from claims.reading.source import Source
from support_reading import kept, read_bytes

HTML = "text/html"
FIRST = (
    "The harbour of Rome holds 300 boats and was opened in 1923 by King Victor. It"
    " costs 4 million euros a year to keep, says the board."
)
SECOND = (
    "Fishermen doubt the figure. Their boats have been kept out of the harbour for the"
    " third winter, and twelve of the forty have moved to other towns."
)
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Harbour opens again | The Gazette</title>
<meta property="og:title" content="Harbour opens again">
<meta property="og:site_name" content="The Gazette">
<meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-09-02T10:00:00Z">
<link rel="canonical" href="https://example.org/news/harbour">
<link rel="stylesheet" href="https://example.org/style.css">
<script src="https://example.org/script.js">var says = "nothing";</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Harbour opens again</h1>
<img src="https://example.org/quay.jpg"><p>{FIRST}</p><p>{SECOND}</p>
<ul><li>The quay is 200 metres long.</li><li>The crane carries 40 tonnes.</li></ul>
</article><footer>All rights reserved</footer></body></html>"""

PIECES = [
    *["<p>", "</p>", "<div", ">", "<!--", "-->", "&", "&#0;", "<a href='", "'", "x "],
    *["<table>", "<tr>", "<td>", "<br/>", "<![CDATA[", "]]>", "<h1>", "<title>"],
    *[
        "<html>",
        "<body>",
        "<svg>",
        "<meta charset=",
        "<li>",
        "\n",
        "Ä",
        "\x0b",
        "word ",
    ],
]


def page(content: bytes | str, **more: str) -> Document:
    if isinstance(content, str):
        content = content.encode()
    return read_bytes(content, media_type=HTML, **more)  # type: ignore[arg-type]


def around(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>"


def test_a_page_gives_its_article_under_its_headline() -> None:
    document = page(PAGE)

    assert document.text.splitlines() == [
        "Harbour opens again",
        FIRST,
        SECOND,
        "- The quay is 200 metres long.",
        "- The crane carries 40 tonnes.",
    ]
    assert document.content == PAGE.encode()
    assert document.media_type == HTML


def test_a_page_says_who_wrote_it_where_and_when() -> None:
    document = page(PAGE)

    assert document.title == "Harbour opens again"
    assert document.byline == "Jane Doe"
    assert document.outlet == "The Gazette"
    assert document.published_on == date(2024, 9, 2)
    assert document.language == "en-GB"
    assert document.url == "https://example.org/news/harbour"


def test_the_url_that_a_page_came_from_counts_before_what_it_says() -> None:
    source = Source(name="a", content=PAGE.encode(), url="https://example.org/amp/1")

    assert read_html(source, None).url == "https://example.org/amp/1"


def test_the_marks_of_lists_and_tables_are_blank_in_the_prose() -> None:
    table = "<table><tr><th>Town</th><th>Boats</th></tr><tr><td>Rome</td><td>300</td>"

    document = page(around(f"<p>{FIRST}</p>{table}</tr></table><p>{SECOND}</p>"))

    assert "|" in document.text
    assert len(document.prose) == len(document.text)
    assert kept(document).splitlines() == [FIRST, "Town Boats", "Rome 300", SECOND]


def test_a_date_in_the_running_text_is_not_the_day_of_publication() -> None:
    document = page(around(f"<p>{FIRST}</p><p>On 3 May 2011 the quay sank.</p>"))

    assert document.published_on is None


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (around("<p>Café “zu”</p>", '<meta charset="windows-1252">'), "cp1252"),
        (around("<p>Café “zu”</p>", "<meta charset=iso-8859-1>"), "cp1252"),
        (
            around(
                "<p>Café “zu”</p>",
                '<meta http-equiv="Content-Type" content="text/html; charset=cp1252">',
            ),
            "cp1252",
        ),
        (around("<p>Café “zu”</p>"), "utf-8"),
        (around("<p>Café “zu”</p>", "<meta charset=klingon>"), "utf-8"),
        (
            '<?xml version="1.0" encoding="utf-8"?>' + around("<p>Café “zu”</p>"),
            "utf-8",
        ),
    ],
)
def test_a_page_says_its_encoding(content: str, encoding: str) -> None:
    document = page(content.encode(encoding))

    assert document.text == "Café “zu”"
    assert document.encoding == encoding


def test_a_byte_order_mark_counts_before_what_a_page_says() -> None:
    content = around("<p>Café</p>", "<meta charset=cp1252>")

    assert page(codecs.BOM_UTF8 + content.encode()).text == "Café"
    assert page(codecs.BOM_UTF16_LE + content.encode("utf-16-le")).text == "Café"


def test_the_server_counts_before_the_page_and_a_person_before_both() -> None:
    content = around("<p>Café</p>", "<meta charset=utf-8>").encode("cp1252")
    source = Source(name="a", content=content, charset="windows-1252")
    wrong = Source(name="a", content=content, charset="utf-8")

    assert read_html(source, None).text == "Café"
    assert read_html(wrong, "cp1252").text == "Café"


def test_an_encoding_that_nobody_says_is_guessed() -> None:
    words = "Die Straße nach München wurde für alle Bürger geöffnet. " * 5

    assert page(around(f"<p>{words}</p>").encode("cp1252")).text == words.strip()


def test_a_stray_byte_outside_the_article_does_no_harm() -> None:
    content = PAGE.encode().replace(b"nothing", b"noth\xffng")

    assert page(content).text == page(PAGE).text


def test_a_stray_byte_in_the_article_is_refused() -> None:
    content = PAGE.encode().replace(b"300 boats", b"300 b\xffats")

    with pytest.raises(ReadError, match="is not utf-8 throughout; --encoding NAME"):
        page(content)


def test_an_encoding_asked_for_must_fit() -> None:
    with pytest.raises(ReadError, match="is not ascii: byte 0xe2 at offset "):
        page(around("<p>“zu”</p>"), encoding="ascii")


def test_a_piece_of_a_page_is_read() -> None:
    assert page(f"<p>{FIRST}</p>").text == FIRST


@pytest.mark.parametrize(
    "content",
    [
        "<html><body></body></html>",
        "<html></html>",
        "<html><body><script>var a = 'The harbour holds 300 boats';</script></body>",
        "<p></p>",
        "<!DOCTYPE html>",
    ],
)
def test_a_page_without_an_article_is_refused_with_the_way_out(content: str) -> None:
    with pytest.raises(ReadError) as error:
        page(content)

    assert str(error.value) == (
        "standard input: has no main text; save the article as text or Markdown and"
        " read that"
    )


def test_bytes_that_are_not_text_are_refused() -> None:
    with pytest.raises(ReadError, match="is a PDF; save it as text"):
        page(b"%PDF-1.7")


@pytest.mark.parametrize(
    "content",
    [
        "<html><body>" + "<div>" * 50_000 + FIRST + "</div>" * 50_000,
        around("<b><i>" * 20_000 + f"<p>{FIRST}</p>"),
        around("<blockquote>" * 3000 + f"<p>{FIRST}</p>"),
        around(f"<p class='{'x' * 11_000_000}'>{FIRST}</p>"),
        around(f"<p>{FIRST}</p><p>&#0;&#xD800;&#x110000;&#1;</p>"),
        around(f"<p>{FIRST}</p>", "<base href='http://['><html lang='\x01'>"),
        around(f"<p>{FIRST}</p>", '<script type="application/ld+json">{"@graph": [[[}'),
        around(
            f"<p>{FIRST}</p>", '<meta property="article:published_time" content="9">'
        ),
        "<html " + "a=b " * 50_000 + f"><body><p>{FIRST}</p>",
    ],
    ids=["deep", "marks", "quotes", "wide", "numbers", "base", "json", "date", "many"],
)
def test_a_hostile_page_is_read_or_refused_in_one_line(content: str) -> None:
    reason = ""
    try:
        text = page(content).text
    except ReadError as error:
        text, reason = FIRST, str(error)

    assert FIRST in text
    assert "\0" not in text
    assert reason.isprintable()


def test_entities_are_not_unfolded() -> None:
    entities = (
        '<!ENTITY a "boom"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hosts">'
    )

    document = page(f"<!DOCTYPE html [{entities}]>" + around(f"<p>{FIRST} &b; &c;</p>"))

    assert "boom" not in document.text
    assert "localhost" not in document.text


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_markup_is_read_or_refused(content: str) -> None:
    try:
        document = page("<html>" + content)
    except ReadError:
        return

    assert document.text.strip()
    assert len(document.prose) == len(document.text)


def test_reading_a_page_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)

    assert page(PAGE).title == "Harbour opens again"


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    with pytest.raises(MissingExtraError) as error:
        page(PAGE)

    assert str(error.value) == (
        "reading HTML needs: pip install 'trafilatura<3,>=2.3'"
        " 'lxml_html_clean<1,>=0.4' 'markdown-it-py<5,>=3'"
    )
