"""A desk of its own for every test, on SQLite and on a real PostgreSQL server."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings
from sqlalchemy import Connection

from claims.cli import cli
from claims.cli.commands.policy import shipped_policy
from claims.cli.commands.scale import shipped_scales
from claims.database.engine import begin, create_engine
from claims.database.migrate import upgrade
from claims.services.desk.desk_init import make_desk
from support import PATIENCE, Invoke, go_without
from support_postgresql import Cluster, find_programs, kept, new_database

# A busy machine is slow at times; that an example took long is no failure.
settings.register_profile(
    "claims", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("claims")


# A model takes a second to load in every process; tests of it name it.
os.environ["CLAIMS_ENGINE"] = "rules"

# What a test has a model say is not kept for the next one.
os.environ["CLAIMS_LLM_CACHE"] = "off"

# On a busy machine those before in the queue take their time.
os.environ["CLAIMS_BUSY_SECONDS"] = str(PATIENCE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite docs transcripts")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", ["sqlite", "postgresql"], scope="session")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a PostgreSQL server: a throw-away one, or CLAIMS_TEST_SERVER."""
    if given := os.environ.get("CLAIMS_TEST_SERVER"):
        yield given
        return
    programs = find_programs()
    if programs is None:
        go_without("PostgreSQL's initdb is not on this machine")
    cluster = Cluster(programs)
    try:
        yield cluster.start()
    finally:
        cluster.stop()


def make(url: str) -> None:
    upgrade(url)
    with begin(url) as connection:
        make_desk(
            connection,
            shipped_scales(),
            default="desk",
            policy=shipped_policy(),
            by="setup",
        )


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("template") / "claims.db"
    make(str(path))
    return str(path)


@pytest.fixture(scope="session")
def postgresql_template(server: str) -> Iterator[str]:
    with new_database(server) as url:
        make(url)
        yield str(sa.make_url(url).database)


@pytest.fixture(scope="session")
def sqlite_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of every test's desk: statements are compiled once for a path."""
    return tmp_path_factory.mktemp("desk")


@pytest.fixture
def sqlite_desk(sqlite_template: str, sqlite_place: Path) -> str:
    """The path of a desk on SQLite, for what only SQLite has."""
    # Its journals too, and what a test put beside it.
    shutil.rmtree(sqlite_place)
    sqlite_place.mkdir()
    return str(shutil.copy(sqlite_template, sqlite_place / "claims.db"))


@pytest.fixture(scope="session")
def postgresql_place(
    server: str, postgresql_template: str
) -> Iterator[tuple[str, Callable[[], None]]]:
    with new_database(server, postgresql_template) as url, kept(url) as put_back:
        yield url, put_back


@pytest.fixture
def postgresql_desk(postgresql_place: tuple[str, Callable[[], None]]) -> str:
    """The URL of a desk on PostgreSQL; a test that changes tables makes its own."""
    url, put_back = postgresql_place
    put_back()
    return url


@pytest.fixture
def database(engine: str, request: pytest.FixtureRequest) -> str:
    """The URL of a desk that nobody else uses, with the shipped scales in it."""
    return str(request.getfixturevalue(f"{engine}_desk"))


@pytest.fixture
def connection(database: str) -> Iterator[Connection]:
    """Write to the test's desk; what a command must see needs ``commit()``."""
    with create_engine(database).connect() as connection:
        yield connection


@pytest.fixture
def claims(database: str, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Run ``claims ARGS...`` on the test's desk and expect an exit code, or any."""
    monkeypatch.setenv("CLAIMS_CHECKER", "ada")

    def run(
        *args: str, code: int | None = 0, stdin: str | bytes | None = None
    ) -> Result:
        result = CliRunner().invoke(cli, ["--database", database, *args], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert code is None or result.exit_code == code, result.output
        return result

    return run


@pytest.fixture(scope="session")
def python() -> list[str]:
    """How to run claims as a process of its own."""
    import sys

    command = [sys.executable, "-m", "claims"]
    subprocess.run([*command, "--version"], check=True, capture_output=True)
    return command
