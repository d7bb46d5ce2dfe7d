"""Some things done at once in threads, never more than a few, results in order.

The threads are daemons, so that Ctrl-C ends the program and waits for no endpoint.
"""

import queue
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def at_once(
    function: Callable[[T], R],
    items: Sequence[T],
    most: int,
    heard: Callable[[R], None],
) -> list[R]:
    """Return what ``function`` makes of each item, no more than ``most`` at a time.

    ``heard`` is told each result as it comes, in the thread that called. When one
    fails, no other is begun; those under way are waited for, since what they bring may
    be kept, and the error of the first item that failed is raised.
    """
    waiting: queue.SimpleQueue[tuple[int, T]] = queue.SimpleQueue()
    for each in enumerate(items):
        waiting.put(each)
    done: queue.SimpleQueue[tuple[int, R | None, BaseException | None]] = (
        queue.SimpleQueue()
    )
    stopped = threading.Event()

    def work() -> None:
        while True:
            try:
                number, item = waiting.get_nowait()
            except queue.Empty:
                return
            if stopped.is_set():
                done.put((number, None, None))
                continue
            try:
                done.put((number, function(item), None))
            except BaseException as error:
                stopped.set()
                done.put((number, None, error))

    for _ in range(min(most, len(items))):
        threading.Thread(target=work, daemon=True).start()
    results: dict[int, R] = {}
    errors: dict[int, BaseException] = {}
    try:
        for _ in items:
            number, result, error = done.get()
            if error is not None:
                errors[number] = error
            elif result is not None:
                results[number] = result
                heard(result)
    finally:
        stopped.set()
    if errors:
        raise errors[min(errors)]
    return [results[number] for number in range(len(items))]
