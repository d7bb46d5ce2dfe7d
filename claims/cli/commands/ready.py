"""``claims ready``: whether an article may go out, and every reason why not."""

from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.option_types import DAY
from claims.cli.output import cell, echo_records, echo_table, format_option
from claims.english.plural import counted
from claims.vocabulary import Objection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.wording.obstacles import Reason

COLUMNS = ("kind", "subject", "reason", "way", "blocks")


@click.command()
@click.argument("article")
@click.option("--on", "day", type=DAY, help="As if it were this day; today by default.")
@click.option(
    "--details", is_flag=True, help="List what is folded beneath a claim by itself."
)
@format_option
@pass_app
def ready(app: App, article: str, day: object, details: bool, form: str) -> None:
    """Say whether ARTICLE may go out: every reason why not, and the way out of each.

    Exits 0 when there is none, else 1. What does not block, as an answer to one's own
    verdict, is listed to be known. What is asked for: claims policy explain. A table
    folds: +3 beside a claim are as many reasons on details inside it.

    \b
    claims ready mongolia && claims sign-off mongolia --by eve
    """
    from datetime import date

    from claims.database.engine import connect
    from claims.services.claims.table_rows import folded_names
    from claims.services.core.lookup import find_article
    from claims.services.core.view import view_of
    from claims.services.release.gate import gate_findings
    from claims.wording.obstacles import reason_of

    with connect(app.url) as connection:
        name = find_article(connection, article)
        today = day if isinstance(day, date) else None
        view = view_of(connection, app.viewer, name)
        shut = gate_findings(
            connection, name, today=today, hidden=view.hidden, viewer=view.viewer
        )
        found = [reason_of(each) for each in view.seen(shut)]
        beneath = {} if details else folded_names(connection, name)
    blocking = sum(each.blocks for each in found)
    if form != "table":
        echo_records(found, form, columns=COLUMNS)
    elif found:
        found, marks = _folded(found, beneath)
        # Where all of them block, a column that says so is in the way.
        kind, *rest, blocks = COLUMNS
        shown = () if all(each.blocks for each in found) else (blocks,)
        columns = [kind, *shown, *rest]
        rows = [[cell(getattr(each, name)) for name in columns] for each in found]
        if any(marks):
            columns.insert(columns.index("reason"), "+")
            for cells, mark in zip(rows, marks, strict=True):
                cells.insert(columns.index("+"), mark)
        echo_table(columns, rows)
    if not blocking:
        click.echo(f"{name.slug} is ready", err=form != "table")
        return
    click.echo(f"{name.slug} is not ready, for {counted(blocking, 'reason')}", err=True)
    raise SystemExit(1)


def _folded(
    reasons: "list[Reason]", beneath: "Mapping[str, str]"
) -> "tuple[list[Reason], list[str]]":
    """Return the reasons to show, each with how many on details it stands for.

    ``beneath`` names the row of each folded claim. What is left to do on one goes with
    what is left on its row; what failed is shown for itself.
    """
    first: dict[str, int] = {}
    for at, each in enumerate(reasons):
        if each.kind == Objection.UNVERIFIED and each.subject not in beneath:
            first.setdefault(each.subject, at)
    counts = [0] * len(reasons)
    kept = []
    for at, each in enumerate(reasons):
        head = first.get(beneath.get(each.subject, ""))
        if head is None or each.kind != Objection.UNVERIFIED:
            kept.append(at)
        else:
            counts[head] += 1
    return (
        [reasons[at] for at in kept],
        [f"+{counts[at]}" if counts[at] else "" for at in kept],
    )
