"""``claims disagreements``: where a second check says something else."""

import click

from claims.cli.app import App, pass_app
from claims.cli.output import echo_hidden, echo_records, echo_table, format_option

COLUMNS = (
    "claim",
    "first",
    "first_checker",
    "first_rationale",
    "second",
    "second_checker",
    "second_rationale",
)
HEADERS = ("claim", "first", "by", "because", "second", "by", "because")


@click.command()
@click.argument("article", required=False)
@format_option
@pass_app
def disagreements(app: App, article: str | None, form: str) -> None:
    """List the claims on which a second check came to another conclusion.

    Both verdicts stand side by side; JSON has all of them. A third person decides, with
    claims adjudicate.

    \b
    claims disagreements
    claims disagreements mongolia -f json
    """
    from claims.database.engine import connect
    from claims.services.core.lookup import find_article
    from claims.services.core.view import view_of
    from claims.services.second_checks.disagreements import list_disagreements

    with connect(app.url) as connection:
        name = find_article(connection, article) if article else None
        view = view_of(connection, app.viewer, name)
        found = view.seen(list_disagreements(connection, name, view.hidden))
    if form in ("json", "jsonl"):
        echo_records(found, form, columns=())
    else:
        rows = [
            [
                each.claim,
                *(each.first.label, each.first.checker, each.first.rationale),
                *(each.second.label, each.second.checker, each.second.rationale),
            ]
            for each in found
        ]
        echo_table(HEADERS if form == "table" else COLUMNS, rows, form)
    echo_hidden(view)
