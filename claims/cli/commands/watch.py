"""``claims watch``: revise an article whenever its text changes."""

import queue
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import click

from claims.cli.app import App, pass_app
from claims.cli.consent import agree_to_engine
from claims.cli.model_use import ModelUse
from claims.cli.options import (
    engine_option,
    named_and_usual,
    reading_options,
    run_by_option,
)
from claims.cli.output import visible

_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


class Every(click.ParamType):  # type: ignore[type-arg] # generic only since Click 8.4
    """A stretch of time: ``30s``, ``5m``, ``2h``; a bare number counts seconds."""

    name = "time"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return seconds, or refuse what is no time."""
        if isinstance(value, float):
            return value
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd]?)", str(value))
        seconds = float(found[1]) * _UNITS[found[2]] if found else 0.0
        if not 0 < seconds <= _UNITS["d"] * 7:
            self.fail(f"{value!r} is not a time like 30s, 5m or 2h", param, ctx)
        return seconds


@click.command()
@click.argument("source")
@click.option(
    "--article",
    metavar="SLUG",
    help="The article that SOURCE is the text of; else the one with its name or URL.",
)
@click.option(
    "--every",
    type=Every(),
    default="30s",
    show_default=True,
    help="How often to look.",
)
@engine_option
@reading_options
@click.option(
    "--yes",
    is_flag=True,
    help="Take in a text that closes more than half of the claims, and let --engine"
    " llm send it, without asking first.",
)
@run_by_option
@pass_app
def watch(
    app: App,
    /,
    source: str,
    article: str | None,
    every: float,
    engine: str | None,
    yes: bool,
    by: str,
    **reading: Any,
) -> None:
    """Revise an article whenever the text of SOURCE changes: a file or a URL.

    Each text that is found is a revision of its own, as with claims revise. What cannot
    be read or stored is said, and tried again; so is a text that would close more than
    half of the claims. Ctrl-C ends it between two looks.

    \b
    claims watch draft.md --article mongolia --every 10s
    claims watch https://example.org/story --every 5m
    """
    if source == "-":
        raise click.UsageError("standard input does not change; give a file or a URL")
    agree_to_engine(engine, yes=yes)

    from claims.cli.commands.revise import echo_revised
    from claims.database.engine import connect
    from claims.errors import ClaimsError
    from claims.services.core.lookup import find_watched
    from claims.workflows.revise import Engines, Latest, revise_from

    engines = Engines(*named_and_usual(engine))

    with connect(app.url) as connection:
        name = find_watched(connection, source, article)
    last_error = None
    with _signals() as signals:
        # Whoever reads this may stop it at once.
        click.echo(f"{name.slug}: watching {source}; Ctrl-C ends it", err=True)
        is_watched = True
        while is_watched:
            began = time.monotonic()
            try:
                use = ModelUse()
                done, remarks = revise_from(
                    app.url,
                    name.slug,
                    source,
                    engines=engines,
                    reading=reading,
                    stdin=lambda: sys.stdin.buffer,
                    by=by,
                    viewer=app.viewer,
                    agreed=lambda _: yes,
                    hear=use,
                )
                use.echo()
                last_error = None
                for remark in remarks:
                    click.echo(visible(remark), err=True)
                if not isinstance(done, Latest):
                    click.echo(f"{datetime.now().astimezone():%H:%M:%S}")
                    echo_revised(done, "table")
            except ClaimsError as error:
                # The same trouble at every look is said once.
                if str(error) != last_error:
                    last_error = str(error)
                    click.echo(f"{last_error}; trying again", err=True)
            # What it takes to revise does not put the next look off.
            left = max(0.0, every - (time.monotonic() - began))
            is_watched = not _comes(signals, left)
    click.echo(f"{name.slug}: no longer watched", err=True)


@contextmanager
def _signals() -> Iterator[queue.SimpleQueue[int]]:
    """Queue interrupts instead of raising them, so that no revision is cut short."""
    # An event has a lock that wait() may hold when its thread is interrupted: set()
    # would wait for it forever. This queue may be put to by a handler.
    signals: queue.SimpleQueue[int] = queue.SimpleQueue()
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {
        each: signal.signal(each, lambda number, _: signals.put(number))
        for each in numbers
    }
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _comes(signals: queue.SimpleQueue[int], seconds: float) -> bool:
    """Wait for a signal; say whether one came."""
    try:
        signals.get(timeout=seconds)
    except queue.Empty:
        return False
    return True
