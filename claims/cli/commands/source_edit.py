"""``claims source edit``: put a source right."""

from typing import Any

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option
from claims.cli.source_options import source_options
from claims.vocabulary import SourceKind


@click.command("edit")
@click.argument("source", metavar="NAME")
@click.option("--name", metavar="TEXT", help="What the desk is to call it.")
@source_options(is_new=False)
@click.option("--no-origin", is_flag=True, help="It rests on no other.")
@by_option
@pass_app
def edit(
    app: App,
    /,
    source: str,
    origin: str | None,
    no_origin: bool,
    by: str,
    **fields: Any,
) -> None:
    """Put the source called NAME, or numbered so, right.

    An empty value takes a field away. Every claim gets the status that follows, and the
    ledger keeps what stood there before.

    \b
    claims source edit "Census 2020" --url https://example.org/census --note ""
    claims source edit "J. Deo" --name "J. Doe" --confidential
    claims source edit "Daily Gazette, 3 May" --origin "Reuters, 2 May"
    """
    from claims.database.engine import begin, connect
    from claims.services.evidence.source_edit import edit_source, prepare_edit
    from claims.services.evidence.sources import find_source

    changes = {name: value for name, value in fields.items() if value is not None}
    if origin is not None and no_origin:
        raise click.UsageError("--origin and --no-origin contradict each other")
    if not (changes or origin is not None or no_origin):
        raise click.UsageError("say what to change, such as --title TEXT")
    if changes.get("kind"):
        changes["kind"] = SourceKind(changes["kind"])
    with connect(app.url) as connection:
        found = find_source(connection, source)
        above = None if origin is None else find_source(connection, origin)
        if above is not None or no_origin:
            changes["origin"] = above.id if above else None
        prepared = prepare_edit(connection, found, changes)
    with begin(app.url) as connection:
        edited = edit_source(connection, found, changes, by=by, prepared=prepared)
    if not edited.fields:
        click.echo(f"source {found.id} says so already; nothing was changed")
    if told := [each for each in edited.fields if each != "origin"]:
        click.echo(f"source {found.id} changed: {', '.join(told)}")
    if "origin" in edited.fields:
        rests = f"source {above.id}" if above else "no other"
        click.echo(f"source {found.id} rests on {rests}")
    for change in edited.changes:
        click.echo(f"{change.claim}: {change.before} → {change.after}")
