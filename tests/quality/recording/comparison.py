"""Compare two recordings: a short unified diff of every command that differs."""

import difflib
from collections import Counter
from pathlib import Path

LINES = 14
"""Lines of difference shown of one command."""


def compare(before: Path, after: Path, shown: int = LINES) -> list[str]:
    """Return what differs, a block of lines for each command; nothing if nothing does.

    Raises ``FileNotFoundError`` for a folder without a recording.
    """
    old, new = _commands(before), _commands(after)
    blocks = []
    for command in [*old, *(each for each in new if each not in old)]:
        if command not in new:
            blocks.append(f"{old[command].name}: only in {before}: {command[0]}")
        elif command not in old:
            blocks.append(f"{new[command].name}: only in {after}: {command[0]}")
        else:
            block = _difference(old[command], new[command], shown)
            blocks += [block] if block else []
    return blocks


def _commands(folder: Path) -> dict[tuple[str, int], Path]:
    """Return the files by their command and how often it was run before.

    Not by their number: one command more in between would make all others differ.
    """
    found: dict[tuple[str, int], Path] = {}
    times: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        command = _read(path).partition("\n")[0]
        found[command, times[command]] = path
        times[command] += 1
    if not found:
        raise FileNotFoundError(f"{folder} holds no recording")
    return found


def _read(path: Path) -> str:
    # As it is: what a command prints can hold line ends of any sort.
    return path.read_bytes().decode("utf-8")


def _difference(before: Path, after: Path, shown: int) -> str:
    """Return the lines that differ, with their commands; nothing if none does."""
    old, new = _read(before), _read(after)
    if old == new:
        return ""
    lines = [*difflib.unified_diff(old.split("\n"), new.split("\n"), n=1, lineterm="")][
        2:
    ]
    rest = len(lines) - shown
    more = [f"  … and {rest} more lines"] if rest > 0 else []
    command = old.partition("\n")[0]
    body = [f"  {line[:200]}" for line in lines[:shown]]
    return "\n".join([f"{after.name}: {command[:160]}", *body, *more])
