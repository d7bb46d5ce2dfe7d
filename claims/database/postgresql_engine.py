"""An engine for a desk on a PostgreSQL server: its schema, its snapshots, its locks."""

import threading

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, ExceptionContext, event

from claims.database.address import masked
from claims.errors import MissingExtraError, UrlError

SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""What makes a PostgreSQL transaction read one state, as SQLite's WAL does unasked."""


def postgresql_engine(url: sa.URL, desk: str, *, writing: bool) -> Engine:
    """Return an engine whose transactions look into the schema ``desk`` alone."""
    try:
        # A pooler in transaction mode loses prepared statements between transactions.
        engine = sa.create_engine(
            url, poolclass=sa.NullPool, connect_args={"prepare_threshold": None}
        )
        _check_options(url)
    except ModuleNotFoundError as error:
        raise MissingExtraError("PostgreSQL", "postgresql") from error

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(f'SET LOCAL search_path TO "{desk}"')

    if not writing:
        return engine.execution_options(**SNAPSHOT)
    _remark_on_locks(engine)
    return engine


def _check_options(url: sa.URL) -> None:
    """Raise ``UrlError`` for an option in a URL that no server knows."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import make_conninfo

    for name, value in url.query.items():
        try:
            make_conninfo(**{name: value})  # type: ignore[arg-type]
        except ProgrammingError as error:
            shown = url.set(drivername="postgresql").render_as_string(False)
            raise UrlError(masked(shown), f"has an unknown option: {name}") from error


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
