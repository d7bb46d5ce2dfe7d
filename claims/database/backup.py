"""Copying a desk while others work on it, and proving that the copy is whole."""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from claims.database.address import bare, parse_url
from claims.database.engine import desk_connection
from claims.database.sqlite_file import PRIVATE
from claims.draft_file import drafted
from claims.errors import DatabaseError, WriteError


def back_up(
    url: str, target: Path, *, check: Callable[[Path], object] | None = None
) -> None:
    """Copy the desk at ``url``, of whatever revision, to ``target``, whole or not.

    ``check`` looks at the copy before it is put there, and raises what is wrong.
    Raises ``WriteError`` when the file cannot be written, ``DatabaseError`` when the
    desk cannot be read or the copy is damaged.
    """
    keep_desk(target)
    parsed, desk = parse_url(url)
    with desk_connection(url):
        pass  # A foreign database is refused before anything is written.
    with drafted(target, PRIVATE) as draft:
        if desk:
            _dump(parsed, desk, draft)
        else:
            copy_database(str(parsed.database), draft)
        if check is not None:
            check(draft)


def keep_desk(target: Path) -> None:
    """Raise ``WriteError`` when a file to be replaced is a database in use.

    A database with its log beside it is open somewhere, or was left in a hurry: who
    works on it would go on writing to a file that is no longer there.
    """
    logs = [Path(f"{target}{end}") for end in ("-wal", "-shm")]
    if any(log.exists() for log in logs):
        raise WriteError(target, "a database in use is there; choose another name")


def copy_database(path: str, draft: Path) -> None:
    """Copy with SQLite's own backup, which sees one state of a database in use."""
    try:
        with (
            closing(sqlite3.connect(path, uri=path.startswith("file:"))) as source,
            closing(sqlite3.connect(draft)) as copy,
        ):
            source.backup(copy)
            # One file, without a log beside it: what is copied further is whole, and
            # a log that is found beside it later is known to be another's.
            copy.execute("PRAGMA journal_mode = DELETE")
            [verdict] = copy.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        raise DatabaseError(f"the copy failed: {error}") from error
    if verdict != "ok":
        raise DatabaseError(f"the copy is damaged: {verdict}; check the disk")


def require_program(name: str, otherwise: str) -> str:
    """Return where a program of PostgreSQL is; ``otherwise`` says what to do."""
    program = shutil.which(name)
    if program is None:
        raise DatabaseError(f"a PostgreSQL desk needs {name}; {otherwise}")
    return program


def run_program(command: list[str], url: URL) -> str:
    """Run a program of PostgreSQL on the database at ``url``; return what it prints."""
    environment = dict(os.environ)
    if url.password:
        # Not on the command line, where other users of the machine could read it.
        environment["PGPASSWORD"] = str(url.password)
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines() or [f"{command[0]} failed"]
        raise DatabaseError(f"the copy failed: {reason[-1]}")
    return done.stdout


def _dump(url: URL, desk: str, draft: Path) -> None:
    """Dump the desk's schema in PostgreSQL's own format, for ``pg_restore``."""
    program = require_program("pg_dump", "install it first")
    options = [f'--schema="{desk}"', "--format=custom", f"--file={draft}"]
    run_program([program, *options, bare(url).render_as_string()], url)


def archived_heads(archive: Path, url: URL) -> dict[str, tuple[int, str]]:
    """Read an archive to its end; return the heads of the ledger that it holds."""
    program = require_program("pg_restore", "install PostgreSQL's programs first")
    run_program([program, f"--file={os.devnull}", str(archive)], url)
    options = ["--data-only", "--table=ledger_stream", "--file=-"]
    heads: dict[str, tuple[int, str]] = {}
    columns: list[str] = []
    for line in run_program([program, *options, str(archive)], url).splitlines():
        if found := re.match(r"COPY .*\((.*)\) FROM stdin;", line):
            columns = found[1].split(", ")
        elif line == "\\.":
            columns = []
        elif columns:
            row = dict(zip(columns, line.split("\t"), strict=True))
            name = row["name"].replace("\\\\", "\\")
            heads[name] = int(row["sequence"]), row["hash"]
    return heads
