"""``claims source redact``: erase who a source was."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option
from claims.cli.redaction import (
    RESUMED,
    agree_to_erase,
    echo_left,
    redaction_options,
    require_reason,
    wipe,
    wipe_owed,
)
from claims.english.plural import counted


@click.command()
@click.argument("name")
@redaction_options
@by_option
@pass_app
def redact(
    app: App, name: str, because: str, yes: bool, dry_run: bool, by: str
) -> None:
    """Erase for good who the source called NAME, or numbered so, was.

    Its name, title, address, contact and note go, in the ledger too; that it was erased
    is recorded, and the ledger still verifies. What the checkers wrote of it themselves
    (passages, locators, notes, reasons), the saved bytes and any backup stay: they are
    listed, as far as the desk knows of them. One that was broken off goes on when it is
    run again.

    \b
    claims source redact "J. Doe" --because "promised on 3 May" --dry-run
    claims source redact 3 --because "promised on 3 May" --yes
    """
    from claims.database.engine import begin, connect
    from claims.errors import ConflictError, NotFoundError
    from claims.services.evidence.source_redact import find_traces, redact_source
    from claims.services.evidence.sources import find_source

    require_reason(because)
    is_owed = wipe_owed(app.url)
    try:
        with connect(app.url) as connection:
            found = find_source(connection, name)
            traces = find_traces(connection, found)
    except NotFoundError:
        if not is_owed or dry_run:
            raise
        if wipe(app.url, by=by):
            click.echo(f"no source is called {name!r} any more; {RESUMED}")
        return
    if found.redacted:
        done = not dry_run and wipe(app.url, by=by)
        if done and is_owed:
            click.echo(f"source {found.id} was redacted already; {RESUMED}")
            return
        raise ConflictError(
            f"source {found.id} was redacted already"
            + ("; nothing is left of it in free space of the database" if done else "")
        )
    if dry_run:
        entries = ", ".join(f"desk/{each}" for each in traces.entries)
        click.echo(f"would be erased: source {found.id}, in the ledger: {entries}")
    else:
        agree_to_erase(f"source {found.id}", yes=yes)
        with begin(app.url) as connection:
            traces = redact_source(
                connection, find_source(connection, str(found.id)), because=because,
                by=by,
            )  # fmt: skip
        count = counted(len(traces.entries), "entry", "entries")
        click.echo(f"source {found.id} redacted: erased in its row and in {count}")
        wipe(app.url, by=by)
    echo_left(traces.left)
