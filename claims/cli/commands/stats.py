"""``claims stats``: how far the checking has come."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.as_of import as_of_option, connection_at
from claims.cli.output import echo_hidden, echo_records, format_option
from claims.vocabulary import STANDING, STATUS_LOOKS, Status

if TYPE_CHECKING:
    from claims.services.reports.stats import Count

WIDTH = 40


@click.command()
@click.argument("article", required=False)
@click.option("--withdrawn", is_flag=True, help="Count withdrawn articles too.")
@as_of_option
@format_option
@pass_app
def stats(
    app: App,
    article: str | None,
    withdrawn: bool,
    instant: datetime | None,
    form: str,
) -> None:
    """Count claims by status, conclusion, rating, kind and checker.

    The bar is of rows; what is folded beneath them, and its status, is counted apart.

    \b
    claims stats
    claims stats mongolia -f json
    """
    from claims.services.core.lookup import find_article
    from claims.services.reports.stats import DETAILS, ROWS, count_all

    with connection_at(app.url, instant, article, viewer=app.viewer) as opened:
        connection, view = opened
        name = find_article(connection, article) if article else None
        counts = count_all(connection, name, view.hidden, withdrawn=withdrawn)
    if form == "table":
        details = _counts(counts, DETAILS)
        click.echo(_bar(_counts(counts, ROWS if details else "status")))
        if details:
            done, total = details.get(Status.CHECKED, 0), sum(details.values())
            click.echo(f"{done} of {total} details checked ({done / total:.0%})")
        click.echo()
    echo_records(counts, form, columns=("group", "value", "claims"))
    echo_hidden(view)


def _counts(counts: "list[Count]", group: str) -> dict[str, int]:
    return {each.value: each.claims for each in counts if each.group == group}


def _bar(by_status: dict[str, int]) -> str:
    """Return the progress of rows in one line: a bar, and the share that is checked."""
    counts = {status: by_status.get(status, 0) for status in STANDING}
    total = sum(counts.values())
    if not total:
        return "no claims yet"
    cells = {status: number * WIDTH // total for status, number in counts.items()}
    # What rounding took goes to what is left to do.
    cells[Status.UNVERIFIED] += WIDTH - sum(cells.values())
    bar = "".join(STATUS_LOOKS[status].bar * number for status, number in cells.items())
    checked = counts[Status.CHECKED]
    return f"{bar} {checked} of {total} checked ({checked / total:.0%})"
