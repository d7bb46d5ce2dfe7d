"""Bringing a backup back: into an empty place, or over a desk that is kept aside first.

What was there is never lost: a SQLite desk is copied beside itself (or, where it cannot
be read any more, moved there with its journals), a PostgreSQL schema is renamed.
"""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from claims.database.address import bare, desk_name, parse_url
from claims.database.backup import (
    back_up,
    copy_database,
    require_program,
    run_program,
)
from claims.database.engine import create_engine, desk_connection
from claims.database.refusals import explained
from claims.database.sqlite_file import (
    BESIDE,
    JOURNALS,
    MAGIC,
    PRIVATE,
    has_stray_log,
    require_file,
    sqlite_path,
)
from claims.database.write_queue import turn
from claims.draft_file import drafted
from claims.errors import ClaimsError, ConflictError, ReadError, WriteError

_SCHEMA = sa.text(
    "SELECT count(pg_class.oid) FROM pg_namespace LEFT JOIN pg_class"
    " ON relnamespace = pg_namespace.oid WHERE nspname = :name"
    " GROUP BY pg_namespace.oid"
)


def restore(url: str, file: Path, *, force: bool) -> str | None:
    """Bring the backup in ``file`` back as the desk at ``url``.

    Returns where the desk that was there is now, if there was one; with none of
    ``force``, raises ``ConflictError`` for it.
    """
    magic = _first_bytes(file)
    path = sqlite_path(url)
    if path is not None:
        if magic != MAGIC:
            raise ReadError(str(file), "is no SQLite backup of a desk")
        return _restore_file(url, path, file, force=force)
    if not magic.startswith(b"PGDMP"):
        raise ReadError(str(file), "is no archive of pg_dump --format=custom")
    return _restore_schema(url, file, force=force)


def free_name(path: Path) -> Path:
    """Return ``path``, or the first of ``path-2``, ``path-3`` … that is not there."""
    number, found = 1, path
    while any(Path(f"{found}{end}").exists() for end in ("", *BESIDE)):
        number += 1
        found = Path(f"{path}-{number}")
    return found


def _first_bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(len(MAGIC))
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise ReadError(str(file), f"cannot be read: {reason}") from error


def _restore_file(url: str, path: Path, file: Path, *, force: bool) -> str | None:
    require_file(str(file))
    there = [Path(f"{path}{end}") for end in ("", *JOURNALS)]
    is_taken = any(each.exists() and each.stat().st_size for each in there)
    if is_taken and not force:
        raise ConflictError(
            f"there is a desk at {path}; --force puts the backup in its place, and"
            " keeps the desk beside it"
        )
    aside = None
    # Who writes to the desk waits, and goes on in what was restored, with a log that is
    # none of those that are taken away.
    with turn(str(path), None):
        with drafted(path, PRIVATE) as draft:
            copy_database(str(file), draft)
            with desk_connection(str(draft)):
                pass  # A file of another program is refused before any is touched.
            if is_taken:
                aside = free_name(Path(f"{path}-before-restore"))
                _put_aside(url, path, aside)
        # One that is left when this is killed is told from the desk's own.
        for end in JOURNALS:
            Path(f"{path}{end}").unlink(missing_ok=True)
    return None if aside is None else str(aside)


def _put_aside(url: str, path: Path, aside: Path) -> None:
    """Copy a desk; where it cannot be read, move its files as they are."""
    if not has_stray_log(path):
        with suppress(ClaimsError):
            back_up(url, aside)
            return
    try:
        for end in ("", *JOURNALS):
            with suppress(FileNotFoundError):
                Path(f"{path}{end}").rename(f"{aside}{end}")
    except OSError as error:
        raise WriteError(aside, error.strerror or "unknown reason") from error


def _restore_schema(url: str, file: Path, *, force: bool) -> str | None:
    parsed, desk = parse_url(url)
    program = require_program("pg_restore", "install PostgreSQL's programs first")
    listed = run_program([program, "--list", str(file)], parsed)
    found = re.findall(r"^\d+; .* SCHEMA - (\S+)", listed, re.MULTILINE)
    if found != [desk]:
        named = f"the desk {found[0]}" if found else "no desk"
        raise ReadError(str(file), f"holds {named}; name it with ?desk= in --database")
    engine = create_engine(url)
    aside = None
    with explained(url), engine.begin() as connection:
        objects = connection.execute(_SCHEMA, {"name": desk}).scalar()
        if objects and not force:
            raise ConflictError(
                f"there is a desk in {desk_name(url)}; --force puts the backup in its"
                " place, and keeps the desk under another name"
            )
        if objects:
            stamp = datetime.now(UTC).strftime("%Y%m%dt%H%M%S")
            aside = f"{desk[:36]}-before-{stamp}"
            connection.exec_driver_sql(f'ALTER SCHEMA "{desk}" RENAME TO "{aside}"')
        elif objects is not None:
            connection.exec_driver_sql(f'DROP SCHEMA "{desk}"')
    options = ["--exit-on-error", "--single-transaction", "--no-owner"]
    target = f"--dbname={bare(parsed).render_as_string()}"
    try:
        run_program([program, *options, "--no-privileges", target, str(file)], parsed)
    except BaseException:
        if aside is not None:
            with explained(url), engine.begin() as connection:
                connection.exec_driver_sql(f'ALTER SCHEMA "{aside}" RENAME TO "{desk}"')
        raise
    with desk_connection(url):
        pass
    return aside
