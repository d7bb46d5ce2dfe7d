"""The reports without a layout of their own: Markdown, CSV and JSON."""

import csv
import io
import json
import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claims.formats import dump, markdown, table
from claims.formats.plain import guarded, plain
from support_report import HOSTILE, make_report

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@given(texts)
def test_escaped_data_is_never_markup(text: str) -> None:
    html = MarkdownIt().enable("table").render(f"x {markdown.escaped(text)} x")

    assert set(re.findall(r"</?(\w+)", html)) == {"p"}


@given(texts)
def test_escaped_data_reads_as_it_was(text: str) -> None:
    from html import unescape

    html = MarkdownIt().render(f"x {markdown.escaped(text)} x")

    shown = unescape(html.removeprefix("<p>").removesuffix("</p>\n"))
    assert " ".join(shown.split()) == " ".join(f"x {text} x".split())


def test_markdown_puts_what_is_left_to_do_first() -> None:
    text = markdown.render(make_report())

    to_do = text[text.index("## To do first") : text.index("## Claims")]
    assert re.findall(r"harbour/\d", to_do) == ["harbour/6", "harbour/5"]


def test_markdown_says_what_was_found() -> None:
    text = markdown.render(make_report())

    assert "### harbour/1: The bridge carried 40,000 vehicles a day" in text
    assert "> The bridge … carried 40,000 vehicles a day" in text
    assert "superseded" in text
    assert "Suggested wording: say it otherwise" in text
    assert "<https://example.org/ledger?a=1&b=2>" in text
    assert "<script>" not in text


def test_csv_has_a_row_a_claim_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(table.render(make_report()))))

    assert [row["id"] for row in rows] == [f"harbour/{n}" for n in range(1, 8)]
    assert rows[5]["statement"] == "'=SUM(A1) costs 12 million."
    assert rows[0]["quote"] == "The bridge … carried 40,000 vehicles a day"
    assert "page 3" in rows[0]["evidence"]


@given(texts)
def test_a_guarded_cell_is_no_formula_and_loses_nothing(text: str) -> None:
    cell = guarded(text)

    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == text or cell == text


def test_json_says_everything_but_secrets() -> None:
    whole = json.loads(dump.render(make_report()))

    first = whole["claims"][0]
    assert list(first)[:17] == [
        "id",
        "article",
        "revision",
        "statement",
        "kind",
        "speaker",
        "check_worthiness",
        "reasons",
        "status",
        "rating",
        "conclusion",
        "checker",
        "spans",
        "mentions",
        "holder",
        "engine",
        "extra",
    ]
    assert first["spans"][1]["quote"] == "carried 40,000 vehicles a day"
    assert first["verdicts"][1]["rationale"].startswith(f"No: {HOSTILE}")
    assert whole["revision"]["sha256"] == "0" * 64
    assert whole["written_at"] == "2024-09-03T09:30:00+00:00"
    assert "text" in whole


def test_no_format_names_a_confidential_source() -> None:
    for render in (dump.render, markdown.render, table.render):
        text = render(make_report())
        for secret in ("J. Doe", "555 0100", "secret.example"):
            assert secret not in text
        assert "confidential source" in text


def test_plain_values_are_json() -> None:
    report = make_report()

    assert json.loads(json.dumps(plain(report.claims))) == plain(report.claims)
