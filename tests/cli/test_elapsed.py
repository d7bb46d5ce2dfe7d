"""Progress of long work: on a terminal, and nowhere else."""

import io
import os
import signal
import sys
from pathlib import Path

import pytest

from claims.cli import elapsed as module
from claims.cli.elapsed import elapsed
from support import PATIENCE, Invoke
from support_terminal import Terminal


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_takes_long_says_for_how_long_and_is_taken_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    monkeypatch.setattr(module, "EVERY", 0.01)
    screen = Screen()

    with elapsed("finding claims", screen):
        while "finding claims, 0:00" not in screen.getvalue():
            pass

    assert screen.getvalue().endswith("\r\x1b[K")


def test_nothing_is_written_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    stream = io.StringIO()

    with elapsed("finding claims", stream):
        pass

    assert stream.getvalue() == ""


def test_ctrl_c_while_claims_are_found_is_one_line_and_stores_nothing(
    claims: Invoke, database: str, tmp_path: Path
) -> None:
    text = tmp_path / "long.txt"
    text.write_text("The bridge carried 40,000 vehicles in 2019. " * 40_000)
    command = [sys.executable, "-m", "claims", "--database", database]

    with Terminal([*command, "ingest", str(text), "--engine", "rules"]) as terminal:
        terminal.wait_for("finding claims in", "Ctrl-C stops it")
        os.kill(terminal.process.pid, signal.SIGINT)
        terminal.wait_for("interrupted")
        code = terminal.process.wait(PATIENCE)

    assert code == 130
    assert claims("articles", "-f", "json").stdout.strip() == "[]"
