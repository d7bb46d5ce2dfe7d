"""``claims articles``: what is under check."""

import click

from claims.cli.app import App, pass_app
from claims.cli.output import echo_records, format_option

COLUMNS = (
    "slug",
    "claims",
    "checked",
    "unverified",
    "suspended",
    "published_on",
    "title",
)


@click.command()
@click.option(
    "-n",
    "--limit",
    metavar="N",
    type=click.IntRange(min=1, max=2**31 - 1),
    help="At most so many.",
)
@format_option
@pass_app
def articles(app: App, limit: int | None, form: str) -> None:
    """List the articles, the latest first, and how far their checking is.

    \b
    claims articles
    claims articles -f json
    """
    from claims.database import connect
    from claims.services.articles import list_articles
    from claims.services.blindness import hidden_from

    with connect(app.url) as connection:
        hidden = hidden_from(connection, app.viewer)
        found = list_articles(connection, limit, hidden)
    echo_records(found, form, columns=COLUMNS)
