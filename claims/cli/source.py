"""``claims source``: what can be consulted."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option
from claims.cli.output import echo_records, format_option
from claims.words import SourceKind

COLUMNS = ("id", "name", "kind", "title", "url", "confidential")


@click.group()
def source() -> None:
    """Add and list documents, pages, data sets, people, recordings, calculations.

    \b
    claims source add "UN Treaty Collection" --url https://treaties.un.org
    claims source list
    """


@source.command()
@click.argument("name")
@click.option(
    "--kind",
    type=click.Choice([each.value for each in SourceKind]),
    default=SourceKind.DOCUMENT.value,
    show_default=True,
    help="What it is.",
)
@click.option("--title", metavar="TEXT", help="Its full title, or the person's role.")
@click.option("--url", metavar="URL", help="Where it is; nothing is fetched.")
@click.option("--contact", metavar="TEXT", help="How to reach them.")
@click.option("--confidential", is_flag=True, help="Never name it in a report.")
@click.option("--note", metavar="TEXT", help="Anything a colleague should know.")
@by_option
@pass_app
def add(
    app: App,
    name: str,
    kind: str,
    title: str | None,
    url: str | None,
    contact: str | None,
    confidential: bool,
    note: str | None,
    by: str,
) -> None:
    """Add a source under the NAME that the desk will use for it.

    \b
    claims source add "Census 2020" --kind dataset --url https://example.org/census
    claims source add "J. Doe" --kind person --contact "+1 555 0100" --confidential
    """
    from claims.database import begin
    from claims.services.sources import NewSource, add_source

    new = NewSource(
        name=name,
        kind=SourceKind(kind),
        title=title,
        url=url,
        contact=contact,
        confidential=confidential,
        note=note,
    )
    with begin(app.url) as connection:
        added = add_source(connection, new, by=by)
    click.echo(f"source {added.id} recorded: {added.name}")


@source.command("list")
@format_option
@pass_app
def list_(app: App, form: str) -> None:
    """List the sources of the desk.

    \b
    claims source list -f csv
    """
    from claims.database import connect
    from claims.services.sources import list_sources

    with connect(app.url) as connection:
        found = list_sources(connection)
    echo_records(found, form, columns=COLUMNS)


@source.command()
@click.argument("name")
@format_option
@pass_app
def show(app: App, name: str, form: str) -> None:
    """Show the source called NAME, or numbered so.

    \b
    claims source show "Census 2020"
    """
    from claims.database import connect
    from claims.services.sources import find_source

    with connect(app.url) as connection:
        found = find_source(connection, name)
    columns = (*COLUMNS, "contact", "note", "recorded_at")
    echo_records([found], form, columns=columns)
