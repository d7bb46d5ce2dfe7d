"""``claims corrections``: list the register of corrections."""

import click

from claims.cli.app import App, pass_app
from claims.cli.output import echo_hidden, echo_records, format_option

COLUMNS = (
    "article",
    "number",
    "claim",
    "corrected_on",
    "correction_class",
    "checker",
    "what",
    "rationale",
    "old_wording",
    "new_wording",
    "notice",
)
HEADERS = ("article", "n", "claim", "on", "class", "by", "what")


@click.command()
@click.argument("article", required=False)
@format_option
@pass_app
def corrections(app: App, article: str | None, form: str) -> None:
    """List the corrections of ARTICLE, or of the desk, oldest first.

    \b
    claims corrections
    claims corrections mongolia -f csv
    """
    from claims.database.engine import connect
    from claims.services.core.lookup import find_article
    from claims.services.core.view import view_of
    from claims.services.replies.corrections import list_corrections

    with connect(app.url) as connection:
        name = find_article(connection, article) if article else None
        view = view_of(connection, app.viewer, name)
        found = view.seen(list_corrections(connection, name, view.hidden))
    columns = COLUMNS[: len(HEADERS)] if form == "table" else COLUMNS
    echo_records(found, form, columns=columns, headers=HEADERS)
    echo_hidden(view)
