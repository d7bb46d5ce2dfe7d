"""``claims db``: the database itself."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.commands.db_grants import grants
from claims.cli.commands.db_verify import verify
from claims.cli.options import force_option, format_option_of
from claims.cli.output import echo_json, echo_table
from claims.cli.output_file import keep_what_is_read

if TYPE_CHECKING:
    from claims.services.desk.policies import StatusChange


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
@pass_app
def upgrade(app: App) -> None:
    """Bring the database to the newest schema; what fails changes nothing.

    \b
    claims db backup before.db && claims db upgrade
    """
    from claims.database import migrate
    from claims.database.engine import REVISION
    from claims.database.sqlite_file import require_file
    from claims.services.evidence.source_recount import recount_shared_pages

    require_file(app.url)
    changes: list[StatusChange] = []
    done = migrate.upgrade(
        app.url,
        then=lambda desk: changes.extend(recount_shared_pages(desk, by="claims")),
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
        echo_table(
            ("what", "value"), [[name, str(value)] for name, value in facts.items()]
        )


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
@force_option
@pass_app
def backup(app: App, file: Path, force: bool) -> None:
    """Copy the desk to FILE while others go on working, and check the copy.

    On SQLite, FILE is a desk of its own; on PostgreSQL, it is what pg_dump writes.

    \b
    claims db backup desk-2024-09-02.db
    """
    from claims.database.backup import back_up
    from claims.errors import ConflictError

    keep_what_is_read(file, what="another FILE")
    if file.exists() and not force:
        raise ConflictError(f"{file} exists; --force replaces it")
    back_up(app.url, file)
    click.echo(f"copied the desk to {file} ({file.stat().st_size:,} bytes)")
