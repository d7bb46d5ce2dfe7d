"""What must not be lost when two do the same at once, or a name is mistaken."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import PATIENCE, Invoke

CLAIMS = [sys.executable, "-m", "claims"]


def test_of_several_that_make_a_desk_at_once_one_does_and_it_stays(
    tmp_path: Path,
) -> None:
    environment = {**os.environ, "CLAIMS_CHECKER": "ada"}
    running = [
        subprocess.Popen(
            [*CLAIMS, "init"],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    said = [each.communicate(timeout=PATIENCE) for each in running]

    assert sum("made a desk" in out for out, _ in said) == 1, said
    assert sorted(each.returncode for each in running) == [0, 1, 1, 1]
    done = subprocess.run(
        [*CLAIMS, "db", "verify"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("claims.db", "is the desk; name another"),
        ("other.db", "a database in use is there"),
    ],
)
def test_a_backup_does_not_replace_a_desk_in_use(
    tmp_path: Path, target: str, words: str
) -> None:
    environment = {**os.environ, "CLAIMS_CHECKER": "ada"}
    subprocess.run([*CLAIMS, "init"], cwd=tmp_path, env=environment, check=True)
    (tmp_path / "other.db").write_bytes(b"another desk")
    (tmp_path / "other.db-wal").touch()
    before = (tmp_path / target).read_bytes()

    done = subprocess.run(
        [*CLAIMS, "db", "backup", target, "--force"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode in (1, 2)
    assert words in done.stderr
    assert (tmp_path / target).read_bytes() == before


def test_a_report_does_not_replace_a_desk(
    claims: Invoke, harbour: str, tmp_path: Path
) -> None:
    desk = tmp_path / "other.db"
    desk.write_bytes(b"SQLite format 3\0 and so on")

    refused = claims("report", harbour, "-o", str(desk), "--force", code=1)

    assert refused.stderr == f"Error: {desk} is a database; choose another name\n"
    assert desk.read_bytes().startswith(b"SQLite")


@pytest.fixture
def harbour(claims: Invoke, tmp_path: Path) -> str:
    path = tmp_path / "harbour.txt"
    path.write_text("The harbour of Port Selby reopened in 2021.\n", encoding="utf-8")
    claims("ingest", str(path))
    return "harbour"


def test_words_that_are_not_utf_8_are_refused(claims: Invoke, harbour: str) -> None:
    refused = claims("edit", "harbour/1", "--statement", "a\udcff", code=2)

    assert "is not UTF-8" in refused.stderr


def test_a_limit_that_no_database_can_count_is_refused(claims: Invoke) -> None:
    refused = claims("list", "--limit", "99999999999999999999", code=2)

    assert "is not in the range" in refused.stderr


def test_the_last_day_there_is_can_be_asked_for(claims: Invoke, harbour: str) -> None:
    assert "harbour/1" in claims("list", "--until", "9999-12-31").stdout


def test_evidence_with_another_note_is_another_piece(
    claims: Invoke, harbour: str
) -> None:
    page = ("evidence", "add", "harbour/1", "https://example.org", "--passage", "2021")
    claims(*page)
    claims(*page, "--note", "the page was changed on Monday")
    claims(*page, "--note", "the page was changed on Monday")

    listed = claims("evidence", "list", "harbour/1", "-f", "jsonl").stdout
    assert len(listed.splitlines()) == 2
