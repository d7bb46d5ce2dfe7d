"""A recording keeps what must not change, and nothing else."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quality.recording.comparison import compare
from quality.recording.reach import reach
from quality.recording.volatile import Volatile


def test_moments_of_today_are_settled_and_given_days_stay() -> None:
    now = datetime.now(UTC)

    settled = Volatile().settle(f"{now.isoformat()} {now:%Y-%m-%d %H:%M} 2024-09-02")

    assert settled == ("0000-00-00T00:00:00.000000+00:00 0000-00-00 00:00 2024-09-02")


def test_hashes_are_numbered_but_those_of_the_recorded_texts() -> None:
    volatile = Volatile()
    volatile.keep(b"text")
    of_text = hashlib.sha256(b"text").hexdigest()
    first, second = (hashlib.sha256(each).hexdigest() for each in (b"1", b"2"))

    settled = volatile.settle(f"{first} {of_text} {second} {first[:12]}…")

    assert settled == f"<hash 1> {of_text} <hash 2> <hash 1>…"


def test_a_command_more_is_the_only_difference(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder, commands in ((before, "ac"), (after, "abc")):
        folder.mkdir()
        for number, command in enumerate(commands):
            (folder / f"{number}.txt").write_text(f"$ claims {command}\nexit 0\n")

    assert compare(before, before) == []
    assert compare(before, after) == [f"1.txt: only in {after}: $ claims b"]


def test_another_line_and_no_recording_are_told(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder, code in ((before, 0), (after, 1)):
        folder.mkdir()
        (folder / "1.txt").write_text(f"$ claims list\nexit {code}\n")

    [block] = compare(before, after)

    assert "-exit 0" in block
    assert "+exit 1" in block
    with pytest.raises(FileNotFoundError, match="holds no recording"):
        compare(before, tmp_path)


def test_an_option_is_reached_by_a_command_that_was_not_refused() -> None:
    runs = [(["list", "-n", "3", "--flagged"], 0), (["stale", "--on", "2024-01-01"], 2)]

    missed = reach(runs)

    assert "not reached: claims list --limit" not in missed
    assert "not reached: claims list --flagged" not in missed
    assert "not reached: claims list --count" in missed
    assert "not reached: claims stale --on" in missed
