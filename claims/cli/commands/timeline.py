"""``claims timeline``: what an article went through."""

import click

from claims.cli.app import App, pass_app
from claims.cli.output import echo_hidden, echo_records, format_option

COLUMNS = ("at", "who", "what", "subject", "detail")


@click.command()
@click.argument("article")
@format_option
@pass_app
def timeline(app: App, article: str, form: str) -> None:
    """Show what ARTICLE went through: its revisions, verdicts and sign-offs, in order.

    Every change, to the last field: claims history ARTICLE

    \b
    claims timeline mongolia
    claims timeline mongolia -f csv > timeline.csv
    """
    from claims.database.engine import connect
    from claims.services.core.lookup import find_article
    from claims.services.core.view import view_of
    from claims.services.history.timeline import timeline_of

    with connect(app.url) as connection:
        name = find_article(connection, article)
        view = view_of(connection, app.viewer, name)
        events = view.seen(timeline_of(connection, name, view.hidden))
    echo_records(events, form, columns=COLUMNS)
    echo_hidden(view)
