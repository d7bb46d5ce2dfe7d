import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import exc

from claims.database.address import desk_name, parse_url
from claims.database.engine import begin, connect, create_engine
from claims.database.sqlite_file import sqlite_path
from claims.errors import DatabaseError, SchemaError, UrlError
from claims.schema import checker
from claims.services.core.checkers import checker_id
from support_postgresql import new_database

COUNT = sa.select(sa.func.count()).select_from(checker)


def count(url: str) -> int:
    with connect(url) as connection:
        return connection.execute(COUNT).scalar_one()


def test_what_fails_leaves_nothing_behind(database: str) -> None:
    before = count(database)

    def fail() -> None:
        with begin(database) as connection:
            checker_id(connection, "new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert count(database) == before


def test_a_reader_cannot_write(database: str) -> None:
    with (
        pytest.raises((DatabaseError, exc.InternalError)),
        connect(database) as connection,
    ):
        connection.execute(sa.insert(checker), {"name": "eve"})


def test_readers_go_on_while_somebody_writes(database: str) -> None:
    before = count(database)

    with begin(database) as connection:
        checker_id(connection, "new")

        assert count(database) == before


def test_a_reader_sees_one_state_to_the_end(database: str) -> None:
    with connect(database) as reader:
        before = reader.scalar(COUNT)
        with begin(database) as connection:
            checker_id(connection, "new")

        assert reader.scalar(COUNT) == before


def test_a_writer_takes_its_lock_at_once(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    other = sqlite3.connect(path, timeout=0, isolation_level=None)

    with (
        create_engine(str(path)).begin(),
        closing(other),
        pytest.raises(sqlite3.OperationalError, match="database is locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_reading_does_not_create_a_database(tmp_path: Path) -> None:
    path = tmp_path / "absent.db"

    with pytest.raises(SchemaError, match="run: claims init"), connect(str(path)):
        pass

    assert not path.exists()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="is a folder"), connect(str(tmp_path)):
        pass


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir, " * 100)

    with pytest.raises(DatabaseError, match="file is not a database"), begin(str(path)):
        pass


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("nonsense://", "is not a database URL"),
        ("mysql://host/db", "is not a database URL"),
        ("sqlite+aiosqlite:///claims.db", "is not a database URL"),
        ("sqlite+aiosqlite:claims.db", "is not a database URL"),
        ("postgresql://host:x/db", "is not a database URL"),
        ("postgresql://host/db?desk=a;b", "no name of a desk"),
        ("postgresql://host/db?desk=pg_x", "not pg_ at the start"),
        ("postgresql://host/db?foo=bar", "has an unknown option: foo"),
        ("sqlite:///claims.db?foo=bar", "has an unknown option: foo"),
        ("", "names no file"),
        (":memory:", "names no file"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///file:x?mode=memory&uri=true", "names no file"),
    ],
)
def test_a_url_that_says_nothing_is_refused(url: str, reason: str) -> None:
    with pytest.raises(UrlError, match=reason):
        create_engine(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ada:s3c/r@et@host:x/db",
        "postgresql://ada:s3c/r@et@host/db?desk=a;b",
        "postgresql:/ada:s3c/r@et@host/db",
        "mysql://ada:s3c/r@et@host/db",
        "postgresql://host/db?desk=a;b&password=s3c/r@et",
        "postgresql://ada:s3c@ret@host/db?foo=bar",
    ],
)
def test_a_refusal_never_prints_the_password(url: str) -> None:
    with pytest.raises(UrlError) as refused:
        create_engine(url)

    assert "s3c" not in str(refused.value)
    assert "ret@" not in str(refused.value)


def test_a_desk_on_a_server_may_have_a_hyphen_in_its_name() -> None:
    url = "postgresql://ada:secret@host/db?desk=my-desk"

    assert parse_url(url)[1] == "my-desk"
    assert desk_name(url) == "postgresql://ada@host/db?desk=my-desk"


def test_a_path_is_taken_as_it_is() -> None:
    url, desk = parse_url("odd name?desk=x.db")

    assert (url.database, desk) == ("odd name?desk=x.db", "")
    assert sqlite_path("odd name?desk=x.db") == Path("odd name?desk=x.db")
    assert sqlite_path("a-mode=memory") == Path("a-mode=memory")
    assert sqlite_path("sqlite:///file:a%20b.db?uri=true") == Path("a b.db")


def test_a_sqlite_file_keeps_its_promises(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMS_BUSY_SECONDS")
    pragmas = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"]

    with create_engine(str(tmp_path / "claims.db")).connect() as connection:
        values = [connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in pragmas]

    assert values == ["wal", 2, 1, 10_000]


def test_who_wants_to_wait_for_nothing_waits_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_BUSY_SECONDS", "0")

    with create_engine(str(tmp_path / "claims.db")).connect() as connection:
        waits = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()

    assert waits == 0


def test_two_desks_share_a_server_and_nothing_else(server: str) -> None:
    from conftest import make

    with new_database(server) as url:
        one, two = f"{url}?desk=a", f"{url}?desk=b"
        make(one)
        make(two)

        with begin(one) as connection:
            checker_id(connection, "only here")

        assert count(one) == count(two) + 1
