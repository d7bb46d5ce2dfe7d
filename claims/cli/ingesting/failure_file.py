"""The file that keeps what failed: opened only where it writes over nothing else."""

import json
from pathlib import Path
from typing import IO

from claims.errors import UsageError, WriteError

_FIELDS = {"source", "reason"}


def open_failures(path: str | None) -> IO[str] | None:
    """Open the file of failures, before anything is done that it could miss.

    An earlier file of failures is written over, and nothing else is: raise
    ``UsageError`` for any other file that is not empty. Its type keeps the desk.
    """
    if path is None:
        return None
    file = Path(path)
    try:
        # What is no regular file, such as a pipe, holds nothing that could be lost.
        if file.is_file() and not _holds_failures(file):
            raise UsageError(
                f"{path} is no file of failures; name a new one with --failures"
            )
        return file.open("w", encoding="utf-8")
    except OSError as error:
        raise WriteError(path, (error.strerror or "it failed").lower()) from error


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
