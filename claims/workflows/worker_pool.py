"""Work spread over processes, its results in the order of what was handed out.

The standard library's pools give up as a whole when one process is killed. Here each
process has a pipe of its own: one that dies takes with it the item that it had.
"""

import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 4
"""So many items a process may be done before the first of them is asked for."""

_SECONDS_TO_END = 5.0


@dataclass(frozen=True, slots=True)
class Died:
    """What became of an item whose process ended before it answered."""

    reason: str


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: "Connection[Any, Any]"
    number: int = -1
    """Of the item that it has."""

    def reason(self) -> str:
        """Return why the process is no more."""
        self.process.join(_SECONDS_TO_END)
        code = self.process.exitcode
        if code is None or code >= 0:
            return f"its worker process ended with exit code {code}"
        name = signal.Signals(-code).name
        hint = ", perhaps for want of memory" if name == "SIGKILL" else ""
        return f"its worker process was killed ({name}){hint}"


def in_order(
    function: Callable[[T], R],
    items: Iterable[T],
    jobs: int,
    *,
    at_once: Callable[[T], R | None] = lambda _: None,
) -> Generator[tuple[T, R | Died], None, None]:
    """Yield each item with what ``function`` makes of it, in the order of ``items``.

    With one job all is done in this process. With more, ``function`` and the items are
    pickled; ``function`` must not raise, and not be told apart by who calls it. No more
    than a few items a job are taken from ``items`` before their results are asked for.
    What ``at_once`` makes of an item here is not handed out, unless it is ``None``:
    to hand over what is soon done takes longer than to do it.
    Close the generator to end the processes.
    """
    if jobs == 1:
        for item in items:
            yield item, function(item)
        return
    coming = iter(items)
    taken: dict[int, T] = {}
    done: dict[int, R | Died] = {}
    idle: list[_Worker] = []
    busy: list[_Worker] = []
    first = following = 0
    more = True
    try:
        while True:
            for worker in _answered(busy, block=first not in done):
                busy.remove(worker)
                try:
                    done[worker.number] = worker.pipe.recv()
                    idle.append(worker)
                except (EOFError, OSError):
                    done[worker.number] = Died(worker.reason())
            while more and len(busy) < jobs and following - first < jobs * _AHEAD:
                try:
                    item = next(coming)
                except StopIteration:
                    more = False
                    break
                taken[following] = item
                if (made := at_once(item)) is not None:
                    done[following] = made
                else:
                    worker = _handed(function, item, idle)
                    worker.number = following
                    busy.append(worker)
                following += 1
            if first in done:
                yield taken.pop(first), done.pop(first)
                first += 1
            elif not busy:
                return
    finally:
        _end(idle, busy)


def _answered(busy: list[_Worker], *, block: bool) -> list[_Worker]:
    ready = wait([worker.pipe for worker in busy], None if block else 0) if busy else []
    return [worker for worker in busy if worker.pipe in ready]


def _handed(
    function: Callable[[Any], Any], item: object, idle: list[_Worker]
) -> _Worker:
    """Return the process that has the item now: one at rest, or a new one."""
    while idle:
        worker = idle.pop()
        try:
            worker.pipe.send(item)
        except OSError:
            # Somebody ended it while it had nothing to do; nothing is lost.
            worker.pipe.close()
            continue
        return worker
    worker = _start(function)
    # Should it die at once, the pipe says so when it is asked for the answer.
    with suppress(OSError):
        worker.pipe.send(item)
    return worker


def _start(function: Callable[[Any], Any]) -> _Worker:
    # A fork would share open databases and threads; a new interpreter shares nothing.
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, function), daemon=True)
    with _no_interrupt():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Hold Ctrl-C back, so that a new process starts without hearing of it.

    A terminal sends it to every process; it is this one that ends the others.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: "Connection[Any, Any]", function: Callable[[Any], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            item = pipe.recv()
            pipe.send(function(item))
        except (EOFError, OSError):
            # Who handed the work out is gone, or wants no more.
            return


def _end(idle: list[_Worker], busy: list[_Worker]) -> None:
    for worker in busy:
        worker.process.terminate()
    for worker in (*idle, *busy):
        worker.pipe.close()
    for worker in (*idle, *busy):
        worker.process.join(_SECONDS_TO_END)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
