"""A PostgreSQL cluster that lives in a temporary folder and dies with the tests."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

from claims.database.address import DESK
from claims.schema.everything import metadata

KEPT = "kept"
"""The schema beside the desk's with what the desk held at first."""


def find_programs() -> Path | None:
    """Return the folder of ``initdb`` and ``pg_ctl``: the newest, or none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((each.parent for each in versions), default=None)


class Cluster:
    """One server on a free loopback port; ``initdb`` refuses root, so not as root."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="claims-postgresql-"))
        self.user = "postgres" if os.geteuid() == 0 else None
        if self.user:
            account = pwd.getpwnam(self.user)
            os.chown(self.folder, account.pw_uid, account.pw_gid)

    def start(self, *more: str) -> str:
        """Make and start the server, with ``more`` options; return its URL."""
        data = self.folder / "data"
        accounts = ("-U", "claims", "-A", "trust")
        locale = ("-E", "UTF8", "--locale=C.UTF-8")
        self._run("initdb", "-D", str(data), *accounts, *locale)
        # As late as can be, so that nobody else is given the port meanwhile.
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        options = (
            f"-p {port} -k {self.folder} -c listen_addresses=127.0.0.1"
            " -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
        )
        options = " ".join([options, *more])
        self._run("pg_ctl", "-D", str(data), "-l", str(self.folder / "log"), "-w",
                  "-o", options, "start")  # fmt: skip
        return f"postgresql+psycopg://claims@127.0.0.1:{port}/postgres"

    def crash(self) -> None:
        """Stop the server as a loss of power does, and start it as it was."""
        data = str(self.folder / "data")
        self._run("pg_ctl", "-D", data, "-m", "immediate", "-w", "restart")

    def stop(self) -> None:
        """Stop the server that ``start`` started and remove its folder."""
        data = self.folder / "data"
        with contextlib.suppress(subprocess.CalledProcessError):
            self._run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *args: str) -> None:
        subprocess.run(
            [str(self.programs / program), *args],
            check=True,
            user=self.user,
            group=self.user,
            extra_groups=[] if self.user else None,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            # pg_ctl's server inherits a pipe and would keep it open for ever.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@contextlib.contextmanager
def new_database(server: str, template: str = "template1") -> Iterator[str]:
    """Make a database that nobody else uses; its URL."""
    name = f"claims_test_{uuid.uuid4().hex[:8]}"
    administer(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        url = sa.make_url(server).set(database=name)
        yield url.render_as_string(hide_password=False)
    finally:
        administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@contextlib.contextmanager
def kept(url: str) -> Iterator[Callable[[], None]]:
    """Keep what a desk holds now; yield what puts it back.

    Emptied and filled again a desk takes 3 ms, made anew from a template 80, and the
    statements that were compiled for its URL serve again. Emptying by TRUNCATE makes
    every table's files anew, which takes 55 ms.
    """
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        tables = _tables(connection)
        connection.exec_driver_sql(f"CREATE SCHEMA {KEPT}")
        for table in tables:
            copy = f"CREATE TABLE {KEPT}.{table} AS TABLE {DESK}.{table}"
            connection.exec_driver_sql(copy)
        put_back = ";".join(
            [
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()",
                "BEGIN",
                *(f"DELETE FROM {DESK}.{table}" for table in reversed(tables)),
                *(_fill(connection, table) for table in tables),
                *_count_from(connection),
                "COMMIT",
            ]
        )
        yield lambda: connection.exec_driver_sql(put_back).close()
    engine.dispose()


def _tables(connection: Connection) -> list[str]:
    """Return the desk's tables, each after those that it refers to."""
    found = sa.inspect(connection).get_table_names(DESK)
    in_order = [table.name for table in metadata.sorted_tables]
    # The index of words and Alembic's number are no part of the metadata.
    return [*(name for name in found if name not in in_order), *in_order]


def _fill(connection: Connection, table: str) -> str:
    [rows] = connection.exec_driver_sql(f"SELECT count(*) FROM {KEPT}.{table}").one()
    if not rows:
        return ""
    return (
        f"INSERT INTO {DESK}.{table} OVERRIDING SYSTEM VALUE"
        f" SELECT * FROM {KEPT}.{table}"
    )


def _count_from(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql(
        "SELECT sequencename, coalesce(last_value, 1), last_value IS NOT NULL"
        f" FROM pg_sequences WHERE schemaname = '{DESK}'"
    ).all()
    return [
        f"SELECT setval('{DESK}.{name}', {last}, {is_called})"
        for name, last, is_called in found
    ]


def administer(server: str, statement: str) -> None:
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
