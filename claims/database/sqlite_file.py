"""The files of a SQLite desk: made private (0600), opened read-only, journals told.

Beside ``claims.db`` SQLite keeps journals (``-wal``, ``-shm``, ``-journal``), and the
queue of writers its lock (``-turn``). They get the permissions of the desk.
"""

import os
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from claims.database.address import file_named, parse_url
from claims.errors import DatabaseError, SchemaError

APPLICATION_ID = 0x434C4D53
"""``PRAGMA application_id`` of a SQLite desk: the letters CLMS."""

PRIVATE = 0o600
"""Who made a desk may read and write it, and nobody else may do either."""

JOURNALS = ("-wal", "-shm", "-journal")
BESIDE = (*JOURNALS, "-turn")
MAGIC = b"SQLite format 3\0"
_LEAST = 512
"""Bytes of the smallest page: no database is smaller."""


_HELD: dict[Path, int] = {}
"""The files that ``_first_bytes`` looked at, by their path."""
_HOLDING = threading.Lock()


def sqlite_path(url: str) -> Path | None:
    """Return the file of a SQLite desk; ``None`` for a desk on a server."""
    parsed, desk = parse_url(url)
    if desk:
        return None
    return Path(file_named(str(parsed.database)))


def desk_files(url: str) -> list[Path]:
    """Return the file of a SQLite desk and all that is kept beside it."""
    path = sqlite_path(url)
    return [] if path is None else [Path(f"{path}{end}") for end in ("", *BESIDE)]


def require_file(url: str) -> None:
    """Raise ``SchemaError`` for a SQLite desk whose file is not there, or is none."""
    parsed, desk = parse_url(url)
    if desk or str(parsed.database).startswith("file:"):
        return
    path = Path(str(parsed.database))
    try:
        if path.is_dir():
            raise SchemaError(f"{path} is a folder; name a desk with --database")
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise SchemaError(f"no desk at {path}; run: claims init") from error
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise DatabaseError(f"{path} cannot be read: {reason}") from error
    if 0 < size < _LEAST:
        raise SchemaError(
            f"{path}: file is not a database, it has {size} bytes; name a desk with"
            " --database"
        )
    if has_stray_log(path):
        raise DatabaseError(
            f"{path}-wal belongs to another file than {path}: a copy was put over a"
            f" desk in use; bring the copy back with: claims --database {path} db"
            " restore BACKUP --force"
        )


def has_stray_log(path: Path) -> bool:
    """Say whether the log beside a file is another's, and would destroy the file.

    A backup is no database with a log (bytes 18 and 19 of its header are 1), and SQLite
    writes a log only after it has made them 2: both at once is a copy put over a desk.
    """
    try:
        if Path(f"{path}-wal").stat().st_size == 0:
            return False
        header = _first_bytes(path, 20)
    except OSError:
        return False
    return header.startswith(MAGIC) and header[18:20] == b"\1\1"


def is_database(path: Path) -> bool:
    """Say whether a file is a SQLite database, a desk or another program's."""
    try:
        return path.is_file() and _first_bytes(path, len(MAGIC)) == MAGIC
    except (OSError, ValueError):
        return False


def _first_bytes(path: Path, count: int) -> bytes:
    """Return how a desk's file begins, and keep the file open from then on.

    Whoever closes a file loses the locks that the whole process holds on it (POSIX),
    those of SQLite's connections too. So none is closed that is still in its place.
    """
    with _HOLDING:
        held = _HELD.get(path)
        if held is None or not os.path.samestat(os.fstat(held), path.stat()):
            _HELD[path] = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            if held is not None:
                os.close(held)
        return os.pread(_HELD[path], count, 0)


def make_private(path: Path) -> bool:
    """Make an empty file that its owner alone can read; say whether it is new.

    Of several that start a desk at once, only the one that made the file may take it
    away again when it fails. Raises ``SchemaError`` for the name of a journal: SQLite
    would take the file for one when the desk of that name is opened.
    """
    end = next((each for each in BESIDE if path.name.endswith(each)), None)
    if end is not None and not path.exists():
        raise SchemaError(
            f"{path} is what the desk {path.name.removesuffix(end)} keeps beside it;"
            " name a desk otherwise with --database"
        )
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    except OSError:
        return False  # It is there, or SQLite will say why it cannot be.
    return True


def reading_uri(path: Path) -> str | None:
    """Return how to read a desk that cannot be written to; ``None`` where it can.

    SQLite would make journals beside it to read it. Where nobody has any, nothing is
    left to wait for, and the file is read as it is.
    """
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        return None
    is_open = False
    with suppress(OSError):
        is_open = any(Path(f"{path}{end}").exists() for end in JOURNALS)
    way = "mode=ro" if is_open else "immutable=1"
    return f"file:{quote(str(path))}?{way}"


def refuse_foreign(connection: sqlite3.Connection, name: str) -> None:
    """Raise ``SchemaError`` for a SQLite file that another program made."""
    [found] = connection.execute("PRAGMA application_id").fetchone()
    if found == APPLICATION_ID:
        return
    [objects] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if found or objects:
        raise SchemaError(
            f"{name} is a SQLite file of another program, not a desk;"
            " name a desk with --database"
        )
