"""How records are printed: one shape of row, several formats."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from claims.cli.options import format_option_of
from claims.formats.control_characters import json_escaped, shown

if TYPE_CHECKING:
    from claims.services.core.view import View

MANY = 10
"""More lines than these nobody reads."""
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown")
FOLDING = ("table", "markdown")
"""Of these, what people read: a claim's details are folded beneath it."""

format_option = format_option_of(FORMATS, help="How to print the rows.")


def visible(text: str) -> str:
    """Return ``text`` in one line, with its control characters made visible."""
    return shown(" ".join(text.split()))


def visible_lines(text: str) -> str:
    """Return ``text`` with its control characters made visible, but line breaks."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(shown(line.expandtabs()) for line in lines)


def echo_done(done: Sequence[str], summary: str) -> None:
    """Print what was done, a line each; of very many, the summary alone."""
    for line in done if len(done) <= MANY else [summary]:
        click.echo(line)


def echo_records(
    records: Sequence[Any],
    form: str,
    *,
    columns: Sequence[str],
    headers: Sequence[str] | None = None,
) -> None:
    """Print ``records`` to stdout: all fields as JSON, ``columns`` in a table.

    ``columns`` are fields, and stable names. In CSV and TSV, a cell that a spreadsheet
    would take for a formula is guarded with an apostrophe.
    """
    if form in ("json", "jsonl"):
        from claims.formats.plain import plain

        echo_json([plain(record) for record in records], form)
        return
    rows = [[cell(getattr(record, name)) for name in columns] for record in records]
    echo_table((headers or columns) if form == "table" else columns, rows, form)


def echo_json(value: Any, form: str = "json") -> None:
    """Print a value as JSON; with ``jsonl``, each item of a sequence on a line."""
    import json

    if form == "json":
        click.echo(json_escaped(json.dumps(value, indent=2, ensure_ascii=False)))
        return
    for each in value:
        click.echo(json_escaped(json.dumps(each, ensure_ascii=False)))


def echo_table(
    headers: Sequence[str], rows: Sequence[Sequence[str]], form: str = "table"
) -> None:
    """Print rows as a table, CSV, TSV or Markdown.

    On a terminal, the last column of a table is wrapped to its width.
    """
    if form != "table":
        click.echo(_delimited(headers, rows, form), nl=False)
        return
    from tabulate import tabulate

    shown = [[visible(cell) for cell in row] for row in rows]
    # Figures in a quotation are words: "31,200" must not be read as a number.
    click.echo(
        tabulate(
            shown,
            headers=headers,
            disable_numparse=True,
            maxcolwidths=_widths(headers, shown),
        )
    )


def echo_hidden(view: "View") -> None:
    """Say on stderr that verdicts were left out, and why."""
    if not view.hidden:
        return
    count = len(view.hidden)
    claims = "1 claim" if count == 1 else f"{count} claims"
    if view.viewer:
        way = f"{visible(view.viewer)} checks blind; claims recheck --list shows what"
    else:
        way = "somebody checks blind; say who you are with claims --as NAME"
    click.echo(f"what was ruled on {claims} is hidden: {way}", err=True)


def _widths(
    headers: Sequence[str], rows: Sequence[Sequence[str]]
) -> list[int | None] | None:
    """Return column widths that let the last column wrap; ``None`` off a terminal."""
    if not sys.stdout.isatty() or not rows:
        return None
    import shutil

    taken = sum(
        max(len(row[at]) for row in (headers, *rows)) + 2
        for at in range(len(headers) - 1)
    )
    room = shutil.get_terminal_size().columns - taken
    return [None] * (len(headers) - 1) + [max(room, 24)]


def _delimited(columns: Sequence[str], rows: Sequence[Sequence[str]], form: str) -> str:
    if form == "markdown":
        from claims.formats.markdown_text import escaped_cell

        lines = [columns, ["---"] * len(columns), *rows]
        return "".join(
            "| " + " | ".join(shown(escaped_cell(cell)) for cell in line) + " |\n"
            for line in lines
        )
    import csv
    import io

    from claims.formats.plain import guarded

    buffer = io.StringIO()
    writer = csv.writer(
        buffer,
        delimiter="\t" if form == "tsv" else ",",
        lineterminator="\n",
    )
    writer.writerow(columns)
    writer.writerows([_lone(guarded(cell)) for cell in row] for row in rows)
    return buffer.getvalue()


def _lone(cell: str) -> str:
    """Return a cell with its control characters made visible, but breaks and tabs."""
    return shown(cell.replace("\r\n", "\n"))


def cell(value: object) -> str:
    """Return a value as a cell of a table has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, tuple):
        return "; ".join(cell(each) for each in value)
    return str(value)
