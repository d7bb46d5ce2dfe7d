"""How far a long command is, off a terminal and on one."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from claims.cli.progress import progress


def test_off_a_terminal_a_line_comes_now_and_then(
    capsys: pytest.CaptureFixture[str],
) -> None:
    now = 0.0

    with progress(4000, with_bar=False, clock=lambda: now) as step:
        for _ in range(1000):
            now += 0.25
            step()

    said = capsys.readouterr().err.splitlines()
    assert len(said) == 16
    assert said[0] == "60 of 4,000 sources, 4.0/s, 0:16:25 to go"


def test_nobody_says_how_long_when_nobody_knows_how_much(
    capsys: pytest.CaptureFixture[str],
) -> None:
    now = 0.0

    with progress(None, with_bar=False, clock=lambda: now) as step:
        now = 16.0
        step()

    assert capsys.readouterr().err == "1 source, 0.1/s\n"


@pytest.mark.parametrize("source", ["texts", "-"])
def test_a_bar_is_drawn_on_a_terminal_and_the_lines_go_their_way(
    sqlite_desk: str, tmp_path: Path, source: str
) -> None:
    texts = [f"The bridge carried {n} vehicles." for n in range(12)]
    (tmp_path / "texts").mkdir()
    for n, text in enumerate(texts):
        (tmp_path / "texts" / f"{n}.txt").write_text(text)
    command = [sys.executable, "-m", "claims", "--database", sqlite_desk, "ingest"]
    if source == "-":
        command += ["--media-type", "application/jsonl"]
    reading, terminal = pty.openpty()

    done = subprocess.run(
        [*command, source, "-j1"],
        input="".join(json.dumps({"text": text}) + "\n" for text in texts),
        stdout=subprocess.PIPE,
        stderr=terminal,
        cwd=tmp_path,
        text=True,
        check=True,
    )
    os.close(terminal)
    said = b""
    # How Linux says that the other end is closed, and others do.
    with suppress(OSError):
        while part := os.read(reading, 4096):
            said += part
    os.close(reading)

    assert done.stdout.count(" proposed in ") == 12
    assert b"ingest  [" in said
    assert (b"12/12" in said) == (source == "texts")
    assert b"/s" in said
    assert b"taken in: 12 articles" in said
