"""One desk for all tests of the services: each undoes what it did.

A database of its own costs a test on PostgreSQL a quarter of a second. What must
commit takes the fixture ``database``.
"""

import shutil
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, event

from claims.database.engine import create_engine
from support_postgresql import new_database


@pytest.fixture(scope="session")
def shared_sqlite(
    sqlite_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connection]:
    folder = tmp_path_factory.mktemp("shared")
    with _open(str(shutil.copy(sqlite_template, folder / "claims.db"))) as connection:
        yield connection


@pytest.fixture(scope="session")
def shared_postgresql(server: str, postgresql_template: str) -> Iterator[Connection]:
    with new_database(server, postgresql_template) as url, _open(url) as connection:
        yield connection


@pytest.fixture(scope="session")
def shared(engine: str, request: pytest.FixtureRequest) -> Connection:
    found: Connection = request.getfixturevalue(f"shared_{engine}")
    return found


def _open(url: str) -> Connection:
    desk = create_engine(url)

    @event.listens_for(desk, "commit")
    def refuse(_: Connection) -> None:
        pytest.fail("this desk is shared; what commits takes the fixture database")

    return desk.connect()


@pytest.fixture
def connection(shared: Connection) -> Iterator[Connection]:
    """Write to a desk with the shipped scales in it; nothing of it stays."""
    yield shared
    shared.rollback()
