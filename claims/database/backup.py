"""Copying a desk while others work on it."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from claims.database.engine import connect, parse_url, require_file
from claims.errors import DatabaseError, WriteError


def back_up(url: str, target: Path) -> None:
    """Copy the desk at ``url`` to ``target``, whole or not at all.

    Raises ``WriteError`` when the file cannot be written, ``DatabaseError`` when the
    desk cannot be read or the copy is damaged.
    """
    require_file(url)
    parsed, desk = parse_url(url)
    if not desk and target.exists() and target.samefile(str(parsed.database)):
        raise WriteError(target, "it is the desk itself; choose another name")
    keep_desk(target)
    with connect(url):
        pass  # A foreign, old or newer database is refused before anything is written.
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise WriteError(target, error.strerror or "unknown reason") from error
    os.close(handle)
    draft = Path(name)
    try:
        if desk:
            _dump(parsed.set(drivername="postgresql"), desk, draft)
        else:
            _copy(str(parsed.database), draft)
        draft.replace(target)
    except OSError as error:
        raise WriteError(target, error.strerror or "unknown reason") from error
    finally:
        draft.unlink(missing_ok=True)


def keep_desk(target: Path) -> None:
    """Raise ``WriteError`` when a file to be replaced is a database in use.

    A database with its log beside it is open somewhere, or was left in a hurry: who
    works on it would go on writing to a file that is no longer there.
    """
    logs = [Path(f"{target}{end}") for end in ("-wal", "-shm")]
    if any(log.exists() for log in logs):
        raise WriteError(target, "a database in use is there; choose another name")


def _copy(path: str, draft: Path) -> None:
    """Copy with SQLite's own backup, which sees one state of a database in use."""
    try:
        with (
            closing(sqlite3.connect(path, uri=path.startswith("file:"))) as source,
            closing(sqlite3.connect(draft)) as copy,
        ):
            source.backup(copy)
            # One file, without a log beside it: what is copied further is whole.
            copy.execute("PRAGMA journal_mode = DELETE")
            [verdict] = copy.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        raise DatabaseError(f"the copy failed: {error}") from error
    if verdict != "ok":
        raise DatabaseError(f"the copy is damaged: {verdict}; check the disk")


def _dump(url: URL, desk: str, draft: Path) -> None:
    """Dump the desk's schema in PostgreSQL's own format, for ``pg_restore``."""
    program = shutil.which("pg_dump")
    if program is None:
        raise DatabaseError("a PostgreSQL desk is copied by pg_dump; install it first")
    environment = dict(os.environ)
    if url.password:
        # Not on the command line, where other users of the machine could read it.
        environment["PGPASSWORD"] = str(url.password)
    bare = url.set(password=None).render_as_string(hide_password=False)
    command = [program, f"--schema={desk}", "--format=custom", f"--file={draft}", bare]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines() or ["pg_dump failed"]
        raise DatabaseError(f"the copy failed: {reason[-1]}")
