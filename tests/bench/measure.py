"""Timing, and the SQL that a call executes: what the benchmarks are made of."""

import sqlite3
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, event

Row = tuple[str, str, str, str, str, str]
Asked = list[tuple[str, Any]]


def interleaved(
    calls: Sequence[Callable[[], object]], rounds: int
) -> list[list[float]]:
    """Return the seconds of each call in each round, the calls taking turns.

    Each is called once before that: the first time is another one's.
    """
    for call in calls:
        call()
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, seconds in zip(calls, times, strict=True):
            started = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - started)
    return times


def process(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def row(what: str, mine: float, base: float, bar: float, unit: str = "ms") -> Row:
    ratio = mine / base
    scale = 1000 if unit == "ms" else 1
    return (
        what,
        f"{mine * scale:.2f} {unit}",
        f"{base * scale:.2f} {unit}",
        f"{ratio:.2f}",
        f"{bar:.2f}",
        "ok" if ratio <= bar else "OVER",
    )


def statements(connection: Connection, run: Callable[[], object]) -> Asked:
    """Return the SQL that a call executes, with its parameters."""
    seen: Asked = []

    def note(_c: object, _cur: object, statement: str, values: Any, *_: object) -> None:
        seen.append((statement, values))

    event.listen(connection, "before_cursor_execute", note)
    run()
    event.remove(connection, "before_cursor_execute", note)
    return seen


def open_bare(path: str) -> sqlite3.Connection:
    """Open a desk with the driver alone, in a transaction as ours is.

    Without one, each statement would take and give back a lock of its own.
    """
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("BEGIN")
    return bare


def run_bare(connection: sqlite3.Connection, asked: Asked) -> list[Any]:
    """Execute the statements without anything of ours around them."""
    return [connection.execute(*each).fetchall() for each in asked]
