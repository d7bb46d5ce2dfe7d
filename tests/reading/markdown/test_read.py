import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import MissingExtraError, ReadError
from claims.reading.binary import is_mostly_control
from support_reading import kept, read_bytes, read_words

MARKDOWN = "text/markdown"
PIECES = [
    *"#*_`~[]()<>!|\\&^:-+=.0 \t\n\r\x0b\x85\u2028\xa0Ä🚢",
    *["\r\n", "\n\n", "  \n", "\n> ", "\n- ", "\n1. ", "\n===\n", "---\n", "```"],
    *["[^1]", "[a]: b", "![", "](", "<b>", "</b>", "&amp;", "&#9;", "word"],
    *["|-|-|\n", "| a | b |\n", "title: x\n", "http://a.org/(x)"],
]


def prose(source: str) -> str:
    document = read_words(source, media_type=MARKDOWN)
    assert document.text == source
    assert len(document.prose) == len(source)
    return kept(document)


@given(st.lists(st.sampled_from(PIECES), min_size=1).map("".join))
def test_no_markup_moves_a_letter(source: str) -> None:
    if not source.strip() or is_mostly_control(source):
        return

    document = read_words(source, media_type=MARKDOWN)

    assert document.text == source
    assert len(document.prose) == len(source)
    assert all(p in (t, " ") for t, p in zip(source, document.prose, strict=True))


@given(st.text(st.characters(exclude_categories=["C", "Z", "P", "S"]), min_size=1))
def test_words_without_markup_are_kept(word: str) -> None:
    source = f"A quay {word} opens\n\n* the {word}\n\n> and {word} too\n"

    assert prose(source) == f"A quay {word} opens\nthe {word}\nand {word} too"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Title #\n\nText", "Title\nText"),
        ("Title\n===\n\nText", "Title\nText"),
        ("a *b* **c** ***d*** _e_ f_g_h", "a b c d e f_g_h"),
        ("5 * 3 * 2 and a ** b", "5 * 3 * 2 and a ** b"),
        ("*a **b** c*", "a b c"),
        (r"\*not\* so \q", "*not * so \\q"),
        ("a `code` b ``c ` d`` e", "a b e"),
        ('a [b *c*](http://x.org/(y) "t") d', "a b c d"),
        ("a [b] c [d][e] [e] [E][]\n\n[e]: http://x.org 'T'", "a [b] c d e E"),
        ("a ![b *c*](d.png) e", "a e"),
        ("a <http://x.org> b http://y.org/z. c", "a b . c"),
        ("a <b>c</b> d<br>e <!-- f --> g", "a c d e g"),
        ("<div>\n<p>a</p>\n</div>\n\nb", "b"),
        ("a\n\n```py\nb\n```\n\n    c\n\nd", "a\nd"),
        ("a\n\n***\n\nb", "a\nb"),
        ("- a\n- b\n  c\n\n1. d\n   - e", "a\nb c\nd\ne"),
        ("> a\n> b\nc\n>\n>> d", "a b c\nd"),
        ("a\nb\r\nc", "a b c"),
        ("a  \nb\\\nc", "a\nb\nc"),
        ("|a|b|\n|-|:-:|\n|c *d*|12|\n|12|c|", "a b\nc d 12\n12 c"),
        ("| a | b |\n|---|---|\n| x \\| y | z |", "a b\nx | y z"),
        ("a[^1] b\n\n[^1]: The note says so.", "a b\nThe note says so."),
        ("AT&amp;T &nbsp; &#32; a & b &copy", "AT&amp;T a & b &copy"),
        ("a ~~b~~ c ~~~d", "a b c ~~~d"),
        ("---\ntitle: x\n---\na", "a"),
        ("---\n\na\n\n---\nb", "a\nb"),
        ("a ![b", "a ![b"),
        ("\tcode\n\na", "a"),
        ("- \ta\n-\tb", "a\nb"),
        ("   a\n     b", "a b"),
    ],
)
def test_markup_is_blank_in_the_prose(source: str, expected: str) -> None:
    assert prose(source) == expected


def test_front_matter_says_what_the_draft_is() -> None:
    source = (
        "---\n"
        "title: \"Harbour: 'opens'\"\n"
        "author:\n"
        "  - Jane Doe\n"
        "  - 'John Roe'\n"
        "date: 2024-09-02T10:00:00Z\n"
        "# a remark\n"
        "publication: The Gazette # ours\n"
        "lang: en_GB\n"
        "url: https://example.org/harbour\n"
        "tags: [a, b]\n"
        "nested:\n"
        "  key: value\n"
        "---\n"
        "# Another heading\n"
    )

    document = read_words(source, media_type=MARKDOWN)

    assert document.title == "Harbour: 'opens'"
    assert document.byline == "Jane Doe, John Roe"
    assert document.published_on == date(2024, 9, 2)
    assert document.outlet == "The Gazette"
    assert document.language == "en-GB"
    assert document.url == "https://example.org/harbour"
    assert kept(document) == "Another heading"
    assert document.prose.count("\n") == source.count("\n")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("author: [Jane Doe, 'John Roe']", "Jane Doe, John Roe"),
        ("author : Jane", "Jane"),
        ("Author: Jane # she", "Jane"),
        ("byline: 'Jane'", "Jane"),
        ("author: ~", None),
        ("author:", None),
        ("author: >", None),
    ],
)
def test_front_matter_has_plain_values(line: str, value: str | None) -> None:
    document = read_words(f"---\n{line}\n---\nIt is.", media_type=MARKDOWN)

    assert document.byline == value


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("date: yesterday", "published_on"),
        ("date: 2024-13-02", "published_on"),
        ("url: harbour.html", "url"),
        ("lang: the Queen's", "language"),
    ],
)
def test_front_matter_that_means_nothing_is_passed_over(line: str, field: str) -> None:
    document = read_words(f"---\n{line}\n---\nIt is.", media_type=MARKDOWN)

    assert getattr(document, field) is None


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: x\nIt is.\n---\nb",
        "---\ntitle: x\n",
        "---\n---\na",
        " ---\na: b\n---",
    ],
)
def test_rules_are_not_front_matter(source: str) -> None:
    assert read_words(source, media_type=MARKDOWN).title != "x"


def test_the_first_heading_is_the_title_without_its_marks() -> None:
    document = read_words(
        "Before.\n\n## The **great** [quay](x) ##\n\n# B\n", media_type=MARKDOWN
    )

    assert document.title == "The great quay"


def test_a_byline_in_a_draft_is_found() -> None:
    document = read_words("# Quay\n\n*By Jane Doe*\n\nIt opened.", media_type=MARKDOWN)

    assert document.byline == "Jane Doe"


def test_a_draft_without_a_heading_has_no_title() -> None:
    assert read_words("It opened.", media_type=MARKDOWN).title is None


@pytest.mark.parametrize(
    "source",
    ["[" * 5000, "*a **b " * 2000, "> " * 2000 + "a", "`" * 5000 + "a", "- " * 900],
)
def test_deep_nesting_ends(source: str) -> None:
    document = read_words(source, media_type=MARKDOWN)

    assert len(document.prose) == len(source)


def test_bytes_that_are_not_text_are_refused() -> None:
    with pytest.raises(ReadError, match="is not utf-8: byte 0xff at offset 2"):
        read_bytes(b"# \xff", media_type=MARKDOWN)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "markdown_it", None)

    with pytest.raises(MissingExtraError) as error:
        read_words("# Title", media_type=MARKDOWN)

    assert str(error.value) == (
        "reading Markdown needs: pip install 'trafilatura<3,>=2.3'"
        " 'lxml_html_clean<1,>=0.4' 'markdown-it-py<5,>=3'"
    )
