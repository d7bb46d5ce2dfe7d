"""``claims source redact``: erase who a source was."""

import sys

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option
from claims.cli.output import visible
from claims.english.plural import counted


@click.command()
@click.argument("name")
@click.option("-b", "--because", metavar="TEXT", required=True, help="Why.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask whether you are sure.")
@click.option("--dry-run", is_flag=True, help="Show what would be erased.")
@by_option
@pass_app
def redact(
    app: App, name: str, because: str, yes: bool, dry_run: bool, by: str
) -> None:
    """Erase for good who the source called NAME, or numbered so, was.

    Its name, title, address, contact and note go, in the ledger too; that it was erased
    is recorded, and the ledger still verifies. What the checkers wrote of it themselves
    (passages, locators, notes, reasons), the saved bytes and any backup stay: they are
    listed, as far as the desk knows of them.

    \b
    claims source redact "J. Doe" --because "promised on 3 May" --dry-run
    claims source redact 3 --because "promised on 3 May" --yes
    """
    from claims.database.engine import begin, connect
    from claims.errors import ConflictError
    from claims.services.evidence.source_redact import find_traces, redact_source
    from claims.services.evidence.sources import find_source

    if not because.strip():
        raise click.UsageError("--because needs a reason")
    with connect(app.url) as connection:
        found = find_source(connection, name)
        traces = find_traces(connection, found)
    if found.redacted:
        # Whoever was killed in between left the words in free space: go on from there.
        if not dry_run:
            _wipe(app.url)
        raise ConflictError(
            f"source {found.id} was redacted already; what may have been left of it in"
            " free space of the database is gone"
        )
    if dry_run:
        entries = ", ".join(f"desk/{each}" for each in traces.entries)
        click.echo(f"would be erased: source {found.id}, in the ledger: {entries}")
    elif not yes:
        if not sys.stdin.isatty():
            raise click.UsageError("this cannot be undone; pass --yes to erase it")
        click.confirm(f"Erase for good who source {found.id} was?", abort=True)
    if not dry_run:
        with begin(app.url) as connection:
            traces = redact_source(
                connection, find_source(connection, str(found.id)), because=because,
                by=by,
            )  # fmt: skip
        count = counted(len(traces.entries), "entry").replace("entrys", "entries")
        click.echo(f"source {found.id} redacted: erased in its row and in {count}")
        _wipe(app.url)
    for line in traces.left:
        click.echo(f"look through by hand: {visible(line)}", err=True)
    click.echo("backups that were made before still name it", err=True)


def _wipe(url: str) -> None:
    """Wipe free space of the database, where a row that was erased is found else."""
    from claims.database.engine import wipe_free_space
    from claims.errors import DatabaseError

    try:
        wipe_free_space(url)
    except DatabaseError as error:
        click.echo(
            f"what was erased may lie in free space of the database: {error};"
            " run the same again, with the source's number",
            err=True,
        )
