"""Every ``$ claims`` line in docs/ is run, and must print what the page says."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from claims.cli import cli
from claims.database.engine import create_engine

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
FILE = re.compile(
    r"^```(?:toml|text)\n# (\S+\.(?:toml|txt))\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
"""A file that a page shows, with its name in the first line: it is there to be used."""
MOMENT = re.compile(r"\b20\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(\+00:00)?")
PROGRESS = re.compile(r"^[\d,]+ (of [\d,]+ )?sources?, [\d.]+/s.*\n", re.MULTILINE)
"""What a slow machine says in between."""


def replay(block: str) -> str:
    """Run each command in ``block`` and return the transcript it really produces."""
    lines: list[str] = []
    for command in re.findall(r"^\$ (claims (?:.*\\\n)*.*)", block, re.M):
        words = shlex.split(command.replace("\\\n", " "))[1:]
        result = CliRunner().invoke(cli, words, prog_name="claims")
        lines += [f"$ {command}", *result.output.splitlines()]
    shown = "".join(f"{line}\n" for line in lines)
    # The clock is the one thing that differs from run to run.
    return MOMENT.sub("2024-09-02 12:00", PROGRESS.sub("", shown))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_transcripts(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    sample = (ROOT / "data" / "mongolia.txt").read_bytes()
    (tmp_path / "mongolia.txt").write_bytes(sample)
    monkeypatch.chdir(tmp_path)
    # An engine knows its file by the folder that it was made in.
    create_engine.cache_clear()
    monkeypatch.setenv("CLAIMS_CHECKER", "ada")
    monkeypatch.delenv("CLAIMS_ENGINE")
    text = page.read_text(encoding="utf-8")
    for name, content in FILE.findall(text):
        (tmp_path / name).write_text(content, encoding="utf-8")
    actual = BLOCK.sub(lambda match: replay(match[0]), text)

    if request.config.getoption("--update"):
        page.write_text(actual, encoding="utf-8")
    assert actual == text, "run: make docs"
