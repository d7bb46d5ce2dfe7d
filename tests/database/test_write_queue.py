import errno
import fcntl
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from claims.database.write_queue import on_network_share, turn
from support import PATIENCE

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
