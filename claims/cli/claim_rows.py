"""Claims as tables: rows with the mark of what is folded beneath them, and every claim.

A table folds; what is for machines and spreadsheets has every claim.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claims.cli.output import cell, echo_records, echo_table

if TYPE_CHECKING:
    from claims.records import Claim, ClaimLine, Row

COLUMNS = (
    "id",
    "status",
    "rating",
    "check_worthiness",
    "kind",
    "speaker",
    "missing",
    "statement",
)
BENEATH = "↳"
HEADERS = ("id", "status", "rating", "worth", "kind", "speaker", "lacks", "statement")


def laid_out(
    rows: "Sequence[Row[ClaimLine]]", *, unfolds: bool
) -> "tuple[list[ClaimLine], list[str]]":
    """Return the lines of rows with the mark of each, what is beneath in its place."""
    from claims.records import fold_mark

    lines, marks = [], []
    for row in rows:
        lines.append(row.claim)
        marks.append("" if unfolds else fold_mark(row.claim, row.details))
        if unfolds:
            lines += row.details
            marks += [BENEATH] * len(row.details)
    return lines, marks


def echo_rows(lines: "Sequence[ClaimLine]", marks: "Sequence[str]", form: str) -> None:
    """Print rows; what verdicts lack is told when one lacks something."""
    columns, headers = list(COLUMNS), list(HEADERS)
    lines = [
        each._replace(missing=_lacks(each), statement=_statement(each))
        for each in lines
    ]
    if not any(line.missing for line in lines):
        columns.remove("missing")
        headers.remove("lacks")
    cells = [[cell(getattr(line, name)) for name in columns] for line in lines]
    _echo_marked(headers if form == "table" else columns, cells, marks, form)


def _echo_marked(
    headers: "Sequence[str]",
    rows: "Sequence[list[str]]",
    marks: "Sequence[str]",
    form: str,
) -> None:
    """Print rows with their marks, where there is any, after their names."""
    if any(marks):
        headers = [headers[0], "+", *headers[1:]]
        rows = [
            [cells[0], mark, *cells[1:]]
            for cells, mark in zip(rows, marks, strict=True)
        ]
    echo_table(headers, rows, form)


def echo_lines(found: "Sequence[Any]", form: str) -> None:
    """Print every claim, for machines and spreadsheets."""
    if form not in ("json", "jsonl"):
        found = [
            line._replace(missing=_lacks(line), statement=_statement(line))
            for line in found
        ]
    echo_records(found, form, columns=(*COLUMNS, "detail_of"))


def _statement(line: "ClaimLine") -> str:
    """Return what a claim states, marked where that is of an earlier text."""
    if line.wording is None:
        return line.statement
    import json

    from claims.records import wording_of
    from claims.wording.earlier_wording import marked

    return marked(line.statement, wording_of(json.loads(line.wording)))


def _lacks(line: "ClaimLine") -> str:
    """Return what a verdict lacks, without the commands that supply it."""
    if line.missing == "[]":
        return ""
    import json

    from claims.records import lacks_of
    from claims.wording.lacks import lack_words

    lacks = lacks_of(json.loads(line.missing))
    return "; ".join(lack_words(lack, line.id).what for lack in lacks)


def echo_spans(found: "Sequence[Claim]", form: str, marks: "Sequence[str]") -> None:
    """Print claims with their first mention: offsets, and the words there."""
    rows = [
        [
            str(claim.id),
            f"{claim.check_worthiness:.2f}",
            claim.kind.value,
            claim.speaker or "",
            " ".join(f"{part.start}:{part.end}" for part in claim.spans),
            " … ".join(part.quote for part in claim.spans),
        ]
        for claim in found
    ]
    headers = ("id", "worth", "kind", "speaker", "span", "quote")
    _echo_marked(headers, rows, marks, form)
