"""The files of a desk: nobody else reads them.

That no command writes over one: ``tests/cli/test_output_files.py``.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support import TEXT
from support_run import run


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_CHECKER", "ada")


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@contextmanager
def umask(value: int) -> Iterator[None]:
    before = os.umask(value)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def saved(desk: str, folder: Path) -> str:
    """Save the bytes of a source on the desk; return their sha256."""
    page = folder / "page.txt"
    page.write_text("The bridge is safe.")
    run("--database", desk, "source", "add", "Port authority")
    told = run("--database", desk, "source", "snapshot", "Port authority", str(page))
    return told.stdout.split()[-1]


def test_a_desk_and_all_that_is_made_of_it_is_its_owners_alone(
    tmp_path: Path, draft: str
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    desk = str(folder / "claims.db")

    with umask(0o000):
        run("--database", desk, "init")
        run("--database", desk, "ingest", draft)
        sha256 = saved(desk, tmp_path)
        run("--database", desk, "db", "backup", str(folder / "copy.db"))
        run("--database", desk, "source", "save", sha256, "-o", str(folder / "page"))

    found = {path.name: oct(mode(path)) for path in folder.iterdir()}
    assert {"claims.db", "claims.db-turn", "copy.db", "page"} <= set(found)
    assert set(found.values()) == {"0o600"}


def test_a_report_is_as_readable_as_the_umask_says(
    sqlite_desk: str, tmp_path: Path, draft: str
) -> None:
    run("--database", sqlite_desk, "ingest", draft)
    report = tmp_path / "report.html"

    with umask(0o027):
        run("--database", sqlite_desk, "report", "harbour", "-o", str(report))

    assert oct(mode(report)) == "0o640"


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal", "-turn"])
def test_no_desk_is_made_in_the_place_of_another_desks_journal(
    tmp_path: Path, end: str
) -> None:
    desk = str(tmp_path / "claims.db")
    run("--database", desk, "init")
    run("--database", desk, "db", "backup", str(tmp_path / "copy.db"))
    other = tmp_path / f"copy.db{end}"

    refused = run("--database", str(other), "init", code=3)

    assert "name a desk otherwise with --database" in refused.output
    assert not other.exists()
