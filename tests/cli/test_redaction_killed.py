"""A redaction that was killed before its tables were written anew goes on."""

import contextlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from claims.database.engine import begin
from claims.services.evidence.source_redact import redact_source
from claims.services.evidence.sources import find_source
from claims.services.people.person_redact import redact_person
from support import PATIENCE, Invoke, go_without
from support_postgresql import Cluster, find_programs, new_database
from support_run import run

NAME = "Zebedee Quillfeather"


def connected(url: str, **options: str) -> sa.Connection:
    """Open a connection that is no longer there when it is closed."""
    return sa.create_engine(url, poolclass=sa.NullPool, **options).connect()


def redact(database: str, kind: str) -> None:
    """Redact, and go no further than the commit."""
    with begin(database) as connection:
        if kind == "people":
            redact_person(connection, NAME, because="asked", by="eve")
        else:
            source = find_source(connection, NAME)
            redact_source(connection, source, because="asked", by="eve")


@pytest.mark.parametrize("kind", ["people", "source"])
def test_a_redaction_that_was_broken_off_is_told_and_goes_on_by_name(
    claims: Invoke, database: str, kind: str
) -> None:
    claims(kind, "add", NAME)
    redact(database, kind)
    again = (kind, "redact", NAME, "--because", "asked", "--yes")

    status = json.loads(claims("db", "status", "-f", "json").stdout)
    remark = claims("db", "verify").stderr
    tried = claims(*again, "--dry-run", code=1).stderr
    done = claims(*again).stdout

    assert status["wipe_owed"] is True
    assert "what a redaction erased may lie in free space of the database" in remark
    assert f"run: claims {kind} redact " in remark
    assert NAME in tried
    assert "a redaction that was broken off is finished" in done
    assert json.loads(claims("db", "status", "-f", "json").stdout)["wipe_owed"] is False
    assert "free space" not in claims("db", "verify").stderr
    assert "no" in claims(*again, code=1).stderr


@pytest.mark.parametrize("kind", ["people", "source"])
def test_it_goes_on_by_what_the_remark_says_too(
    claims: Invoke, database: str, kind: str
) -> None:
    claims(kind, "add", NAME)
    redact(database, kind)
    remark = claims("db", "verify").stderr.rpartition("run: claims ")[2]
    label = remark.partition(" redact ")[2].partition(" --because")[0].strip("'")

    done = claims(kind, "redact", label, "--because", "asked", "--yes").stdout

    assert "was redacted already; a redaction that was broken off is finished" in done
    assert "redacted already" in claims(
        kind, "redact", label, "--because", "asked", "--yes", code=1
    ).stderr  # fmt: skip


def test_what_others_read_meanwhile_is_wiped_when_they_are_done(
    sqlite_desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_BUSY_SECONDS", "0.1")
    people = ("--database", sqlite_desk, "people")
    again = (*people, "redact", NAME, "--because", "asked", "--yes", "--by", "eve")
    run(*people, "add", NAME, "--by", "eve")
    reader = connected(f"sqlite:///{sqlite_desk}")
    reader.exec_driver_sql("BEGIN")
    reader.exec_driver_sql("SELECT count(*) FROM checker").all()

    waits = run(*again).stderr
    reader.close()

    assert "what was erased may lie in free space" in waits
    assert "broken off is finished" in run(*again).stdout
    held = b"".join(
        path.read_bytes() for path in Path(sqlite_desk).parent.glob("claims.db*")
    )
    assert b"Quillfeather" not in held


@pytest.fixture
def cluster() -> Iterator[tuple[Cluster, str]]:
    """A server of the test's own: its files are read."""
    programs = find_programs()
    if programs is None:
        go_without("PostgreSQL's initdb is not on this machine")
    cluster = Cluster(programs)
    try:
        yield cluster, cluster.start()
    finally:
        cluster.stop()


def files_with(cluster: Cluster, admin: sa.Connection, words: bytes) -> list[str]:
    """Return the files of tables and statistics that have words in them."""
    admin.exec_driver_sql("CHECKPOINT")
    found = []
    for path in (cluster.folder / "data" / "base").rglob("*"):
        with contextlib.suppress(FileNotFoundError):
            if path.is_file() and words in path.read_bytes():
                found.append(path.name)
    return found


def waiting_vacuum(admin: sa.Connection) -> int | None:
    """Return the server process that waits to write a table anew."""
    pid: int | None = admin.exec_driver_sql(
        "SELECT pid FROM pg_stat_activity WHERE query LIKE 'VACUUM%%'"
        " AND wait_event_type = 'Lock'"
    ).scalar()
    return pid


@pytest.mark.parametrize("whom", ["the command", "the server's process"])
def test_a_redaction_killed_on_a_server_leaves_no_name_once_it_went_on(
    cluster: tuple[Cluster, str], python: list[str], whom: str
) -> None:
    server, url = cluster
    with new_database(url) as desk:
        run("--database", desk, "init", "--by", "eve")
        run("--database", desk, "people", "add", NAME, "--by", "eve")
        words = ("people", "redact", NAME, "-b", "asked", "--yes", "--by", "eve")
        admin = connected(desk, isolation_level="AUTOCOMMIT")
        # Who reads a table keeps it from being written anew, not from being changed.
        reader = connected(desk)
        reader.exec_driver_sql("LOCK TABLE claims.source IN ACCESS SHARE MODE")
        process = subprocess.Popen(
            [*python, "--database", desk, *words], stderr=subprocess.PIPE, text=True
        )
        began = time.monotonic()
        while (pid := waiting_vacuum(admin)) is None:
            assert time.monotonic() - began < PATIENCE
            time.sleep(0.02)

        if whom == "the command":
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        admin.exec_driver_sql(f"SELECT pg_terminate_backend({pid}, 60000)")
        _, told = process.communicate()
        reader.close()

        assert "Traceback" not in told
        assert ("may lie in free space" in told) is (whom != "the command")
        assert files_with(server, admin, b"Quillfeather") != []
        assert "wipe_owed       yes" in run("--database", desk, "db", "status").stdout
        done = run("--database", desk, *words)
        assert "a redaction that was broken off is finished" in done.stdout
        assert files_with(server, admin, b"Quillfeather") == []
        run("--database", desk, "db", "verify")
        admin.close()
