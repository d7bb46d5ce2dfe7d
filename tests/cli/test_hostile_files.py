"""Small files without an end or without a bottom: one line, never a traceback."""

from pathlib import Path

import pytest

from claims.errors import DatabaseError
from claims.services.core.old_entries import state_of
from support_run import run


@pytest.mark.parametrize(
    "toml", ["a = " + "[" * 50_000, "a = " + "9" * 5_000, "a = " + "{b=" * 50_000]
)
@pytest.mark.parametrize("kind", ["policy", "scale"])
def test_toml_without_a_bottom_is_refused(
    sqlite_desk: str, tmp_path: Path, toml: str, kind: str
) -> None:
    path = tmp_path / "given.toml"
    path.write_text(toml)
    words = ["policy", "set"] if kind == "policy" else ["scale", "add"]

    told = run("--database", sqlite_desk, *words, str(path), "--by", "ada", code=1)

    assert told.stderr.count("\n") == 1
    assert "given.toml" in told.stderr


@pytest.mark.parametrize("words", [["policy", "set"], ["scale", "add"]])
def test_a_file_without_an_end_is_refused(sqlite_desk: str, words: list[str]) -> None:
    desk = ["--database", sqlite_desk]

    told = run(*desk, *words, "/dev/zero", "--by", "ada", code=1)

    assert "more than" in told.stderr


def test_names_that_are_too_long_are_refused(sqlite_desk: str) -> None:
    name = "n" * 300

    assert "too long" in run("--database", name, "list", code=3).stderr
    desk = ["--database", sqlite_desk]
    assert "too long" in run(*desk, "db", "backup", name, code=1).stderr


def test_a_damaged_entry_of_the_ledger_is_one_line() -> None:
    with pytest.raises(DatabaseError, match="claims db verify"):
        state_of('{"claim/1": ')
