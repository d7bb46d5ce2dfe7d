"""What a database refuses to do, in one line with the way out; no traceback."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from claims.database.address import desk_name, parse_url, without_password
from claims.errors import DatabaseError

_FORBIDDEN = ("42501", "25006")
"""PostgreSQL: no privilege, a read-only transaction."""
_LACKING = ("42P01", "42703", "3F000", "42883")
"""PostgreSQL: no such table, column, schema or function."""
_DAMAGED = "go back to the last backup that verifies: claims db restore FILE --force"
_WAYS_OUT = {
    "permission denied": "nothing was recorded; ask who runs the desk: claims db"
    " grants prints what a role needs",
    "read-only transaction": "nothing was recorded; name the server that is written to",
    "database is locked": "another command is writing to it; try again",
    "readonly database": "nothing was recorded; make it writable, or work on a copy",
    "disk is full": "nothing was recorded; make room and try again",
    "disk I/O error": "nothing was recorded; check the disk and try again",
    "file is not a database": "name a desk with --database",
    "unable to open database file": "the folder must exist and be writable",
    "connection failed": "start the server, or correct --database",
    "consuming input failed": "look whether it was recorded before you try again",
    "malformed": _DAMAGED,
    "no such table": _DAMAGED,
    "no such column": _DAMAGED,
    "does not exist": _DAMAGED,
}


@contextmanager
def explained(url: str) -> Iterator[None]:
    """Turn what the database at ``url`` refuses to do into one line that says so."""
    try:
        yield
    except exc.DatabaseError as error:
        # SQLite reports a file of another kind as a bare DatabaseError. The other
        # subclasses (integrity, programming) are bugs and keep their traceback.
        is_known = type(error) in (exc.OperationalError, exc.DatabaseError)
        if not is_known and not is_forbidden(error) and not is_lacking(error):
            raise
        raise DatabaseError(_reason(str(error.orig), url)) from error
    except sqlite3.DatabaseError as error:
        # What the driver raises while it connects has not met SQLAlchemy yet.
        raise DatabaseError(_reason(str(error), url)) from error
    except Exception as error:
        if not _is_lost(error, url):
            raise
        raise DatabaseError(_reason(f"connection failed: {error}", url)) from error


def _is_lost(error: Exception, url: str) -> bool:
    """Say whether a connection broke while SQLAlchemy set it up.

    What the driver says then meets no wrapper, or is said again of the closed one.
    """
    if not parse_url(url)[1]:
        return False
    driver = sys.modules.get("psycopg")
    is_raw = driver is not None and isinstance(error, driver.OperationalError)
    return is_raw or isinstance(error, exc.ResourceClosedError)


def is_forbidden(error: exc.DBAPIError) -> bool:
    """Say whether PostgreSQL forbids it: no privilege, or a read-only transaction."""
    return getattr(error.orig, "sqlstate", None) in _FORBIDDEN


def is_lacking(error: exc.DBAPIError) -> bool:
    """Say whether a table, a column or the whole schema is not there."""
    lacks = ("no such table", "no such column")
    return getattr(error.orig, "sqlstate", None) in _LACKING or str(
        error.orig
    ).startswith(lacks)


def refusal(message: str, url: str) -> DatabaseError:
    """Return the error that says what the driver said, and the way out."""
    return DatabaseError(_reason(message, url))


def _reason(message: str, url: str) -> str:
    first = without_password(message.strip().partition("\n")[0], url)
    # A missing database or role is named as what it is; nothing there is damaged.
    is_absent = "FATAL" in first
    ways = [
        way
        for sign, way in _WAYS_OUT.items()
        if sign in first and not (is_absent and way == _DAMAGED)
    ]
    if "permission denied" in first:
        role = parse_url(url)[0].username
        first = f"role {role}: {first}" if role else first
    return "; ".join([f"database error: {desk_name(url)}: {first}", *ways])
