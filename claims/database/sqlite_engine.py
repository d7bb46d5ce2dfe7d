"""An engine for a SQLite desk: its journals, its locks, how long a command waits."""

import os
import re
import sqlite3
import time
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, event

from claims.database.sqlite_file import reading_uri, refuse_foreign

BUSY_SECONDS = 10.0
"""How long a SQLite statement other than the first of a writer waits for a lock."""


def busy_seconds() -> float | None:
    """Return how long a SQLite command waits for another's transaction.

    ``CLAIMS_BUSY_SECONDS`` says so; ``None``, as long as it takes, otherwise.
    """
    given = os.environ.get("CLAIMS_BUSY_SECONDS", "")
    return float(given) if re.fullmatch(r"\d+(\.\d+)?", given) else None


def sqlite_engine(url: sa.URL, *, writing: bool, foreign_keys: bool) -> Engine:
    """Return an engine that keeps the promises of ``claims.database.engine``."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)

    @event.listens_for(engine, "do_connect")
    def open_file(
        _dialect: object, _record: object, args: list[str], options: dict[str, object]
    ) -> None:
        if not writing and not options.get("uri"):
            uri = reading_uri(Path(str(url.database)))
            if uri is not None:
                args[0], options["uri"] = uri, True

    @event.listens_for(engine, "connect")
    def connect(dbapi_connection: sqlite3.Connection, _record: object) -> None:
        dbapi_connection.isolation_level = None
        _wait_up_to(dbapi_connection, _statement_seconds(busy_seconds()))
        try:
            refuse_foreign(dbapi_connection, str(url.database))
        except BaseException:
            dbapi_connection.close()
            raise
        for pragma in (
            "journal_mode = WAL" if writing else "query_only = 1",
            "synchronous = FULL",
            f"foreign_keys = {int(foreign_keys)}",
        ):
            dbapi_connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if writing:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            _begin_to_write(raw)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _begin_to_write(connection: sqlite3.Connection) -> None:
    """Take the write lock, however long another program holds it.

    SQLite cannot be interrupted while it waits, so it waits a moment at a time.
    """
    from claims.database.write_queue import REMARK_AFTER, remark_on_waiting

    limit, started, is_told = busy_seconds(), time.monotonic(), False
    _wait_up_to(connection, 0.2 if limit is None else min(0.2, limit))
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.OperationalError as error:
            waited = time.monotonic() - started
            is_over = limit is not None and waited >= limit
            if is_over or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        if waited >= REMARK_AFTER and not is_told:
            remark_on_waiting()
            is_told = True
    _wait_up_to(connection, _statement_seconds(limit))


def _statement_seconds(limit: float | None) -> float:
    return BUSY_SECONDS if limit is None else min(limit, BUSY_SECONDS)


def _wait_up_to(connection: sqlite3.Connection, seconds: float) -> None:
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
