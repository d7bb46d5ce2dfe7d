"""``claims source``: what can be consulted."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from claims.cli.app import App, pass_app
from claims.cli.commands.source_edit import edit
from claims.cli.commands.source_redact import redact
from claims.cli.commands.source_snapshot import save, snapshot, verify
from claims.cli.options import by_option
from claims.cli.output import echo_json, echo_records, format_option, visible
from claims.cli.source_options import source_options
from claims.vocabulary import SourceKind

if TYPE_CHECKING:
    from claims.records import Snapshot, Source

COLUMNS = ("id", "name", "kind", "title", "url", "confidential", "origin", "redacted")

reveal_option = click.option(
    "--reveal", is_flag=True, help="Name the confidential sources too."
)


@click.group()
def source() -> None:
    """Add, save and list what can be consulted: documents, pages, people, recordings.

    \b
    claims source add "UN Treaty Collection" --url https://treaties.un.org
    claims source snapshot "UN Treaty Collection"
    claims source list
    """


for _command in (edit, snapshot, save, verify, redact):
    source.add_command(_command)


@source.command()
@click.argument("name")
@source_options(is_new=True)
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
    origin: str | None,
    by: str,
) -> None:
    """Add a source under the NAME that the desk will use for it.

    \b
    claims source add "Census 2020" --kind dataset --url https://example.org/census
    claims source add "J. Doe" --kind person --contact "+1 555 0100" --confidential
    claims source add "Daily Gazette, 3 May" --origin "Reuters, 2 May"
    """
    from claims.database.engine import begin
    from claims.services.evidence.sources import NewSource, add_source, find_source

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
        if origin is not None:
            new = replace(new, origin_id=find_source(connection, origin).id)
        added = add_source(connection, new, by=by)
    click.echo(f"source {added.id} recorded: {visible(added.name)}")


@source.command("list")
@reveal_option
@format_option
@pass_app
def list_(app: App, reveal: bool, form: str) -> None:
    """List the sources of the desk.

    \b
    claims source list -f csv
    """
    from claims.database.engine import connect
    from claims.services.core.view import view_of
    from claims.services.evidence.sources import list_sources

    with connect(app.url) as connection:
        found = list_sources(connection)
        if not reveal:
            found = view_of(connection, app.viewer).seen(found)
    echo_records(found, form, columns=COLUMNS)


@source.command()
@click.argument("name")
@reveal_option
@format_option
@pass_app
def show(app: App, name: str, reveal: bool, form: str) -> None:
    """Show the source called NAME, or numbered so, and what was saved of it.

    \b
    claims source show "Census 2020"
    claims source show 3 --reveal
    """
    from claims.database.engine import connect
    from claims.formats.plain import plain
    from claims.services.core.view import view_of
    from claims.services.evidence.snapshots import list_snapshots
    from claims.services.evidence.sources import find_source

    with connect(app.url) as connection:
        found = find_source(connection, name)
        saved = list_snapshots(connection, found.id)
        if not reveal:
            saved = _unplaced(found, saved)
            found = view_of(connection, app.viewer).seen(found)
    if form in ("json", "jsonl"):
        whole: dict[str, Any] = plain(found) | {"snapshots": plain(saved)}
        echo_json([whole], form)
        return
    echo_records([found], form, columns=(*COLUMNS, "contact", "note", "recorded_at"))
    if saved and form == "table":
        click.echo()
        echo_records(
            saved,
            form,
            columns=("number", "recorded_at", "sha256", "media_type", "reader",
                     "checker", "location"),
        )  # fmt: skip


@source.command()
@click.argument("name")
@format_option
@pass_app
def snapshots(app: App, name: str, form: str) -> None:
    """List what was saved of the source called NAME, oldest first.

    \b
    claims source snapshots "UN Treaty Collection" -f json
    """
    from claims.database.engine import connect
    from claims.services.evidence.snapshots import list_snapshots
    from claims.services.evidence.sources import find_source

    with connect(app.url) as connection:
        found = find_source(connection, name)
        saved = _unplaced(found, list_snapshots(connection, found.id))
    echo_records(
        saved,
        form,
        columns=("number", "recorded_at", "sha256", "media_type", "container",
                 "reader", "checker", "location"),
    )  # fmt: skip


def _unplaced(found: "Source", saved: "list[Snapshot]") -> "list[Snapshot]":
    """Return snapshots without where they came from, which would name a secret."""
    from claims.confidential import source_label

    if not found.confidential:
        return saved
    return [replace(each, location=source_label(found)) for each in saved]
