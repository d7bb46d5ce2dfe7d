"""``claims withdraw``: take back an ingest that was wrong."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option


@click.command()
@click.argument("article")
@click.option("-b", "--because", metavar="TEXT", help="Why it was wrong.")
@click.option("--undo", is_flag=True, help="Bring the article back.")
@by_option
@pass_app
def withdraw(app: App, article: str, because: str | None, undo: bool, by: str) -> None:
    """Take ARTICLE back: it is hidden from every list, and nothing of it is deleted.

    It is still found by its name, and with --withdrawn.

    \b
    claims withdraw mongolia --because "Not the final draft" --by ada
    claims withdraw mongolia --undo --by ada
    """
    if undo == bool(because and because.strip()):
        raise click.UsageError("say why with --because, or bring it back with --undo")

    from claims.database.engine import begin
    from claims.services.articles.article_withdraw import (
        restore_article,
        withdraw_article,
    )
    from claims.services.core.lookup import find_article

    with begin(app.url) as connection:
        name = find_article(connection, article)
        if undo:
            restore_article(connection, name, by=by)
        else:
            withdraw_article(connection, name, because=because or "", by=by)
    if undo:
        click.echo(f"{name.slug} is back")
    else:
        click.echo(f"{name.slug} withdrawn: {because}")
