"""The reports without a layout of their own: Markdown, CSV and JSON."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claims.formats.markdown_text import escaped, escaped_cell
from claims.formats.plain import guarded, plain
from claims.formats.report import csv as csv_report
from claims.formats.report import html, markdown
from claims.formats.report import json as json_report
from claims.records import Report, Span
from support import CONTRACT
from support_report import HOSTILE, folded_report, make_report

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@given(texts)
def test_escaped_data_is_never_markup(text: str) -> None:
    shown = MarkdownIt().enable("table").render(f"x {escaped(text)} x")

    assert set(re.findall(r"</?(\w+)", shown)) == {"p"}


@given(texts)
def test_escaped_data_reads_as_it_was(text: str) -> None:
    from html import unescape

    page = MarkdownIt().render(f"x {escaped(text)} x")

    shown = unescape(page.removeprefix("<p>").removesuffix("</p>\n"))
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


@given(texts)
def test_no_data_changes_how_the_markdown_is_built(text: str) -> None:
    def shape(report: Report) -> list[str]:
        page = MarkdownIt().enable("table").render(markdown.render(report))
        return re.findall(r"</?\w+", page)

    assert shape(said(text)) == shape(said("plain"))


def said(text: str) -> Report:
    """Return a report whose every field of free text is ``text``, in a plain frame."""
    report = make_report()
    first = report.claims[0]
    text = f"x {text}"
    source = replace(first.evidence[0].source, title=text)
    checked = replace(
        first,
        claim=replace(
            first.claim,
            statement=text,
            speaker=text,
            reasons=(text,),
            spans=(Span(0, len(text), text),),
        ),
        evidence=(
            replace(first.evidence[0], source=source, passage=text, locator=text),
        ),
        verdicts=(
            replace(first.verdicts[1], label=text, rationale=text, checker=text),
        ),
    )
    article = replace(report.article, title=text, byline=text, outlet=text, url=text)
    return replace(report, article=article, claims=(checked,), dispositions=())


def test_markdown_tells_which_verdicts_are_not_in_force() -> None:
    text = markdown.render(make_report())

    assert "(supported, superseded)" in text
    assert "(supported, not in force: the words changed)" in text


def test_csv_has_a_row_a_claim_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_report.render(make_report()))))

    assert [row["id"] for row in rows] == [f"harbour/{n}" for n in range(1, 8)]
    assert rows[5]["statement"] == "'=SUM(A1) costs 12 million."
    assert rows[0]["quote"] == "The bridge … carried 40,000 vehicles a day"
    assert "page 3" in rows[0]["evidence"]


@pytest.mark.parametrize("before", ["", "\n", " ", "\t", "\ufeff", "\u200b", "\x00 "])
@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹢")
def test_a_formula_is_guarded_whatever_stands_before_it(before: str, sign: str) -> None:
    assert guarded(f"{before}{sign}1+1") == f"'{before}{sign}1+1"
    assert guarded(f"{before}1{sign}1") in (f"{before}1{sign}1", f"'{before}1{sign}1")


@given(texts)
def test_a_cell_of_a_table_is_never_markup(text: str) -> None:
    row = f"| a |\n| --- |\n| x {escaped_cell(text)} x |\n"

    shown = MarkdownIt().enable("table").render(row)

    assert set(re.findall(r"</?(\w+)", shown)) == {
        "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip


@given(texts)
def test_a_guarded_cell_is_no_formula_and_loses_nothing(text: str) -> None:
    cell = guarded(text)

    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell.removeprefix("'") == text or cell == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_csv_reads_back_as_it_was_written(text: str) -> None:
    report = said(text)

    [head, row] = csv.reader(io.StringIO(csv_report.render(report), newline=""))

    cells = dict(zip(head, row, strict=True))
    assert cells["statement"] == f"x {text}"
    assert cells["rationale"] == f"x {text}"
    assert cells["quote"] == f"x {text}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_reads_back_as_it_was_written(text: str) -> None:
    report = said(text)

    whole = json.loads(json_report.render(report))

    [claim] = whole["claims"]
    assert claim["statement"] == f"x {text}"
    assert claim["evidence"][0]["passage"] == f"x {text}"
    assert whole["article"] == plain(report.article)
    assert whole["text"] == report.revision.text


def test_json_counts_what_stands() -> None:
    counts = json.loads(json_report.render(make_report()))["counts"]

    assert counts == {
        "claims": 6,
        "unverified": 1,
        "checked": 4,
        "suspended": 1,
        "dropped": 1,
        "gone": 0,
        "conclusions": {
            "supported": 1,
            "refuted": 1,
            "conflicting": 1,
            "not-enough-evidence": 1,
        },
        "rows": 6,
        "given_with_row": 0,
    }


def test_json_says_everything_but_secrets() -> None:
    whole = json.loads(json_report.render(make_report()))

    first = whole["claims"][0]
    assert list(first)[: len(CONTRACT)] == CONTRACT
    assert first["spans"][1]["quote"] == "carried 40,000 vehicles a day"
    assert first["verdicts"][1]["rationale"].startswith(f"No: {HOSTILE}")
    assert whole["revision"]["sha256"] == "0" * 64
    assert whole["written_at"] == "2024-09-03T09:30:00+00:00"
    assert "text" in whole


def test_no_format_names_a_confidential_source() -> None:
    for render in (json_report.render, markdown.render, csv_report.render, html.render):
        text = render(make_report())
        for secret in ("J. Doe", "555 0100", "secret.example", "seen by night"):
            assert secret not in text
        assert "confidential source" in text


def test_plain_values_are_json() -> None:
    report = make_report()

    assert json.loads(json.dumps(plain(report.claims))) == plain(report.claims)


def test_markdown_has_details_beneath_their_row() -> None:
    page = markdown.render(folded_report())

    first, second = page.index("### harbour/1"), page.index("#### harbour/2")
    assert first < second < page.index("### harbour/3")
    assert "5, with 1 details; 1 checked along with their row" in page
    assert ", given with harbour/1" in page


def test_csv_and_json_have_every_claim_with_its_row() -> None:
    lines = list(csv.DictReader(io.StringIO(csv_report.render(folded_report()))))
    whole = json.loads(json_report.render(folded_report()))

    [detail] = [line for line in lines if line["id"] == "harbour/2"]
    assert (detail["detail_of"], detail["given_with"]) == ("harbour/1", "harbour/1")
    assert len(lines) == len(whole["claims"]) == 7
    assert (whole["counts"]["rows"], whole["counts"]["given_with_row"]) == (5, 1)
