"""How far a long command is: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from claims.english.plural import counted

Step = Callable[[], None]

_SECONDS = 15.0
"""Between two lines where there is no terminal."""


@contextmanager
def progress(
    total: int | None,
    *,
    with_bar: bool,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Step]:
    """Yield what to call after each source; all goes to stderr.

    ``total`` is ``None`` where nobody knows it: then there is no time to go.
    """
    started = clock()
    done = 0

    def rate() -> float:
        return done / max(clock() - started, 1e-9)

    if with_bar:
        # No length, and not even a guess, when the total is not known.
        nothing: Iterator[None] = filter(None, ())
        with click.progressbar(
            nothing,
            length=total,
            label="ingest",
            file=sys.stderr,
            show_pos=True,
            item_show_func=lambda _: f"{rate():.1f}/s",
        ) as bar:

            def advance() -> None:
                nonlocal done
                done += 1
                bar.update(1)

            bar.render_progress()
            yield advance
        return
    said = started

    def say() -> None:
        nonlocal done, said
        done += 1
        if clock() - said < _SECONDS:
            return
        said = clock()
        line = f"{counted(done, 'source')}, {rate():.1f}/s"
        if total is not None:
            left = _time(max(total - done, 0) / rate())
            line = (
                f"{done:,} of {counted(total, 'source')}, {rate():.1f}/s, {left} to go"
            )
        click.echo(line, err=True)

    yield say


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
