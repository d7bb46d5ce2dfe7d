"""One desk for all tests of the services: each undoes what it did.

A database of its own costs a test on PostgreSQL a quarter of a second. What must
commit takes the fixture ``database``.
"""

import shutil
import uuid
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, event

from claims.database import create_engine


@pytest.fixture(scope="session")
def shared(
    engine: str,
    template: str,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Connection]:
    if engine == "sqlite":
        folder = tmp_path_factory.mktemp("shared")
        with _open(str(shutil.copy(template, folder / "claims.db"))) as connection:
            yield connection
        return
    server = request.getfixturevalue("server")
    name = f"claims_shared_{uuid.uuid4().hex[:8]}"
    administrator = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with administrator.connect() as admin:
        admin.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        url = sa.make_url(server).set(database=name)
        with _open(url.render_as_string(hide_password=False)) as connection:
            yield connection
        admin.exec_driver_sql(f"DROP DATABASE {name}")
    administrator.dispose()


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
