"""Database URLs: what names a desk, and how a message names it without a password."""

import re
from urllib.parse import unquote

import sqlalchemy as sa
from sqlalchemy import exc

from claims.errors import UrlError

DESK = "claims"
"""The schema that a PostgreSQL URL means unless it says ``?desk=NAME``."""

_SCHEME = re.compile(r"(?:postgres\w*|sqlite|mysql|mariadb|oracle)(?:\+\w+)?:", re.I)
_SQLITE_OPTIONS = {"uri", "mode", "cache", "immutable", "nolock", "timeout"}


def parse_url(url: str) -> tuple[sa.URL, str]:
    """Return the SQLAlchemy URL for a path or a URL, and the desk's schema in it.

    Raises ``UrlError`` for what is neither, and for a database that keeps nothing.
    """
    if "://" not in url:
        if _SCHEME.match(url) or "\0" in url:
            raise UrlError(masked(url))
        return _kept(sa.URL.create("sqlite", database=url), url), ""
    try:
        parsed = sa.make_url(url)
        backend, driver = parsed.get_backend_name(), parsed.drivername
    except (exc.ArgumentError, ValueError) as error:
        raise UrlError(masked(url)) from error
    if backend == "sqlite":
        if driver not in ("sqlite", "sqlite+pysqlite") or parsed.host:
            raise UrlError(masked(url))
        return _kept(parsed, url), ""
    if driver not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise UrlError(masked(url))
    return _server(parsed, url)


def _kept(parsed: sa.URL, url: str) -> sa.URL:
    database = parsed.database or ""
    modes = [parsed.query.get("mode")]
    if database.startswith("file:"):
        modes.append(database.rpartition("mode=")[2])
    if file_named(database).strip() in ("", ":memory:") or "memory" in modes:
        raise UrlError(masked(url), "names no file, so it would keep nothing")
    if unknown := sorted(set(parsed.query) - _SQLITE_OPTIONS):
        raise UrlError(masked(url), f"has an unknown option: {unknown[0]}")
    return parsed


def file_named(database: str) -> str:
    """Return the path of a SQLite database: the name itself, unless it is a URI."""
    if not database.startswith("file:"):
        return database
    return unquote(database.removeprefix("file:").partition("?")[0])


def _server(parsed: sa.URL, url: str) -> tuple[sa.URL, str]:
    desk = parsed.query.get("desk", DESK)
    # PostgreSQL keeps the names that begin with pg_ for itself.
    is_name = isinstance(desk, str) and re.fullmatch(r"[a-z_][a-z0-9_-]{0,62}", desk)
    if not is_name or desk == "information_schema" or str(desk).startswith("pg_"):
        raise UrlError(
            masked(url),
            "has no name of a desk in desk=: small letters, digits, - and _, at most"
            " 63, and not pg_ at the start",
        )
    bare = parsed.difference_update_query(["desk", "password"])
    if password := parsed.query.get("password"):
        bare = bare.set(password=str(password))
    return bare.set(drivername="postgresql+psycopg"), str(desk)


def desk_name(url: str) -> str:
    """Return what a message calls the desk: its path, or its server and its schema."""
    parsed, desk = parse_url(url)
    if not desk:
        return str(parsed.database)
    return bare(parsed).update_query_dict({"desk": desk}).render_as_string()


def bare(url: sa.URL) -> sa.URL:
    """Return a server's URL as its own programs take it, without the password."""
    # ``URL.set`` takes None for "as it was".
    return url.set(drivername="postgresql")._replace(password=None)


def masked(url: str) -> str:
    """Return a URL, however broken it is, without the password that may be in it."""
    # A password may hold any character, an @ too: all up to the last one goes.
    hidden = re.sub(r"(:/*[^:/@]*):.*@", r"\1:***@", url, flags=re.DOTALL)
    return re.sub(r"(?i)(password=)[^&\s]*", r"\1***", hidden)


def without_password(message: str, url: str) -> str:
    """Return what a driver says, without the password in the URL it was given."""
    password = parse_url(url)[0].password
    return message.replace(str(password), "***") if password else message
