"""``claims stale``: verdicts that are past their day to look again."""

from datetime import date

import click

from claims.cli.app import App, pass_app
from claims.cli.option_types import DAY
from claims.cli.output import echo_hidden, echo_records, format_option

_COLUMNS = (
    "claim",
    "recheck_by",
    "status",
    "rating",
    "checker",
    "holds_on",
    "statement",
)


@click.command()
@click.argument("article", required=False)
@click.option("--on", "day", type=DAY, help="Past on that day; today by default.")
@format_option
@pass_app
def stale(app: App, article: str | None, day: date | None, form: str) -> None:
    """List the verdicts in force that are past the day to look again.

    The day is given with: claims verdict CLAIM RATING --recheck-by DATE

    \b
    claims stale
    claims stale mongolia --on 2025-01-01
    """
    from datetime import UTC, datetime

    from claims.database.engine import connect
    from claims.services.core.blind_checks import names_of
    from claims.services.core.lookup import find_article
    from claims.services.core.verdicts_in_force import list_stale
    from claims.services.core.view import view_of

    on = day or datetime.now(UTC).date()
    with connect(app.url) as connection:
        name = find_article(connection, article) if article else None
        view = view_of(connection, app.viewer)
        names = names_of(connection, view.hidden)
        found = [
            each for each in list_stale(connection, on, name) if each.claim not in names
        ]
        found = view.seen(found)
    echo_records(found, form, columns=_COLUMNS)
    echo_hidden(view)
