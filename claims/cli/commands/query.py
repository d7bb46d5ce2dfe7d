"""``claims query``: what goes to the writer."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import format_option_of
from claims.cli.output import echo_hidden, echo_json, visible_lines
from claims.formats.control_characters import shown


@click.command()
@click.argument("article", required=False)
@click.option("--writer", metavar="NAME", help="Only what is in this name's byline.")
@click.option("--all", "answered", is_flag=True, help="What was answered, too.")
@format_option_of(("text", "markdown", "csv", "json"), help="How to print the sheet.")
@pass_app
def query(
    app: App, article: str | None, writer: str | None, answered: bool, form: str
) -> None:
    """Print what goes to the writer of ARTICLE, or of every article with --writer.

    That is each claim whose verdict failed it or suggests other wording, until
    somebody answers with: claims resolve CLAIM. Confidential sources are not named.

    \b
    claims query mongolia -f markdown > for-the-writer.md
    claims query --writer "Jane Doe"
    """
    from claims.database.engine import connect
    from claims.formats.sheets import sheet
    from claims.services.core.lookup import find_article
    from claims.services.core.view import view_of
    from claims.services.reports.writer_sheet import list_queries

    with connect(app.url) as connection:
        name = find_article(connection, article) if article else None
        view = view_of(connection, app.viewer)
        found = list_queries(
            connection, name, writer=writer, answered=answered, hidden=view.hidden
        )
        found = view.seen(found)
    if form == "json":
        echo_json(sheet.query_objects(found))
    elif form == "csv":
        click.echo(shown(sheet.query_csv(found)).encode(), nl=False)
    elif form == "markdown":
        click.echo(shown(sheet.query_markdown(found)), nl=False)
    elif found:
        click.echo(visible_lines(sheet.query_text(found)), nl=False)
    echo_hidden(view)
    if not (found or view.hidden):
        click.echo("nothing waits for a writer", err=True)
