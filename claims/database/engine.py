"""Engines and transactions, and the schema revision they expect."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, exc

from claims.database.address import desk_name, masked, parse_url
from claims.database.postgresql_engine import postgresql_engine
from claims.database.refusals import explained, is_lacking, refusal
from claims.database.sqlite_engine import busy_seconds, sqlite_engine
from claims.database.sqlite_file import require_file
from claims.errors import DatabaseError, SchemaError, UrlError

REVISION = "0013"
"""The newest revision in ``db/versions``; a constant, so that nobody loads Alembic."""

ERASED_FROM = (
    *("source", "source_snapshot", "checker", "policy", "sign_off", "ledger_entry"),
)
"""The tables that a redaction erases from."""
_CURRENT = sa.text("SELECT version_num FROM alembic_version")
_MAY_USE = sa.text(
    "SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace"
    " WHERE nspname = :schema"
)
_TABLES = sa.text(
    "SELECT count(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
    " WHERE nspname = :schema"
)


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
            engine = postgresql_engine(parsed, desk, writing=writing)
        else:
            engine = sqlite_engine(parsed, writing=writing, foreign_keys=foreign_keys)
    except exc.ArgumentError as error:
        raise UrlError(masked(url)) from error
    # What a message calls the desk, for whoever has a connection to it.
    return engine.execution_options(desk=desk_name(url))


def require_head(connection: Connection, url: str) -> None:
    """Raise ``SchemaError`` unless the database is at the newest revision."""
    current, name = require_desk(connection, url), desk_name(url)
    if current == REVISION:
        return
    if current > REVISION:
        raise SchemaError(
            f"{name} is at revision {current} and this claims knows {REVISION};"
            " install the claims-desk that it was upgraded with, or a newer one"
        )
    raise SchemaError(
        f"{name} is at revision {current} and this claims expects {REVISION};"
        " run: claims db upgrade"
    )


def require_desk(connection: Connection, url: str) -> str:
    """Return the revision of a desk; raise ``SchemaError`` where there is none."""
    try:
        current: str | None = connection.execute(_CURRENT).scalar()
    except exc.DBAPIError as error:
        if not is_lacking(error) or "alembic_version" not in str(error.orig):
            raise
        current = None
    if current is None:
        raise _no_desk(connection, url)
    return current


def _no_desk(connection: Connection, url: str) -> DatabaseError:
    """Return what there is in the place of a desk, and the way out of it."""
    name, schema = desk_name(url), parse_url(url)[1]
    if not schema:
        objects = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        is_damaged = bool(objects.scalar())
    else:
        # The failed statement ended the transaction: ask in another.
        with connection.engine.connect() as other:
            may_use = other.execute(_MAY_USE, {"schema": schema}).scalar()
            tables = other.execute(_TABLES, {"schema": schema}).scalar()
            role = other.exec_driver_sql("SELECT current_user").scalar()
        if may_use is False:
            return DatabaseError(
                f"the role {role} has no rights on {name}; who runs the desk gives"
                " them: claims db grants prints how"
            )
        is_damaged = bool(tables)
    if is_damaged:
        return refusal("no such table: alembic_version", url)
    listed = "; claims db desks lists those that are there" if schema else ""
    return SchemaError(f"there is no desk in {name} yet; run: claims init{listed}")


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
def _transaction(
    url: str, *, writing: bool, require: Callable[[Connection, str], object]
) -> Iterator[Connection]:
    require_file(url)
    engine = create_engine(url, writing=writing)
    with explained(url), _turn(engine, writing=writing), engine.begin() as connection:
        require(connection, url)
        yield connection


def _turn(engine: Engine, *, writing: bool) -> AbstractContextManager[None]:
    """Queue whoever writes to a SQLite file; PostgreSQL queues on its rows."""
    if not writing or engine.dialect.name != "sqlite":
        return nullcontext()
    from claims.database.write_queue import turn

    return turn(engine.url.database or "", busy_seconds())


def begin(url: str) -> AbstractContextManager[Connection]:
    """Open a transaction that is committed on success and undone on any error."""
    return _transaction(url, writing=True, require=require_head)


def connect(url: str) -> AbstractContextManager[Connection]:
    """Open a transaction that sees one state of the database and cannot change it."""
    return _transaction(url, writing=False, require=require_head)


def desk_connection(url: str) -> AbstractContextManager[Connection]:
    """Open a transaction on a desk of whatever revision, that cannot change it."""
    return _transaction(url, writing=False, require=require_desk)


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
    with explained(url), _turn(engine, writing=True):
        raw = engine.raw_connection()
        try:
            if desk:
                _rewrite_tables(raw.driver_connection, desk)
            else:
                _rewrite_file(raw.driver_connection, url)
        except DatabaseError:
            raise
        except Exception as error:
            # A connection that broke would only complain again when it is closed.
            raw.invalidate(error)
            raise refusal(str(error), url) from error
        finally:
            raw.close()


def _rewrite_file(driver: Any, url: str) -> None:
    """Write a SQLite desk anew, and empty its journal, which others may be reading."""
    driver.execute("VACUUM")
    [is_busy, *_] = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise refusal("database is locked", url)


def _rewrite_tables(driver: Any, desk: str) -> None:
    """Write a PostgreSQL desk's tables anew, with what the server counted in them.

    The statistics have the most common values. Who may not, is only warned.
    """
    warnings: list[str] = []
    driver.autocommit = True
    driver.add_notice_handler(lambda notice: warnings.append(notice.message_primary))
    for table in ERASED_FROM:
        driver.execute(f'VACUUM (FULL, ANALYZE) "{desk}".{table}')
        if warnings:
            raise DatabaseError(f"{warnings[0]}: let the owner of the tables run it")
