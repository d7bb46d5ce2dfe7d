import errno
import fcntl
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from claims import schema
from claims.database import write_queue
from claims.database.engine import begin, connect
from claims.database.write_queue import on_network_share, turn
from claims.services.core import ledger
from claims.services.core.checkers import checker_id
from support import PATIENCE
from support_postgresql import new_database

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0\n"
    "server:/desk /srv/news\\040desk nfs4 rw 0 0\n"
    "//nas/x /srv/nas cifs rw 0 0\n"
    "tmpfs /srv/nas/local tmpfs rw 0 0\n"
)


def test_turns_are_taken_one_after_the_other(tmp_path: Path) -> None:
    path, inside, most = str(tmp_path / "claims.db"), [], []

    def work(number: int) -> None:
        with turn(path, PATIENCE):
            inside.append(number)
            most.append(len(inside))
            time.sleep(0.005)
            inside.remove(number)

    threads = [threading.Thread(target=work, args=(each,)) for each in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [1] * 12


def test_who_waited_long_enough_goes_on_and_leaves_nothing_open(
    tmp_path: Path,
) -> None:
    path = str(tmp_path / "claims.db")
    before = threading.active_count()
    gone_on = False
    with turn(path, PATIENCE), turn(path, 0.05):
        # The first is not over yet, and nobody waits so long in a test.
        gone_on = True
    assert gone_on

    # Who gave up waits on in a thread of its own, and gives the lock straight back.
    until = time.monotonic() + PATIENCE
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.01)
    assert threading.active_count() == before
    with turn(path, 0):
        pass


def test_who_waits_to_write_is_told_so_and_waits_until_it_is_their_turn(
    sqlite_desk: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CLAIMS_BUSY_SECONDS")
    monkeypatch.setattr(write_queue, "REMARK_AFTER", 0.05)
    is_told, written = threading.Event(), threading.Event()
    monkeypatch.setattr(write_queue, "remark_on_waiting", is_told.set)

    def write() -> None:
        with begin(sqlite_desk) as connection:
            checker_id(connection, "ada")
        written.set()

    writer = threading.Thread(target=write)
    with begin(sqlite_desk):
        writer.start()
        assert is_told.wait(PATIENCE)
        assert not written.is_set()
    writer.join(PATIENCE)

    assert written.is_set()


def test_another_program_that_holds_the_desk_is_waited_for_too(
    sqlite_desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMS_BUSY_SECONDS")
    monkeypatch.setattr(write_queue, "REMARK_AFTER", 0.05)
    is_told = threading.Event()
    monkeypatch.setattr(write_queue, "remark_on_waiting", is_told.set)

    def write() -> None:
        with begin(sqlite_desk) as connection:
            checker_id(connection, "ada")

    writer = threading.Thread(target=write)
    with closing(sqlite3.connect(sqlite_desk, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writer.start()
        assert is_told.wait(PATIENCE)
        other.execute("ROLLBACK")
    writer.join(PATIENCE)

    with connect(sqlite_desk) as connection:
        assert "ada" in connection.scalars(sa.select(schema.checker.c.name)).all()


def test_who_waits_for_a_row_on_a_server_is_told_so(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from conftest import make

    monkeypatch.setattr(write_queue, "REMARK_AFTER", 0.05)
    is_told = threading.Event()
    monkeypatch.setattr(write_queue, "remark_on_waiting", is_told.set)

    def write(url: str) -> None:
        with begin(url) as connection:
            ledger.lock(connection, ledger.DESK)

    with new_database(server) as url:
        make(url)
        writer = threading.Thread(target=write, args=(url,))
        with begin(url) as connection:
            ledger.lock(connection, ledger.DESK)
            writer.start()
            assert is_told.wait(PATIENCE)
        writer.join(PATIENCE)

    assert not writer.is_alive()


def test_a_folder_that_cannot_be_written_to_needs_no_turn(tmp_path: Path) -> None:
    with turn(str(tmp_path / "missing" / "claims.db"), 0.1):
        pass
    with turn(":memory:", 0.1):
        pass


def test_a_file_system_without_locks_needs_no_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    path, done = str(tmp_path / "claims.db"), []

    with turn(path, 60), turn(path, 60):
        done.append("both at once")

    assert done == ["both at once"]


def test_where_python_has_no_locks_sqlite_lets_writers_wait(sqlite_desk: str) -> None:
    """As on Windows: the module that locks files is not there."""
    code = (
        "import sys; sys.modules['fcntl'] = None;"
        "from claims.database.write_queue import HAS_LOCKS; assert not HAS_LOCKS;"
        "from claims.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "--database", sqlite_desk]
    before = set(Path(sqlite_desk).parent.iterdir())

    writers = [
        subprocess.Popen(
            [*command, "ingest", "-", "--slug", f"draft-{each}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for each in range(4)
    ]
    said = [
        each.communicate(f"Mongolia ratified {number} treaties in 2002.\n")
        for number, each in enumerate(writers, start=2)
    ]

    assert [each.returncode for each in writers] == [0] * 4, said
    verified = subprocess.run(
        [*command, "db", "verify"], check=True, capture_output=True, text=True
    )
    assert "4 articles" in verified.stdout
    assert set(Path(sqlite_desk).parent.iterdir()) == before


def test_a_network_share_is_known_by_where_it_is_mounted() -> None:
    assert on_network_share("/srv/news desk/claims.db", MOUNTS) == "nfs4"
    assert on_network_share("/srv/nas/claims.db", MOUNTS) == "cifs"
    assert on_network_share("sqlite:////srv/nas/claims.db", MOUNTS) == "cifs"
    assert on_network_share("/srv/nas/local/claims.db", MOUNTS) is None
    assert on_network_share("/home/ada/claims.db", MOUNTS + "odd line\n") is None
