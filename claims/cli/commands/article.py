"""``claims article``: put right what is said about an article."""

from typing import Any

import click

from claims.cli.app import App, pass_app
from claims.cli.option_types import DAY, LANGUAGE
from claims.cli.options import by_option
from claims.cli.output import visible


@click.group()
def article() -> None:
    """Put right what the desk says about an article; claims articles lists them.

    \b
    claims article edit mongolia --title "The great migration"
    """


class _Emptied(click.ParamType):  # type: ignore[type-arg] # generic since Click 8.4
    """A value of another type, or an empty string, which takes the field away."""

    def __init__(self, kind: Any) -> None:
        self.kind, self.name = kind, kind.name

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        return "" if value == "" else self.kind.convert(value, param, ctx)


@article.command()
@click.argument("slug")
@click.option("--title", metavar="TEXT", help="Its title.")
@click.option("--byline", metavar="TEXT", help="Who wrote it.")
@click.option("--outlet", metavar="TEXT", help="Where it appears.")
@click.option("--url", metavar="URL", help="Its address; nothing is fetched.")
@click.option(
    "--published-on",
    type=_Emptied(DAY),
    metavar="YYYY-MM-DD",
    help="The date that its words count from.",
)
@click.option(
    "--language",
    metavar="TAG",
    type=_Emptied(LANGUAGE),
    help="Its language, such as en.",
)
@by_option
@pass_app
def edit(app: App, /, slug: str, by: str, **fields: Any) -> None:
    """Put right what is said about the article SLUG.

    An empty value takes a field away. The ledger keeps what stood there before. Dates
    that the claims state, as "last week", are read anew by another --published-on.

    \b
    claims article edit mongolia --title "The great migration" --byline ""
    claims article edit mongolia --published-on 2024-09-02
    """
    from claims.database.engine import begin
    from claims.services.articles.article_edit import edit_article
    from claims.services.core.lookup import find_article

    changes = {
        name: (value or None) for name, value in fields.items() if value is not None
    }
    if not changes:
        raise click.UsageError("say what to change, as in --title TEXT")
    with begin(app.url) as connection:
        found = find_article(connection, slug)
        differing = edit_article(connection, found, changes, by=by)
    name = visible(found.slug)
    if differing:
        said = ", ".join(each.replace("_", "-") for each in differing)
        click.echo(f"{name} changed: {said}")
    else:
        click.echo(f"{name} says so already; nothing was changed")
