"""Backups are held against the ledger before they are there, and lose no other desk."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claims.database.engine import begin, connect
from claims.errors import ConflictError, DatabaseError
from claims.services.core.desk_root import list_heads
from claims.workflows.backup import back_up_desk, check_copy
from support import make_article


@pytest.fixture
def desk(sqlite_desk: str) -> str:
    with begin(sqlite_desk) as connection:
        make_article(connection)
    return sqlite_desk


def tamper(path: object) -> None:
    with closing(sqlite3.connect(str(path))) as connection:
        connection.execute("UPDATE ledger_entry SET after = '{}' WHERE id = 2")
        connection.commit()


def test_a_copy_holds_the_ledger(desk: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"

    remarks = back_up_desk(desk, copy)

    assert remarks == ()
    with connect(desk) as connection, connect(str(copy)) as copied:
        assert list_heads(copied) == list_heads(connection)


def test_an_earlier_copy_is_replaced(desk: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up_desk(desk, copy)
    with begin(desk) as connection:
        make_article(connection, "quay", "The quay is safe.", claims=[])

    back_up_desk(desk, copy)

    with connect(str(copy)) as copied:
        assert "quay" in [head.stream for head in list_heads(copied)]


def test_a_copy_with_work_that_the_desk_lost_is_kept(desk: str, tmp_path: Path) -> None:
    earlier, later = tmp_path / "earlier.db", tmp_path / "later.db"
    back_up_desk(desk, earlier)
    with begin(desk) as connection:
        make_article(connection, "quay", "The quay is safe.", claims=[])
    back_up_desk(desk, later)
    kept = later.read_bytes()

    with pytest.raises(ConflictError, match="no earlier copy of this desk"):
        back_up_desk(str(earlier), later)

    assert later.read_bytes() == kept


@pytest.mark.parametrize("kind", ["photos", "damaged"])
def test_another_database_is_kept(desk: str, tmp_path: Path, kind: str) -> None:
    other = tmp_path / "other.db"
    if kind == "photos":
        with closing(sqlite3.connect(other)) as connection:
            connection.execute("CREATE TABLE photo (id)")
    else:
        other.write_bytes(Path(desk).read_bytes()[:4096])
    kept = other.read_bytes()

    with pytest.raises(ConflictError, match="choose another name"):
        back_up_desk(desk, other)

    assert other.read_bytes() == kept


def test_a_ledger_that_is_broken_on_the_desk_is_copied_with_a_remark(
    desk: str, tmp_path: Path
) -> None:
    tamper(desk)

    [remark] = back_up_desk(desk, tmp_path / "copy.db")

    assert remark == (
        "the ledger of desk is broken on the desk, and so in the copy: claims db verify"
    )


def test_a_copy_that_lacks_or_breaks_what_the_desk_has_is_refused(
    desk: str, tmp_path: Path
) -> None:
    old, broken = tmp_path / "old.db", tmp_path / "broken.db"
    shutil.copy(desk, old)
    with begin(desk) as connection:
        make_article(connection, "quay", "The quay is safe.", claims=[])
    back_up_desk(desk, broken)
    tamper(broken)
    with connect(desk) as connection:
        heads = list_heads(connection)

    with pytest.raises(DatabaseError, match="lacks entries of the ledger desk"):
        check_copy(desk, old, heads)
    with pytest.raises(DatabaseError, match="damaged: its ledger of desk is broken"):
        check_copy(desk, broken, heads)


def test_an_archive_of_a_server_is_read_to_its_end(
    postgresql_desk: str, tmp_path: Path
) -> None:
    archive = tmp_path / "copy.dump"
    with begin(postgresql_desk) as connection:
        make_article(connection, "a\\b")
    assert back_up_desk(postgresql_desk, archive) == ()
    with begin(postgresql_desk) as connection:
        make_article(connection, "quay", "The quay is safe.", claims=[])
        heads = list_heads(connection)

    with pytest.raises(DatabaseError, match="lacks entries of the ledger desk"):
        check_copy(postgresql_desk, archive, heads)
    archive.write_bytes(archive.read_bytes()[:-2000])
    with pytest.raises(DatabaseError, match="the copy failed"):
        check_copy(postgresql_desk, archive, heads)
