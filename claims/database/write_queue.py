"""Taking turns at a SQLite desk, so that nobody who waits to write is passed over.

SQLite lets whoever asks at the right moment write next, and others starve. A lock on a
file beside the desk is handed on in order, so it is taken before the transaction
begins. Where locks on files do not exist, SQLite's own waiting has to do.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl

    HAS_LOCKS = True
except ModuleNotFoundError:  # Windows
    HAS_LOCKS = False

NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "fuse.sshfs")
"""Names of file systems that lie on another machine; their locks cannot be trusted."""


REMARK_AFTER = 2.0
"""Seconds after which somebody who waits to write is told what for."""


def remark_on_waiting() -> None:
    """Say on stderr that another command is writing, and that this one waits for it."""
    print("waiting for another command that is writing to the desk", file=sys.stderr)


@contextmanager
def turn(path: str, seconds: float | None) -> Iterator[None]:
    """Wait for one's turn to write to the SQLite desk at ``path``.

    With ``seconds``, no longer than that. When the time is over, or where files cannot
    be locked, go on without one: SQLite then says whether the desk is free.
    """
    handle = _open(path)
    if handle is None:
        yield
        return
    waiting = None
    try:
        if not _try(handle):
            waiting = _Waiting(handle)
            waiting.wait(seconds)
        yield
    finally:
        # Closing the file gives the lock back; who still waits for it closes it then.
        if waiting is None or waiting.give_up():
            os.close(handle)


def _open(path: str) -> int | None:
    if not HAS_LOCKS or not path or path == ":memory:" or path.startswith("file:"):
        return None
    try:
        # Who may write to the desk may queue for it, and nobody else: as SQLite does
        # with the journals that it keeps beside it.
        file = f"{path}-turn"
        try:
            handle = os.open(file, os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError:
            handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            with suppress(OSError):
                os.fchmod(handle, Path(path).stat().st_mode & 0o777)
    except OSError:
        return None
    return handle


def _try(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # This file system knows no locks: there is no turn to wait for.
        return True
    return True


class _Waiting:
    """A thread in the queue for the lock: a blocking wait keeps its place in it."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.done = threading.Event()
        self.guard = threading.Lock()
        self.abandoned = False
        threading.Thread(target=self._queue, daemon=True).start()

    def _queue(self) -> None:
        with suppress(OSError):
            fcntl.flock(self.handle, fcntl.LOCK_EX)
        with self.guard:
            self.done.set()
            if self.abandoned:
                os.close(self.handle)

    def wait(self, seconds: float | None) -> None:
        if seconds is not None and seconds <= REMARK_AFTER:
            self.done.wait(seconds)
        elif not self.done.wait(REMARK_AFTER):
            remark_on_waiting()
            self.done.wait(None if seconds is None else seconds - REMARK_AFTER)

    def give_up(self) -> bool:
        """Say whether the thread is through, so that the file may be closed."""
        with self.guard:
            self.abandoned = True
            return self.done.is_set()


def on_network_share(path: str, mounts: str) -> str | None:
    """Return the kind of network share that ``path`` lies on, if it does.

    ``mounts`` is the text of ``/proc/mounts``: device, folder, kind, and more.
    """
    place = Path(path.removeprefix("sqlite:///")).resolve()
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        # A space in a folder's name stands there as an octal escape.
        folder = Path(fields[1].replace("\\040", " "))
        if place.is_relative_to(folder) and len(folder.parts) >= best:
            best, kind = len(folder.parts), fields[2]
    return kind if kind in NETWORK else None
