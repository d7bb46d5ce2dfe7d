"""Bring a database to the newest schema. Nothing else loads Alembic."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import as_file, files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from claims.database.engine import APPLICATION_ID, create_engine, explained, parse_url
from claims.errors import SchemaError


@contextmanager
def alembic_config(connection: Connection | None = None) -> Iterator[Config]:
    """Yield the Alembic environment that ships with claims."""
    with as_file(files("claims.db")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        yield config


def upgrade(url: str, *, then: Callable[[Connection], object] | None = None) -> bool:
    """Bring the database at ``url`` to the newest revision, creating it if need be.

    ``then`` runs in the same transaction. Returns whether anything was upgraded. Raises
    ``SchemaError`` for a database of another program or of a newer claims; what
    fails leaves nothing behind, not even a new file.
    """
    parsed, desk = parse_url(url)
    path = Path(parsed.database or "")
    is_new = not desk and bool(parsed.database) and _made(path)
    try:
        return _upgrade(url, desk, then)
    except BaseException:
        if is_new and _is_empty(path):
            for end in ("", "-wal", "-shm"):
                Path(f"{path}{end}").unlink(missing_ok=True)
        raise


def _made(path: Path) -> bool:
    """Make an empty file, and say whether it was this process that made it.

    Of several that start a desk at once, only the one that made the file may take it
    away again when it fails.
    """
    try:
        path.open("xb").close()
    except OSError:
        return False  # It is there, or SQLite will say why it cannot be.
    return True


def _is_empty(path: Path) -> bool:
    """Say whether nobody has made a desk in a file; waits for who is at it."""
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            with suppress(sqlite3.OperationalError):
                connection.execute("BEGIN IMMEDIATE")
            [tables] = connection.execute(
                "SELECT count(*) FROM sqlite_master"
            ).fetchone()
    except sqlite3.Error:
        return path.exists() and path.stat().st_size == 0
    return bool(tables == 0)


def _upgrade(url: str, desk: str, then: Callable[[Connection], object] | None) -> bool:
    engine = create_engine(url, foreign_keys=False)
    with (
        explained(),
        engine.begin() as connection,
        alembic_config(connection) as config,
    ):
        if desk:
            # One at a time: what follows is not safe against another of its kind.
            connection.exec_driver_sql(
                f"SELECT pg_advisory_xact_lock({APPLICATION_ID})"
            )
            connection.exec_driver_sql(f'CREATE SCHEMA IF NOT EXISTS "{desk}"')
        before = MigrationContext.configure(connection).get_current_revision()
        is_behind = before != ScriptDirectory.from_config(config).get_current_head()
        if is_behind:
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                raise SchemaError(
                    f"{engine.url.database} is at revision {before}, which this claims"
                    " does not know; install the claims-desk that it was upgraded"
                    " with, or a newer one"
                ) from error
        if then is not None:
            then(connection)
        if is_behind and not desk:
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if orphans:
                raise SchemaError(f"upgrade would orphan {len(orphans)} rows")
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    return is_behind
