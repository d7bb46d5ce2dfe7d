"""Backups: made before an upgrade, brought back, and what was there is kept."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from claims.cli import cli
from support import TEXT, go_without
from support_postgresql import administer, new_database
from support_run import run


@pytest.fixture
def desk(sqlite_desk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("CLAIMS_CHECKER", "ada")
    draft = tmp_path / "harbour.txt"
    draft.write_text(TEXT, encoding="utf-8")
    run("--database", sqlite_desk, "ingest", str(draft))
    return sqlite_desk


def left_by_a_kill(desk: str) -> None:
    """Leave the log of a writer beside a desk, as a process that is killed does."""
    with closing(sqlite3.connect(desk)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (x)")
        connection.execute("DROP TABLE t")
        connection.commit()
        shutil.copy(f"{desk}-wal", f"{desk}.kept")
    shutil.move(f"{desk}.kept", f"{desk}-wal")


def test_a_backup_is_brought_back_into_an_empty_place(
    desk: str, tmp_path: Path
) -> None:
    run("--database", desk, "db", "backup", str(tmp_path / "copy.db"))
    other = str(tmp_path / "other.db")

    run("--database", other, "db", "restore", str(tmp_path / "copy.db"))

    assert "harbour/1" in run("--database", other, "list").stdout
    run("--database", other, "db", "verify")


def test_a_desk_is_replaced_only_when_it_is_said_and_kept(
    desk: str, tmp_path: Path
) -> None:
    copy = str(tmp_path / "copy.db")
    run("--database", desk, "db", "backup", copy)
    run("--database", desk, "drop", "harbour/1", "-b", "wrong")

    told = run("--database", desk, "db", "restore", copy, code=1)
    assert "--force" in told.stderr
    run("--database", desk, "db", "restore", copy, "--force")

    assert "harbour/1" in run("--database", desk, "list").stdout
    kept = f"{desk}-before-restore"
    assert "harbour/1" not in run("--database", kept, "list").stdout
    run("--database", desk, "db", "verify")
    run("--database", kept, "db", "verify")


def test_a_backup_over_a_desk_that_a_kill_left_is_told_and_put_right(
    desk: str, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    run("--database", desk, "db", "backup", str(copy))
    left_by_a_kill(desk)
    shutil.copy(copy, desk)

    told = run("--database", desk, "list", code=3)
    assert "belongs to another file" in told.stderr
    assert "db restore" in told.stderr
    run("--database", desk, "db", "restore", str(copy), "--force")

    assert "harbour/1" in run("--database", desk, "list").stdout
    run("--database", desk, "db", "verify")
    assert Path(f"{desk}-before-restore-wal").exists()


def test_a_desk_that_a_kill_left_opens_with_what_its_log_has(desk: str) -> None:
    left_by_a_kill(desk)

    assert "harbour/1" in run("--database", desk, "list").stdout


def test_who_waits_to_write_keeps_the_log_that_they_begin(
    desk: str, tmp_path: Path
) -> None:
    fcntl = pytest.importorskip("fcntl")
    copy = str(tmp_path / "copy.db")
    run("--database", desk, "db", "backup", copy)
    is_free: list[bool] = []

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event != "os.remove" or str(args[0]) != f"{desk}-wal":
            return
        with Path(f"{desk}-turn").open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                is_free.append(False)
            else:
                is_free.append(True)

    sys.addaudithook(watch)
    run("--database", desk, "db", "restore", copy, "--force")

    assert is_free == [False]


def test_what_is_no_backup_is_refused_and_nothing_is_touched(
    desk: str, tmp_path: Path
) -> None:
    other = tmp_path / "photos.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE photo (id)")
    (tmp_path / "letter.txt").write_text("Dear Sir")

    for path in (other, tmp_path / "letter.txt", tmp_path / "absent", Path(desk)):
        words = ["--database", desk, "db", "restore", str(path), "--force"]
        assert CliRunner().invoke(cli, words).exit_code in (1, 2, 3)

    assert "harbour/1" in run("--database", desk, "list").stdout
    assert not Path(f"{desk}-before-restore").exists()


def test_what_a_killed_backup_left_is_taken_away_by_the_next(
    desk: str, tmp_path: Path
) -> None:
    left = tmp_path / ".0123456789abcdef.claims-draft"
    left.write_bytes(b"SQLite format 3\0 a full copy")

    run("--database", desk, "db", "backup", str(tmp_path / "copy.db"))

    assert not left.exists()
    assert not list(tmp_path.glob(".*claims-draft*"))


@pytest.mark.parametrize("size", [0, 1])
def test_a_desk_that_was_cut_short_is_not_upgraded(tmp_path: Path, size: int) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(b"S" * size)

    run("--database", str(path), "db", "upgrade", code=3)

    assert path.read_bytes() == b"S" * size


def test_an_upgrade_makes_a_backup_first_and_names_it(desk: str) -> None:
    with closing(sqlite3.connect(desk)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()

    told = CliRunner().invoke(cli, ["--database", desk, "db", "upgrade"]).stdout

    assert f"copied the desk to {desk}-at-0001 first" in told
    with closing(sqlite3.connect(f"{desk}-at-0001")) as connection:
        [verdict] = connection.execute("PRAGMA integrity_check").fetchone()
    assert verdict == "ok"


def test_the_desks_of_a_folder_are_listed(desk: str, tmp_path: Path) -> None:
    found = run("--database", desk, "db", "desks").stdout

    assert desk in found


def without_rights(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command to which the permissions of files apply, root's too."""
    before: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            go_without("setpriv is not on this machine, and root may write everywhere")
        before = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    return subprocess.run(
        [*before, sys.executable, *command], capture_output=True, text=True, check=False
    )


def test_a_desk_in_a_folder_that_cannot_be_written_to_is_read(
    desk: str, tmp_path: Path
) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    on_shelf = folder / "claims.db"
    shutil.copy(desk, on_shelf)
    on_shelf.chmod(0o444)
    folder.chmod(0o555)
    words = ("-m", "claims", "--database", str(on_shelf))
    try:
        refused = without_rights("-c", f"open({str(folder / 'new')!r}, 'w')")
        read = without_rights(*words, "list")
        written = without_rights(*words, "drop", "harbour/1", "-b", "so")

        assert "PermissionError" in refused.stderr
        assert (read.returncode, "harbour/1" in read.stdout) == (0, True), read.stderr
        assert (written.returncode, written.stderr.count("\n")) == (3, 1)
        assert [each.name for each in folder.iterdir()] == ["claims.db"]
    finally:
        folder.chmod(0o755)


def test_an_archive_is_brought_back_on_a_server(server: str, tmp_path: Path) -> None:
    from conftest import make

    if shutil.which("pg_restore") is None:
        go_without("pg_restore is not on this machine")
    with new_database(server) as url:
        desk, archive = f"{url}?desk=my-desk", str(tmp_path / "copy.dump")
        make(desk)
        run("--database", desk, "db", "backup", archive)
        assert "my-desk" in run("--database", url, "db", "desks").stdout
        told = run("--database", url, "list", code=3).stderr
        assert "claims db desks lists" in told
        assert (
            "--force"
            in run("--database", desk, "db", "restore", archive, code=1).stderr
        )
        run("--database", desk, "db", "restore", archive, "--force")

        run("--database", desk, "db", "verify")
        assert run("--database", url, "db", "desks").stdout.count("my-desk") == 2
        role = f"role_{sa.make_url(url).database}"
        administer(url, f"CREATE ROLE {role} LOGIN")
        try:
            other = sa.make_url(desk).set(username=role).render_as_string(False)
            told = run("--database", other, "list", code=3).stderr
            assert f"the role {role} has no rights on" in told
            assert "init" not in told
            administer(url, 'ALTER TABLE "my-desk".claim RENAME COLUMN number TO n')
            told = run("--database", desk, "list", code=3).stderr
            assert "does not exist" in told
            assert told.count("\n") == 1
        finally:
            administer(url, f"DROP ROLE {role}")
