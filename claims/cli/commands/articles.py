"""``claims articles``: what is under check."""

import click

from claims.cli.app import App, pass_app
from claims.cli.output import echo_hidden, echo_records, format_option
from claims.vocabulary import OPEN, Status

COLUMNS = (
    "slug",
    "claims",
    *(Status.CHECKED, *OPEN),
    "signed_off",
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
@click.option(
    "--gate",
    is_flag=True,
    help="Show coverage, and how many reasons keep each from going out; takes longer.",
)
@click.option("--withdrawn", is_flag=True, help="The withdrawn ones too, and why.")
@format_option
@pass_app
def articles(
    app: App, limit: int | None, gate: bool, withdrawn: bool, form: str
) -> None:
    """List the articles, the latest first, and how far their checking is.

    \b
    claims articles
    claims articles --gate
    claims articles --withdrawn
    claims articles -f json
    """
    from claims.database.engine import connect
    from claims.services.articles.article_list import list_articles
    from claims.services.core.view import view_of
    from claims.services.release.gate import at_the_gate

    with connect(app.url) as connection:
        view = view_of(connection, app.viewer)
        found = list_articles(connection, limit, view.hidden, withdrawn=withdrawn)
        if gate:
            found = [at_the_gate(connection, each, view.hidden) for each in found]
        found = view.seen(found)
    more = (("covered", "obstacles") if gate else ()) + (
        ("withdrawn_because",) if withdrawn else ()
    )
    echo_records(found, form, columns=(*COLUMNS[:-1], *more, COLUMNS[-1]))
    echo_hidden(view)
