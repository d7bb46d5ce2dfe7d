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
@click.option("--withdrawn", is_flag=True, help="The withdrawn ones too, and why.")
@format_option
@pass_app
def articles(app: App, limit: int | None, withdrawn: bool, form: str) -> None:
    """List the articles, the latest first, and how far their checking is.

    \b
    claims articles --withdrawn
    claims articles -f json
    """
    from claims.database import connect
    from claims.services.articles import list_articles

    with connect(app.url) as connection:
        found = list_articles(connection, limit, withdrawn=withdrawn)
    columns = (*COLUMNS[:-1], "withdrawn_because", "title") if withdrawn else COLUMNS
    echo_records(found, form, columns=columns)
