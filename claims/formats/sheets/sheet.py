"""Sheets for people outside the desk, as text, Markdown and CSV."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from claims.confidential import published
from claims.formats.evidence_words import AGAINST, shaken, source_name
from claims.formats.markdown_text import escaped
from claims.formats.plain import guarded
from claims.formats.report.json import checked_object
from claims.formats.report.replies import resolution_line
from claims.records import Evidence, Query
from claims.wording.earlier_wording import statement_words

QUERY_COLUMNS = (
    "writer",
    "article",
    "claim",
    "quote",
    "statement",
    "rating",
    "conclusion",
    "found",
    "evidence",
    "suggested",
    "checker",
    "answers",
)
NOBODY = "no writer named"


def query_text(queries: Sequence[Query]) -> str:
    """Return the sheet as plain text, by writer."""
    return _query_sheet(queries, str, heading="{}\n", title="{}", item="  {}")


def query_markdown(queries: Sequence[Query]) -> str:
    """Return the sheet as Markdown, by writer."""
    return _query_sheet(
        queries, escaped, heading="# {}\n", title="## {}\n", item="- {}"
    )


def _query_sheet(
    queries: Sequence[Query],
    shown: Callable[[str], str],
    *,
    heading: str,
    title: str,
    item: str,
) -> str:
    lines: list[str] = []
    for writer, mine in groupby(queries, key=lambda each: each.writer):
        lines.append(heading.format(shown(_line(writer or NOBODY))))
        for query in mine:
            first, *rest = _query_lines(query)
            lines.append(title.format(shown(_line(first))))
            lines += [item.format(shown(_line(each))) for each in rest]
            lines.append("")
    return "\n".join(lines)


def _line(text: str) -> str:
    return " ".join(text.split())


def _query_lines(query: Query) -> list[str]:
    checked = query.checked
    claim, verdict = checked.claim, checked.verdict
    assert verdict is not None
    lines = [
        f"{claim.id}: “{_quote(query)}”",
        f"as we read it: {statement_words(claim)}",
        f"found: {verdict.label} ({verdict.conclusion}). {verdict.rationale}",
    ]
    lines += [_evidence(piece) for piece in _cited(query)]
    if news := shaken(verdict):
        lines.append(news)
    if verdict.despite:
        lines.append(f"{AGAINST.lower()}: {verdict.despite}")
    if verdict.suggestion:
        lines.append(f"suggested: {verdict.suggestion}")
    lines += [resolution_line(each) for each in checked.resolutions]
    return lines


def _quote(query: Query) -> str:
    return " … ".join(part.quote for part in query.checked.claim.spans)


def _cited(query: Query) -> list[Evidence]:
    """Return the evidence that the verdict in force rests on."""
    checked = query.checked
    numbers = checked.verdict.evidence if checked.verdict else ()
    cited = [piece for piece in checked.evidence if piece.number in numbers]
    return [published(piece) for piece in cited]


def _evidence(piece: Evidence) -> str:
    url, name = piece.source.url, source_name(piece)
    return "".join(
        [
            f"{piece.stance}: {name}",
            f" ({url})" if url and url != name else "",
            f", {piece.locator}" if piece.locator else "",
            f": “{piece.passage}”" if piece.passage else "",
        ]
    )


def query_csv(queries: Sequence[Query]) -> str:
    """Return the sheet as CSV, a row a claim."""
    return _csv(QUERY_COLUMNS, [_query_row(query) for query in queries])


def _query_row(query: Query) -> list[str]:
    checked = query.checked
    claim, verdict = checked.claim, checked.verdict
    assert verdict is not None
    return [
        query.writer or "",
        query.article.slug,
        claim.id or "",
        _quote(query),
        statement_words(claim),
        verdict.label,
        verdict.conclusion.value,
        verdict.rationale,
        "\n".join(_evidence(piece) for piece in _cited(query)),
        verdict.suggestion or "",
        verdict.checker,
        "\n".join(resolution_line(each) for each in checked.resolutions),
    ]


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    buffer = io.StringIO()
    # RFC 4180 ends a row with both characters; see formats.table.
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def query_objects(queries: Sequence[Query]) -> list[dict[str, Any]]:
    """Return the sheet for JSON: claims as the report has them, and for whom."""
    return [
        {
            "writer": query.writer,
            "answered": query.is_answered,
            **checked_object(query.checked),
        }
        for query in queries
    ]
