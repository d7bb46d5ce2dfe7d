"""How long a long command has been at it: progress on a terminal, and there alone."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

PATIENCE, EVERY = 2.0, 1.0
"""Seconds after which it says so, and between two times that it does."""


@contextmanager
def elapsed(what: str, stream: TextIO | None = None) -> Iterator[Callable[[str], None]]:
    """Show on stderr what is being done and for how long, until it is done.

    Yield what to call with how far it is. The line is taken away again. Nothing is
    written where there is no terminal.
    """
    shown = stream or sys.stderr
    far = ""

    def say(words: str) -> None:
        nonlocal far
        far = f", {words}"

    if not shown.isatty():
        yield say
        return
    over = threading.Event()
    started = time.monotonic()

    def show() -> None:
        pause = PATIENCE
        while not over.wait(pause):
            minutes, seconds = divmod(int(time.monotonic() - started), 60)
            shown.write(
                f"\r{what}{far}, {minutes}:{seconds:02} (Ctrl-C stops it)\x1b[K"
            )
            shown.flush()
            pause = EVERY
        if pause == EVERY:
            shown.write("\r\x1b[K")
            shown.flush()

    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    try:
        yield say
    finally:
        over.set()
        thread.join()
