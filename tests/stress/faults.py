"""Faults: a command in a process of its own that dies, or whose disk fails, halfway.

``faults.c`` is compiled and preloaded before the C library: it counts the operations on
files below a folder, or the messages to a server, and lets the N-th fail. So a script
that uses it runs ``preload()`` first, which starts it anew.
"""

import ctypes
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from claims.cli.app import cli

_SOURCE = Path(__file__).with_name("faults.c")
_LIBRARY = "CLAIMS_FAULTS"
COUNT, KILL, ERROR = 0, 1, 2
BUG = 70
"""The exit code of a command that ended in a traceback."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is to happen to the operation numbered ``at``."""

    kind: int = COUNT
    at: int = 0
    error: int = 0
    """The error number of the operating system, such as ``errno.ENOSPC``."""
    stays: bool = False
    """Whether every operation after it fails as well: the disk stays full."""
    after: float | None = None
    """Seconds after which the process is killed, wherever it is, or struck."""
    strike: Callable[[], None] | None = None
    """What is done then instead of killing it: to the server, such as."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """How a command ended."""

    words: str
    code: int | None
    """``None``: it was killed."""
    out: str
    err: str
    operations: int
    seconds: float


def can_preload() -> bool:
    """Say whether there is a compiler, and a system that preloads."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def compiled(folder: Path) -> Path:
    """Compile the library into a folder; return its path."""
    library = folder / "faults.so"
    command = ["cc", "-O1", "-shared", "-fPIC", "-o", str(library), str(_SOURCE)]
    subprocess.run(command, check=True)
    return library


def preload() -> None:
    """Start this script anew with the library before the C library, once."""
    if _LIBRARY in os.environ:
        return
    if not can_preload():
        sys.exit("the C compiler cc is not on this machine: nothing was tried")
    folder = Path(tempfile.mkdtemp(prefix="claims-faults-"))
    library = str(compiled(folder))
    environment = {**os.environ, _LIBRARY: library, "LD_PRELOAD": library}
    ended = subprocess.run([sys.executable, *sys.argv], env=environment, check=False)
    shutil.rmtree(folder)
    sys.exit(ended.returncode)


def attempt(
    url: str, words: list[str], *, fault: Fault, folder: Path, who: str = "eve"
) -> Attempt:
    """Run a command with a fault; a desk without ``://`` is a file in ``folder``."""
    with tempfile.TemporaryDirectory(prefix="claims-attempt-") as apart:
        out, err, seen = (Path(apart) / name for name in ("out", "err", "seen"))
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            _run(url, words, fault, folder, who, (out, err, seen))
        status = _waited(child, fault)
        seconds = time.monotonic() - began
        is_killed = os.WIFSIGNALED(status)
        counted = seen.read_text() if seen.exists() else ""
        return Attempt(
            " ".join(words),
            None if is_killed else os.waitstatus_to_exitcode(status),
            out.read_text(),
            err.read_text(),
            int(counted or fault.at),
            seconds,
        )


def _waited(child: int, fault: Fault) -> int:
    if fault.after is not None:
        time.sleep(fault.after)
        if fault.strike is None:
            os.kill(child, signal.SIGKILL)
        else:
            fault.strike()
    return os.waitpid(child, 0)[1]


def _run(
    url: str,
    words: list[str],
    fault: Fault,
    folder: Path,
    who: str,
    files: tuple[Path, Path, Path],
) -> None:
    """Run the command in a forked process, which ends here."""
    code = BUG
    out, err, seen = files
    try:
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdin = io.StringIO()
        os.environ["CLAIMS_CHECKER"] = who
        is_server = "://" in url
        library = ctypes.CDLL(os.environ[_LIBRARY])
        below = "" if is_server else str(folder.resolve())
        library.fault_arm(
            below.encode(),
            int(is_server),
            fault.kind,
            ctypes.c_long(fault.at),
            fault.error,
            int(fault.stays),
        )
        try:
            cli.main(["--database", url, *words], prog_name="claims")
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(bool(ended.code))
        library.fault_arm.restype = None
        counted = library.fault_seen()
        library.fault_arm(b"", 0, COUNT, ctypes.c_long(0), 0, 0)
        seen.write_text(str(counted))
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        library.fault_arm(b"", 0, COUNT, ctypes.c_long(0), 0, 0)
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)
