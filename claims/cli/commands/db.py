"""``claims db``: the database itself."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.commands.db_grants import grants
from claims.cli.commands.db_verify import verify
from claims.cli.file_types import InputFile, OutputFile, keep_desk
from claims.cli.options import force_option, format_option_of
from claims.cli.output import echo_json, echo_table, visible

if TYPE_CHECKING:
    from claims.services.core.rederivation import StatusChange


@click.group()
def db() -> None:
    """Upgrade, inspect, prove and copy the database.

    \b
    claims db status
    claims db backup desk-2024-09-02.db
    """


db.add_command(verify)
db.add_command(grants)


@db.command()
@click.option(
    "--backup",
    "copy",
    metavar="FILE",
    type=OutputFile(Path),
    help="Where the backup goes; beside the desk by default.",
)
@click.option("--no-backup", is_flag=True, help="Make no backup: you have one.")
@pass_app
def upgrade(app: App, copy: Path | None, no_backup: bool) -> None:
    """Bring the database to the newest schema; what fails changes nothing.

    Before anything is changed, the desk is copied to a file, which is checked and named
    (of a desk on PostgreSQL by pg_dump, to the folder you are in).

    \b
    claims db upgrade
    claims db upgrade --backup before.db
    """
    from claims.database import migrate
    from claims.database.engine import REVISION
    from claims.database.sqlite_file import require_file
    from claims.services.core.checkers import PROGRAM
    from claims.services.evidence.source_recount import recount_shared_pages

    require_file(app.url)
    if not no_backup:
        _copy_before(app.url, copy)
    changes: list[StatusChange] = []
    done = migrate.upgrade(
        app.url,
        then=lambda desk: changes.extend(recount_shared_pages(desk, by=PROGRAM)),
    )
    news = "is now" if done else "was already"
    click.echo(f"the database {news} at revision {REVISION}")
    for change in changes:
        click.echo(f"{change.claim}: {change.before} → {change.after}")


@db.command()
@format_option_of(("table", "json"), help="How to print it.")
@pass_app
def status(app: App, form: str) -> None:
    """Tell where the desk is, its schema, and how much it holds.

    \b
    claims db status -f json
    """
    from claims.database.engine import connect
    from claims.services.desk.desk_init import describe

    with connect(app.url) as connection:
        facts = describe(connection)
    if form == "json":
        echo_json(facts)
    else:
        rows = [[name, _shown(value)] for name, value in facts.items()]
        echo_table(("what", "value"), rows)


def _shown(value: str | int) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


@db.command()
@click.argument("file", type=OutputFile(Path))
@force_option
@pass_app
def backup(app: App, file: Path, force: bool) -> None:
    """Copy the desk to FILE while others go on working, and check the copy.

    On SQLite, FILE is a desk of its own, opened and held against the ledger; on
    PostgreSQL, it is what pg_dump writes, read to its end. --force replaces an earlier
    copy of this desk, and no other.

    \b
    claims db backup desk-2024-09-02.db
    """
    from claims.errors import ConflictError

    if file.exists() and not force:
        raise ConflictError(f"{file} exists; --force replaces it")
    _copy(app.url, file)


def _copy(url: str, file: Path, when: str = "") -> None:
    """Copy a desk, and name the copy."""
    from claims.workflows.backup import back_up_desk

    for remark in back_up_desk(url, file):
        click.echo(visible(remark), err=True)
    click.echo(f"copied the desk to {file}{when} ({file.stat().st_size:,} bytes)")


def _copy_before(url: str, copy: Path | None) -> None:
    """Copy a desk that an upgrade would change, and name the copy."""
    from claims.database.address import parse_url
    from claims.database.engine import REVISION, desk_connection, require_desk
    from claims.database.restore import free_name
    from claims.database.sqlite_file import sqlite_path
    from claims.errors import ConflictError

    with desk_connection(url) as connection:
        revision = require_desk(connection, url)
    if revision >= REVISION:
        return
    if copy is None:
        name = sqlite_path(url) or f"{parse_url(url)[1]}.dump"
        copy = free_name(Path(f"{name}-at-{revision}"))
    if copy.exists():
        raise ConflictError(f"{copy} exists; name another file with --backup")
    _copy(url, copy, " first")


@db.command()
@click.argument("file", type=InputFile(Path))
@click.option(
    "--force", is_flag=True, help="Put it in the place of a desk, which is kept aside."
)
@pass_app
def restore(app: App, file: Path, force: bool) -> None:
    """Bring back the backup in FILE: a SQLite desk, or an archive of pg_dump.

    Where a desk is already, --force is needed; that desk is copied first, or renamed on
    PostgreSQL, and where it is now is told. Rights of other roles on PostgreSQL are
    given anew afterwards: claims db grants prints them.

    \b
    claims db restore desk-2024-09-02.db
    claims --database harbour.db db restore desk-2024-09-02.db --force
    """
    from claims.database.address import desk_name
    from claims.database.restore import restore as bring_back

    keep_desk(file, click.get_current_context(), what="the backup as FILE")
    aside = bring_back(app.url, file, force=force)
    if aside is not None:
        click.echo(f"the desk that was there is kept: {aside}")
    click.echo(f"restored {desk_name(app.url)} from {file}")


@db.command()
@format_option_of(("table", "json"), help="How to print it.")
@pass_app
def desks(app: App, form: str) -> None:
    """List the desks of a server's database, or the desk files of a folder.

    \b
    claims db desks
    claims --database postgresql://ada@host/news db desks -f json
    """
    from claims.database.desk_list import list_desks

    found = list_desks(app.url)
    if form == "json":
        echo_json([{"name": each.name, "revision": each.revision} for each in found])
    else:
        rows = [[each.name, each.revision or "cannot be read"] for each in found]
        echo_table(("desk", "revision"), rows)
