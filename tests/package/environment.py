"""A new environment that the wheel is installed in, and its command line."""

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

from support_terminal import Terminal

ROOT = Path(__file__).parents[2]


def build(folder: Path) -> Path:
    """Build the sdist and, from it, the wheel; return the wheel."""
    for old in folder.glob("claims_desk-*"):
        old.unlink()
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"the package cannot be built:\n{done.stdout}{done.stderr}")
    [wheel] = folder.glob("claims_desk-*.whl")
    return wheel


class Environment:
    """A virtual environment; what is run in it finds its programs first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        self.fresh = self._size()

    def variables(self) -> dict[str, str]:
        """Return the variables of a person who set none for claims."""
        ours = ("CLAIMS_", "PYTHONPATH", "VIRTUAL_ENV")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
        return {**kept, "PATH": f"{self.folder / 'bin'}:{kept['PATH']}"}

    def install(self, command: str) -> None:
        """Run a ``pip install`` as it is typed; say how long it took and how large."""
        before, began = self._size(), time.monotonic()
        self.shell(command)
        seconds, size = time.monotonic() - began, self._size() - before
        print(f"$ {command}\n  {size / 1e6:.0f} MB in {seconds:.0f} s", flush=True)

    def shell(self, command: str) -> None:
        """Run a command as it is typed, which must succeed."""
        done = subprocess.run(
            ["sh", "-c", command],
            env=self.variables(),
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            sys.exit(f"$ {command}\n{done.stdout}{done.stderr}")

    def claims(self, typed: str, *, code: int = 0, says: str = "") -> str:
        """Run ``claims`` as it is typed; it must end with ``code`` and say the words.

        What is returned is stdout, and where it is refused stderr.
        """
        print(f"$ claims {typed}", flush=True)
        done = subprocess.run(
            [self.folder / "bin" / "claims", *shlex.split(typed)],
            env=self.variables(),
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode != code or says not in done.stdout + done.stderr:
            sys.exit(
                f"expected exit code {code} and {says!r}, got {done.returncode}:\n"
                f"{done.stdout}{done.stderr}"
            )
        return done.stderr if code else done.stdout

    def on_terminal(self, typed: str) -> Terminal:
        """Start ``claims`` as it is typed on a terminal of its own."""
        print(f"$ claims {typed}  (on a terminal)", flush=True)
        program = str(self.folder / "bin" / "claims")
        return Terminal([program, *shlex.split(typed)], size=(160, 24))

    def sample(self) -> str:
        """Return the path of the sample article in the installed package."""
        [found] = self.folder.glob("lib/python*/site-packages/claims/data/mongolia.txt")
        return str(found)

    def _size(self) -> int:
        lib = self.folder / "lib"
        return sum(each.stat().st_size for each in lib.rglob("*") if each.is_file())
