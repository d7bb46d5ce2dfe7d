"""Engines and transactions, and the schema revision they expect."""

import os
import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, ExceptionContext, event, exc

from claims.errors import DatabaseError, MissingExtraError, SchemaError, UrlError

REVISION = "0007"
"""The newest revision in ``db/versions``; a constant, so that nobody loads Alembic."""

APPLICATION_ID = 0x434C4D53
"""``PRAGMA application_id`` of a SQLite desk: the letters CLMS."""

DESK = "claims"
"""The schema that a PostgreSQL URL means unless it says ``?desk=NAME``."""

SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""What makes a PostgreSQL transaction read one state, as SQLite's WAL does unasked."""

_CURRENT = sa.text("SELECT version_num FROM alembic_version")


BUSY_SECONDS = 10.0
"""How long a SQLite statement other than the first of a writer waits for a lock."""


def busy_seconds() -> float | None:
    """Return how long a SQLite command waits for another's transaction.

    ``CLAIMS_BUSY_SECONDS`` says so; ``None``, as long as it takes, otherwise.
    """
    given = os.environ.get("CLAIMS_BUSY_SECONDS", "")
    return float(given) if re.fullmatch(r"\d+(\.\d+)?", given) else None


def parse_url(url: str) -> tuple[sa.URL, str]:
    """Return the SQLAlchemy URL for a path or a URL, and the desk's schema in it.

    Raises ``UrlError`` for what is neither.
    """
    if "://" not in url:
        return sa.URL.create("sqlite", database=url), ""
    try:
        parsed = sa.make_url(url)
    except (exc.ArgumentError, ValueError) as error:
        raise UrlError(url) from error
    if parsed.get_backend_name() == "sqlite":
        return parsed, ""
    if parsed.get_backend_name() not in ("postgresql", "postgres"):
        raise UrlError(url)
    desk = parsed.query.get("desk", DESK)
    if not isinstance(desk, str) or not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", desk):
        raise UrlError(url)
    bare = parsed.difference_update_query(["desk"])
    return bare.set(drivername="postgresql+psycopg"), desk


@lru_cache(maxsize=16)
def create_engine(
    url: str, *, writing: bool = True, foreign_keys: bool = True
) -> Engine:
    """Return an engine for a URL or a SQLite file, which keeps its promises.

    Left alone, the driver opens transactions late and SQLite ignores foreign keys. A
    writer takes its lock at once: one that asks for it halfway is refused, not queued.
    Migrations pass ``foreign_keys=False``: a batch migration drops the table it
    rebuilds, and with keys enforced that would delete or orphan its children. An engine
    is made once, so that what it compiled serves again; it holds no connection open.
    """
    parsed, desk = parse_url(url)
    try:
        if desk:
            return _postgresql(parsed, desk, writing=writing)
        return _sqlite(parsed, writing=writing, foreign_keys=foreign_keys)
    except exc.ArgumentError as error:
        raise UrlError(url) from error


def _postgresql(url: sa.URL, desk: str, *, writing: bool) -> Engine:
    try:
        # A pooler in transaction mode loses prepared statements between transactions.
        engine = sa.create_engine(
            url, poolclass=sa.NullPool, connect_args={"prepare_threshold": None}
        )
    except ModuleNotFoundError as error:
        raise MissingExtraError("PostgreSQL", "postgresql") from error

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(f'SET LOCAL search_path TO "{desk}"')

    if not writing:
        return engine.execution_options(**SNAPSHOT)
    _remark_on_locks(engine)
    return engine


def _remark_on_locks(engine: Engine) -> None:
    """Tell somebody whose statement waits for a row that another command has locked."""

    @event.listens_for(engine, "before_cursor_execute")
    def start(
        connection: Connection, _cursor: object, statement: str, *_: object
    ) -> None:
        if "FOR UPDATE" not in statement:
            return
        from claims.database.write_queue import REMARK_AFTER, remark_on_waiting

        timer = threading.Timer(REMARK_AFTER, remark_on_waiting)
        timer.daemon = True
        timer.start()
        connection.info["remark"] = timer

    def stop(connection: Connection | None) -> None:
        timer = connection.info.pop("remark", None) if connection is not None else None
        if timer is not None:
            timer.cancel()

    @event.listens_for(engine, "after_cursor_execute")
    def after(connection: Connection, *_: object) -> None:
        stop(connection)

    @event.listens_for(engine, "handle_error")
    def failed(context: ExceptionContext) -> None:
        stop(context.connection)


def _sqlite(url: sa.URL, *, writing: bool, foreign_keys: bool) -> Engine:
    engine = sa.create_engine(url, poolclass=sa.NullPool)

    @event.listens_for(engine, "connect")
    def connect(dbapi_connection: sqlite3.Connection, _record: object) -> None:
        dbapi_connection.isolation_level = None
        _wait_up_to(dbapi_connection, min(busy_seconds() or BUSY_SECONDS, BUSY_SECONDS))
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
    _wait_up_to(connection, min(limit or BUSY_SECONDS, BUSY_SECONDS))


def _wait_up_to(connection: sqlite3.Connection, seconds: float) -> None:
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


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


def require_head(connection: Connection) -> None:
    """Raise ``SchemaError`` unless the database is at the newest revision."""
    try:
        current: str | None = connection.execute(_CURRENT).scalar()
    except exc.DBAPIError as error:
        # "no such table: …" on SQLite, 'relation "…" does not exist' on PostgreSQL.
        if "alembic_version" not in str(error.orig) or _refused(error):
            raise
        current = None
    name = connection.engine.url.database
    if current is None:
        raise SchemaError(f"there is no desk in {name} yet; run: claims init")
    if current == REVISION:
        return
    if current > REVISION:
        raise SchemaError(
            f"{name} is at revision {current} and this claims knows {REVISION};"
            " install the claims-desk that it was upgraded with, or a newer one"
        )
    raise SchemaError(
        f"{name} is at revision {current} and this claims expects {REVISION};"
        " run: claims db backup FILE, then: claims db upgrade"
    )


@contextmanager
def explained() -> Iterator[None]:
    """Turn what a database refuses to do into one line that says so."""
    try:
        yield
    except exc.DatabaseError as error:
        # SQLite reports a file of another kind as a bare DatabaseError. The other
        # subclasses (integrity, programming) are bugs and keep their traceback.
        is_known = type(error) in (exc.OperationalError, exc.DatabaseError)
        if not is_known and not _refused(error):
            raise
        raise DatabaseError(_reason(str(error.orig))) from error
    except sqlite3.DatabaseError as error:
        # What the driver raises while it connects has not met SQLAlchemy yet.
        raise DatabaseError(_reason(str(error))) from error


def _refused(error: exc.DBAPIError) -> bool:
    """Say whether PostgreSQL forbids it: no privilege, or a read-only transaction."""
    return getattr(error.orig, "sqlstate", None) in ("42501", "25006")


_WAYS_OUT = {
    "permission denied": "nothing was recorded; ask who owns the database",
    "read-only transaction": "nothing was recorded; name the server that is written to",
    "database is locked": "another command is writing to it; try again",
    "readonly database": "nothing was recorded; make it writable, or work on a copy",
    "disk is full": "nothing was recorded; make room and try again",
    "disk I/O error": "nothing was recorded; check the disk and try again",
    "file is not a database": "name a desk with --database",
    "unable to open database file": "the folder must exist and be writable",
    "connection failed": "start the server, or correct --database",
}


def _reason(message: str) -> str:
    first = message.strip().partition("\n")[0]
    ways = [way for sign, way in _WAYS_OUT.items() if sign in first]
    return "; ".join([f"database error: {first}", *ways])


def require_file(url: str) -> None:
    """Raise ``SchemaError`` for a SQLite desk whose file is not there."""
    parsed, desk = parse_url(url)
    path = parsed.database
    if desk or not path or path.startswith("file:"):
        return
    if Path(path).is_dir():
        raise SchemaError(f"{path} is a folder; name a desk with --database")
    if not Path(path).exists():
        raise SchemaError(f"no desk at {path}; run: claims init")


def check_file(connection: Connection) -> list[str]:
    """Return what SQLite itself finds wrong with the file; PostgreSQL keeps its own."""
    if connection.dialect.name != "sqlite":
        return []
    damage = [
        f"database: {row[0]}"
        for row in connection.exec_driver_sql("PRAGMA integrity_check").all()
        if row[0] != "ok"
    ]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return damage + [
        f"database: a row of {row[0]} refers to nothing" for row in orphans
    ]


@contextmanager
def _transaction(url: str, *, writing: bool) -> Iterator[Connection]:
    require_file(url)
    engine = create_engine(url, writing=writing)
    with explained(), _turn(engine, writing=writing), engine.begin() as connection:
        require_head(connection)
        yield connection


def _turn(engine: Engine, *, writing: bool) -> AbstractContextManager[None]:
    """Queue whoever writes to a SQLite file; PostgreSQL queues on its rows."""
    if not writing or engine.dialect.name != "sqlite":
        return nullcontext()
    from claims.database.write_queue import turn

    return turn(engine.url.database or "", busy_seconds())


def begin(url: str) -> AbstractContextManager[Connection]:
    """Open a transaction that is committed on success and undone on any error."""
    return _transaction(url, writing=True)


def connect(url: str) -> AbstractContextManager[Connection]:
    """Open a transaction that sees one state of the database and cannot change it."""
    return _transaction(url, writing=False)


@lru_cache(maxsize=1)
def _memory() -> Engine:
    return sa.create_engine("sqlite://", poolclass=sa.NullPool)


def in_memory() -> Connection:
    """Open an empty SQLite database that is gone when it is closed."""
    # Each connection without a file is a database; the engine keeps what it compiled.
    return _memory().connect()


def wipe_free_space(url: str) -> None:
    """Write the tables anew that something was erased from: nothing of it stays.

    What a row said before lies in free space of the file otherwise, where anybody who
    has the file can read it.
    """
    engine = create_engine(url)
    _, desk = parse_url(url)
    with explained(), _turn(engine, writing=True):
        raw = engine.raw_connection()
        try:
            if desk:
                raw.driver_connection.autocommit = True  # type: ignore[union-attr]
                statements = [
                    f'VACUUM FULL "{desk}".{table}'
                    for table in ("source", "source_snapshot", "ledger_entry")
                ]
            else:
                statements = ["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"]
            cursor = raw.cursor()
            for statement in statements:
                try:
                    cursor.execute(statement)
                except Exception as error:
                    raise DatabaseError(_reason(str(error))) from error
            cursor.close()
        finally:
            raw.close()
