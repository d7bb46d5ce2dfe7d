"""The call sheet that goes out, and the CSV that a spreadsheet makes of it."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import ReadError
from claims.formats.plain import guarded
from claims.formats.sheets.callsheet import COLUMNS, read_csv, render_csv, render_text
from claims.records import Call, Claim, FilledRow, Span
from claims.vocabulary import Kind, Status

HEAD = "ask,claim,stance,answer\n"
FIELDS = (
    "ask",
    "claim",
    "question",
    "stance",
    "answer",
    "locator",
    "answered_on",
    "note",
)


def call(
    number: int = 1, ask: str | None = "the mayor", statement: str = "So."
) -> Call:
    claim = Claim(
        id=f"harbour/{number}", article="harbour", revision=1, statement=statement,
        kind=Kind.EVENT, speaker=None, check_worthiness=0.5, reasons=(),
        status=Status.UNVERIFIED, rating=None, conclusion=None, checker=None,
        spans=(Span(0, 2, "So"),), number=number,
    )  # fmt: skip
    return Call(ask, claim, ("harbour/9",))


def test_the_columns_are_a_contract() -> None:
    assert render_csv([]) == (
        "ask,claim,statement,quote,question,stance,answer,locator,answered_on,note\r\n"
    )


def test_a_sheet_that_comes_back_as_it_went_is_empty() -> None:
    sheet = render_csv([call(), call(2, None, "=1+1"), call(3, "=cmd")])

    rows = read_csv(sheet.encode(), "calls.csv")

    assert [(row.line, row.ask, row.claim) for row in rows] == [
        (2, "the mayor", "harbour/1"),
        (3, "", "harbour/2"),
        (4, "=cmd", "harbour/3"),
    ]
    assert not any(row.is_filled for row in rows)


def test_each_is_asked_under_one_heading() -> None:
    shown = render_text([call(1), call(2), call(3, None)])

    assert shown.count("the mayor\n") == 1
    assert shown.endswith(
        "nobody named yet\n"
        "  [ ] harbour/3 (unverified): So.\n"
        "      “So”\n"
        "      settles harbour/9 too, which says the same\n"
    )


cells = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8
)


@given(
    rows=st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, cells)), max_size=4),
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    sep=st.booleans(),
)
def test_what_a_spreadsheet_writes_is_read_back(
    rows: list[dict[str, str]], delimiter: str, end: str, encoding: str, sep: bool
) -> None:
    buffer = io.StringIO()
    if sep:
        buffer.write(f"sep={delimiter}{end}")
    writer = csv.DictWriter(
        buffer, COLUMNS, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL
    )
    writer.writeheader()
    writer.writerows({key: guarded(cell) for key, cell in row.items()} for row in rows)

    found = read_csv(buffer.getvalue().encode(encoding), "calls.csv")

    def clean(cell: str) -> str:
        if cell[:1] == "'" and guarded(cell[1:]) == cell:
            cell = cell[1:]
        return cell.replace("\r\n", "\n").replace("\r", "\n").strip()

    expected = [{key: clean(cell) for key, cell in row.items()} for row in rows]
    expected = [
        row
        for row, raw in zip(expected, rows, strict=True)
        if any(guarded(cell).strip() for cell in raw.values())
    ]
    assert [{key: getattr(each, key) for key in FIELDS} for each in found] == expected


def test_lines_are_those_of_the_file() -> None:
    text = 'sep=,\nask,claim,stance,answer\na,h/1,supports,"one\ntwo"\n,,,\nb,h/2,x,y\n'

    assert [row.line for row in read_csv(text.encode(), "x")] == [3, 6]


def test_columns_may_come_in_another_order_and_with_others_beside_them() -> None:
    [row] = read_csv(b"Answer;mine;Stance;Claim;Ask\nyes;1;supports;h/1;bob\n", "x")

    assert row == FilledRow(2, "bob", "h/1", stance="supports", answer="yes")


WRONG: dict[str, Any] = {
    "it is empty": b"",
    "line 1: it has no column 'stance'": b"ask,claim,answer\n",
    "line 1: it has more than one column 'ask'": b"ask,ask,claim,stance,answer\n",
    "line 2: it has more cells than the first line": f"{HEAD}a,b,c,d,e\n".encode(),
    "it is not UTF-8; save it as": HEAD.encode() + b"\xe4,,,",
    "it is no text": b"ask\0",
    "it is not CSV: field larger": HEAD.encode() + b"x" * 200_000,
}


@pytest.mark.parametrize("reason", WRONG)
def test_what_is_no_call_sheet_is_refused(reason: str) -> None:
    with pytest.raises(ReadError, match=f"calls.csv: {reason}"):
        read_csv(WRONG[reason], "calls.csv")
