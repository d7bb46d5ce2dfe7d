"""Writing a file whole or not at all: a draft beside it takes its place at the end.

A draft is locked by who writes it. One that nobody holds was left by a process that was
killed: the next that writes a file to this folder takes it away.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claims.errors import WriteError

try:
    import fcntl

    HAS_LOCKS = True
except ModuleNotFoundError:  # Windows
    HAS_LOCKS = False

_END = ".claims-draft"


@contextmanager
def drafted(target: Path, mode: int) -> Iterator[Path]:
    """Yield a new empty file that becomes ``target`` unless something is raised.

    It is made with ``mode``, less what the umask takes. Raises ``WriteError``.
    """
    try:
        _sweep(target.parent)
        draft, handle = _locked(target.parent, mode)
    except OSError as error:
        raise WriteError(target, _reason(error)) from error
    try:
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        raise WriteError(target, _reason(error)) from error
    finally:
        for end in ("", "-journal"):
            Path(f"{draft}{end}").unlink(missing_ok=True)
        os.close(handle)


def _locked(folder: Path, mode: int) -> tuple[Path, int]:
    """Make a draft; return it with the handle that locks it."""
    while True:
        # Names may have 255 bytes, and that of the target may be so long.
        draft = folder / f".{secrets.token_hex(8)}{_END}"
        handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
        if HAS_LOCKS:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
        # Before it was locked, somebody else may have taken it for one that was left.
        if os.fstat(handle).st_nlink:
            return draft, handle
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove the drafts of those who were killed; without locks nobody can tell."""
    if not HAS_LOCKS:
        return
    for left in folder.glob(f".*{_END}"):
        with suppress(OSError):
            handle = os.open(left, os.O_RDWR)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                Path(f"{left}-journal").unlink(missing_ok=True)
                left.unlink()
            finally:
                os.close(handle)


def _reason(error: OSError) -> str:
    return error.strerror or "unknown reason"
