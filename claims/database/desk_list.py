"""Listing desks: the schemas of a PostgreSQL database, the desk files of a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from claims.database.address import parse_url
from claims.database.engine import create_engine, desk_connection, require_desk
from claims.database.refusals import explained
from claims.database.sqlite_file import APPLICATION_ID, MAGIC, sqlite_path
from claims.errors import DatabaseError, ReadError, UsageError

_SCHEMAS = sa.text(
    "SELECT nspname FROM pg_namespace JOIN pg_class ON relnamespace = pg_namespace.oid"
    " WHERE relname IN ('alembic_version', 'ledger_stream')"
    " GROUP BY nspname HAVING count(*) = 2 ORDER BY nspname"
)


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A desk that was found."""

    name: str
    revision: str | None
    """The revision of its schema; ``None`` where it cannot be read."""


def list_desks(url: str) -> list[DeskLine]:
    """Return the desks of the server's database, or of the folder, that a URL names."""
    path = sqlite_path(url)
    if path is None:
        return list(_on_server(url))
    folder = path if path.is_dir() else path.absolute().parent
    try:
        files = sorted(each for each in folder.iterdir() if _is_desk(each))
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise ReadError(str(folder), f"cannot be read: {reason}") from error
    return [DeskLine(str(each), _revision(str(each))) for each in files]


def _on_server(url: str) -> Iterator[DeskLine]:
    with explained(url), create_engine(url, writing=False).begin() as connection:
        names = connection.execute(_SCHEMAS).scalars().all()
    parsed, _ = parse_url(url)
    for name in names:
        named = parsed.update_query_dict({"desk": name})
        yield DeskLine(name, _revision(named.render_as_string(hide_password=False)))


def _revision(url: str) -> str | None:
    try:
        with desk_connection(url) as connection:
            return require_desk(connection, url)
    except (DatabaseError, UsageError):
        return None


def _is_desk(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            header = file.read(72)
    except OSError:
        return False
    made_by = int.from_bytes(header[68:72], "big")
    return header.startswith(MAGIC) and made_by == APPLICATION_ID
