"""Run commands in this process and keep what each printed in a numbered file."""

import os
import re
import shlex
import traceback
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from click.testing import CliRunner

from claims.cli import cli
from quality.recording.volatile import Volatile

LONGEST = 48
"""How much of a command line is in the name of its file."""


class Recorder:
    """Writes one file for each command: its words, exit code, stdout and stderr."""

    def __init__(self, folder: Path, volatile: Volatile) -> None:
        self.folder = folder
        self.volatile = volatile
        self.invocations: list[tuple[list[str], int]] = []
        self.codes: Counter[int] = Counter()

    def run(
        self,
        line: str | Sequence[str],
        *,
        stdin: str | bytes | None = None,
        env: Mapping[str, str] | None = None,
        files: Sequence[str] = (),
    ) -> str:
        """Run ``claims LINE``; return its stdout as it was.

        What the command wrote to ``files`` is recorded below what it printed.
        """
        words = shlex.split(line) if isinstance(line, str) else list(line)
        result = CliRunner().invoke(
            cli, words, input=stdin, env=dict(env or {}), prog_name="claims"
        )
        parts = {"stdout": _text(result.stdout_bytes), "stderr": result.stderr}
        if result.exception and not isinstance(result.exception, SystemExit):
            # Where the code stands is not behaviour; what it raised is.
            parts["raised"] = "".join(traceback.format_exception_only(result.exception))
        for name in files:
            path = Path(name)
            there = path.exists()
            parts[f"file {name}"] = _text(path.read_bytes()) if there else "none"
        self.note(words, result.exit_code, parts, env or {})
        return result.stdout

    def lines(self, text: str) -> None:
        """Run every line of ``text``; a line that ends in a backslash goes on."""
        for line in text.replace("\\\n", " ").splitlines():
            if line.strip():
                self.run(line)

    def forms(self, line: str, forms: Sequence[str]) -> None:
        """Run a command once in each of ``forms``."""
        for form in forms:
            self.run(f"{line} -f {form}")

    def note(
        self,
        words: Sequence[str],
        code: int,
        parts: Mapping[str, str],
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Write the file of one command."""
        self.invocations.append((list(words), code))
        self.codes[code] += 1
        settings = "".join(f"{name}={value!r} " for name, value in (env or {}).items())
        text = f"$ {settings}claims {shlex.join(words)}\nexit {code}\n"
        for name, content in parts.items():
            if content:
                end = "" if content.endswith("\n") else "\n(no line end)\n"
                text += f"--- {name}\n{content}{end}"
        settled = self.volatile.settle(text)
        name = re.sub(r"[^a-z0-9]+", "-", self.volatile.settle(" ".join(words)).lower())
        short = name[:LONGEST].strip("-") or "claims"
        path = self.folder / f"{len(self.invocations):04}-{short}.txt"
        path.write_bytes(settled.encode("utf-8", "backslashreplace"))


def _text(content: bytes) -> str:
    """Return bytes as text; those that are none stay visible."""
    return content.decode("utf-8", "backslashreplace")


def write(volatile: Volatile, name: str, content: str | bytes) -> str:
    """Make a file in the working folder; return its name."""
    data = content if isinstance(content, bytes) else content.encode()
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    # As editors do, so that who watches it never sees half of it.
    other = path.with_name(f"{path.name}.new")
    other.write_bytes(data)
    os.replace(other, path)  # noqa: PTH105
    volatile.keep(data)
    return name
