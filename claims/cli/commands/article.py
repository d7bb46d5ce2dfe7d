"""``claims article``: put right what is said about an article."""

from typing import Any

import click

from claims.cli.app import App, pass_app
from claims.cli.article_options import article_options
from claims.cli.options import by_option
from claims.cli.output import visible


@click.group()
def article() -> None:
    """Put right what the desk says about an article; claims articles lists them.

    \b
    claims article edit mongolia --title "The great migration"
    """


@article.command()
@click.argument("name", metavar="SLUG")
@article_options
@by_option
@pass_app
def edit(app: App, /, name: str, by: str, **fields: Any) -> None:
    """Put right what is said about the article SLUG.

    An empty value takes a field away. The ledger keeps what stood there before. Dates
    that the claims state, as "last week", are read anew by another --published-on. By
    a slug that it had before the article is still found, and no other can have it.

    \b
    claims article edit mongolia --title "The great migration" --byline ""
    claims article edit mongolia --published-on 2024-09-02
    claims article edit draft-2 --slug mongolia
    """
    from claims.database.engine import begin
    from claims.services.articles.article_edit import edit_article
    from claims.services.core.lookup import find_article

    changes = {
        field: (value or None) for field, value in fields.items() if value is not None
    }
    if not changes:
        raise click.UsageError("say what to change, as in --title TEXT")
    with begin(app.url) as connection:
        found = find_article(connection, name)
        differing = edit_article(connection, found, changes, by=by)
    if differing:
        said = ", ".join(each.replace("_", "-") for each in differing)
        now = f" {visible(str(changes['slug']))}" if "slug" in differing else ""
        click.echo(f"{visible(found.slug)} changed: {said}{now}")
    else:
        click.echo(f"{visible(found.slug)} says so already; nothing was changed")
