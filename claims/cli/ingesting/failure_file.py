"""The file that keeps what failed: opened only where it writes over nothing else."""

import json
from pathlib import Path
from typing import IO

from claims.errors import UsageError, WriteError

_BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a desk, and the desk."""
_FIELDS = {"source", "reason"}


def open_failures(
    path: str | None, sources: tuple[str, ...], desk: str | None
) -> IO[str] | None:
    """Open the file of failures, before anything is done that it could miss.

    An earlier file of failures is written over, and nothing else is: raise
    ``UsageError`` for the desk, for a source, and for any other file that is not empty.
    """
    if path is None:
        return None
    file = Path(path)
    taken = dict.fromkeys(_desk_files(desk), "the desk")
    taken |= dict.fromkeys(sources, "a source")
    for other, what in taken.items():
        if _is_same(file, Path(other)):
            raise UsageError(f"{path} is {what}; name another file with --failures")
    try:
        # What is no regular file, such as a pipe, holds nothing that could be lost.
        if file.is_file() and not _holds_failures(file):
            raise UsageError(
                f"{path} is no file of failures; name a new one with --failures"
            )
        return file.open("w", encoding="utf-8")
    except OSError as error:
        raise WriteError(path, (error.strerror or "it failed").lower()) from error


def _desk_files(desk: str | None) -> list[str]:
    if desk is None:
        return []
    from claims.database.engine import parse_url

    url, schema = parse_url(desk)
    if schema or not url.database:
        return []
    path = url.database.removeprefix("file:").partition("?")[0]
    return [path + ending for ending in _BESIDE]


def _is_same(one: Path, other: Path) -> bool:
    """Say whether two paths name one file; it need not be there yet."""
    try:
        if one.samefile(other):
            return True
    except (OSError, ValueError):
        pass
    try:
        return one.resolve() == other.resolve()
    except (OSError, RuntimeError, ValueError):
        return False


def _holds_failures(file: Path) -> bool:
    with file.open("rb") as stream:
        first = stream.readline(1_000_000)
    if not first:
        return True
    try:
        line = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(line, dict) and set(line) == _FIELDS
