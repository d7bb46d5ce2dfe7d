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

from claims.database.address import desk_name, parse_url
from claims.database.engine import create_engine
from claims.database.refusals import explained
from claims.database.sqlite_file import APPLICATION_ID, JOURNALS, make_private
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
    is_new = not desk and not str(path).startswith("file:") and make_private(path)
    try:
        return _upgrade(url, desk, then)
    except BaseException:
        if is_new and _is_empty(path):
            for end in ("", *JOURNALS):
                Path(f"{path}{end}").unlink(missing_ok=True)
        raise


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
        explained(url),
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
                    f"{desk_name(url)} is at revision {before}, which this claims"
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
