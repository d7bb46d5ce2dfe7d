"""Redacting from the command line: asking first, wiping after, and what is left to do.

What ``claims source redact`` and ``claims people redact`` have in common.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TypeVar

import click

from claims.cli.consent import at_terminal
from claims.cli.output import visible

F = TypeVar("F", bound=Callable[..., object])

RESUMED = (
    "a redaction that was broken off is finished: what it erased is gone from free"
    " space of the database"
)

_OPTIONS = (
    click.option("-b", "--because", metavar="TEXT", required=True, help="Why."),
    click.option("-y", "--yes", is_flag=True, help="Do not ask whether you are sure."),
    click.option("--dry-run", is_flag=True, help="Show what would be erased."),
)


def redaction_options(command: F) -> F:
    """Add the options of a command that erases."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def require_reason(because: str) -> None:
    """Refuse a redaction that says nothing of why."""
    if not because.strip():
        raise click.UsageError("--because needs a reason")


def agree_to_erase(whom: str, *, yes: bool) -> None:
    """Ask whether somebody is to be erased for good; scripts pass ``--yes``."""
    if yes:
        return
    if not at_terminal():
        raise click.UsageError("this cannot be undone; pass --yes to erase it")
    click.confirm(f"Erase for good who {whom} was?", abort=True)


def echo_left(left: Iterable[str]) -> None:
    """Print what a redaction leaves to a person."""
    for line in left:
        click.echo(f"look through by hand: {visible(line)}", err=True)
    click.echo("backups that were made before still have the name", err=True)


def wipe_owed(url: str) -> bool:
    """Say whether a redaction was broken off before what it erased was wiped."""
    from claims.database.engine import connect
    from claims.services.core.wipes import owed_wipe

    with connect(url) as connection:
        return owed_wipe(connection) is not None


def wipe(url: str, *, by: str) -> bool:
    """Wipe free space of the database, where a row that was erased is found else.

    It is recorded once it is done; returns whether it was. A model's replies, which
    quote articles, go too.
    """
    from claims.database.engine import begin, connect, wipe_free_space
    from claims.errors import DatabaseError, UsageError
    from claims.extraction.llm.cache import sweep
    from claims.extraction.llm.settings import load_cache_folder
    from claims.services.core.wipes import last_entry, record_wipe

    # Settings that cannot be read name no folder; the redaction goes on.
    with suppress(UsageError):
        sweep(load_cache_folder(), every=True)
    try:
        with connect(url) as connection:
            last = last_entry(connection)
        wipe_free_space(url)
        with begin(url) as connection:
            record_wipe(connection, last, by=by)
    except DatabaseError as error:
        click.echo(
            f"what was erased may lie in free space of the database: {error};"
            " run the same again",
            err=True,
        )
        return False
    return True
