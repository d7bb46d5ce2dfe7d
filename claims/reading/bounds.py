"""Bounds of reading: time and memory that a hostile file cannot go beyond.

The libraries that read web pages, Markdown and PDFs take a time that grows with the
square of some inputs, partly in C, where nothing interrupts them. They run in a process
of their own, which the system ends; where it cannot, as on Windows, they run unbounded.
"""

import os
import pickle
import signal
import warnings
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from claims.errors import ClaimsError, ReadError

Read = TypeVar("Read")

SECONDS = 15
"""Of computing: a busy machine takes longer, and refuses the same files."""
MEMORY = 350_000_000
"""Bytes, besides those that claims takes up itself."""
SMALL = 50_000
"""Bytes that no reader takes long for."""


def within_bounds(
    name: str, size: int | None, read: Callable[[], Read], library: str
) -> Read:
    """Return what ``read`` makes of ``size`` bytes; ``ReadError`` where it cannot.

    ``None`` is the size of what is packed, of which a few bytes may become gigabytes.
    ``library`` is the module that it reads with, loaded here once and not in each
    child; whether it is installed is for the reader to say.
    """
    is_small = size is not None and size <= SMALL
    if is_small or not hasattr(os, "fork"):
        return read()
    with suppress(ImportError):
        import_module(library)
    there, here = os.pipe()
    with warnings.catch_warnings():
        # The child does nothing but read: no thread of the parent is missed.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _read_and_exit(here, read)
    os.close(here)
    status = None
    try:
        with os.fdopen(there, "rb") as stream:
            told = stream.read()
        _, status = os.waitpid(child, 0)
    finally:
        if status is None:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in _OUT_OF_TIME:
        raise ReadError(name, f"takes more than {SECONDS} seconds to read; {_WAY_OUT}")
    if status != 0 or not told:
        raise ReadError(name, f"takes too much memory to read; {_WAY_OUT}")
    # The child is this program, and nobody else writes to the pipe.
    found: Any = pickle.loads(told)
    if isinstance(found, _Refused):
        raise found.error
    read_document: Read = found
    return read_document


_OUT_OF_TIME = (getattr(signal, "SIGXCPU", None), getattr(signal, "SIGKILL", None))
_WAY_OUT = "save its words as plain text and read that"


class _Refused:
    """An error of the reader, on its way to the parent."""

    def __init__(self, error: ClaimsError) -> None:
        self.error = error

    def __reduce__(self) -> tuple[Any, ...]:
        # An error is made from other words than it says, so it is not made again.
        return _refused, (type(self.error), self.error.args, vars(self.error))


def _refused(
    kind: type[ClaimsError], args: tuple[Any, ...], fields: dict[str, Any]
) -> _Refused:
    error = kind.__new__(kind)
    error.args = args
    vars(error).update(fields)
    return _Refused(error)


def _read_and_exit(pipe: int, read: Callable[[], object]) -> None:
    """Read within the bounds, send what came of it, and end; the child's part."""
    try:
        _set_bounds()
        try:
            found: object = read()
        except ClaimsError as error:
            found = _Refused(error)
        with os.fdopen(pipe, "wb") as stream:
            pickle.dump(found, stream)
        os._exit(0)
    finally:
        os._exit(1)


def _set_bounds() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:  # macOS, which keeps no bound on memory either.
        return
    taken = int(pages) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, taken + MEMORY))
