"""A real terminal for a command: a pty, and pyte to see what it draws."""

import fcntl
import os
import pty
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType

import pyte

from support import PATIENCE

ENTER, ESCAPE, TAB = "\r", "\x1b", "\t"
CLEAR = "\x15"
"""What empties a line: Ctrl+U."""


class Terminal:
    """Runs a command on a terminal of its own, of ``size`` columns and lines."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        environment: dict[str, str] | None = None,
    ) -> None:
        self.columns, self.lines = size
        self.screen = pyte.Screen(self.columns, self.lines)
        self._stream = pyte.ByteStream(self.screen)
        self._lock = threading.Lock()
        self._fd, terminal = pty.openpty()
        _resize(terminal, size)
        # A worker of pytest-xdist has them, and they would hold whatever the size.
        fixed = ("COLUMNS", "LINES")
        inherited = {k: v for k, v in os.environ.items() if k not in fixed}
        self.process = subprocess.Popen(
            command,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env={
                **inherited,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                **(environment or {}),
            },
            start_new_session=True,
            # A run in the background ignores Ctrl-C, and so would what it starts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        os.close(terminal)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._reader.join(PATIENCE)
        os.close(self._fd)

    def _read(self) -> None:
        while True:
            try:
                part = os.read(self._fd, 65536)
            except OSError:
                # How Linux says that the other end is closed; others send nothing.
                part = b""
            if not part:
                return
            with self._lock:
                self._stream.feed(part)

    @property
    def text(self) -> str:
        """What is on the screen, without the blanks at the ends of its lines."""
        with self._lock:
            return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, keys: str) -> None:
        """Type ``keys`` all at once."""
        os.write(self._fd, keys.encode())

    def resize(self, size: tuple[int, int]) -> None:
        """Make the terminal larger or smaller."""
        with self._lock:
            self.screen.resize(columns=size[0], lines=size[1])
        _resize(self._fd, size)
        # A controlling terminal says so itself; this one is only a terminal.
        self.process.send_signal(signal.SIGWINCH)

    def wait_for(self, *words: str, without: str = "") -> str:
        """Wait until all ``words`` are on the screen; return what is on it then."""

        def shown(text: str) -> bool:
            # Words may be wrapped anywhere.
            flat = " ".join(text.split())
            return all(each in flat for each in words) and not (
                without and without in flat
            )

        return self.wait_until(shown, f"{words} without {without!r}")

    def wait_until(self, holds: Callable[[str], bool], what: str) -> str:
        """Wait until what is on the screen ``holds``; return it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            text = self.text
            if holds(text):
                return text
            time.sleep(0.02)
        raise AssertionError(f"the screen never showed {what}:\n{self.text}")

    def ended(self) -> int:
        """Wait for the command to end; return its exit code."""
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    def marked(self) -> list[str]:
        """Return the words with the background of a claim's part, line by line."""
        with self._lock:
            found = []
            for number in range(self.screen.lines):
                row = self.screen.buffer[number]
                cells = [row[at] for at in range(self.screen.columns)]
                words = "".join(cell.data for cell in cells if cell.bg == "ffd75f")
                if words.strip():
                    found.append(words.strip())
            return found


def _resize(fd: int, size: tuple[int, int]) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
