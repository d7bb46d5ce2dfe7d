"""Corpora whose workers or parent are killed: what was announced is stored."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from claims import schema
from claims.database.engine import connect
from stress.desks import Desks, damage

ARTICLES = 12
_ANNOUNCED = re.compile(r"^(corpus-\d+): ", re.MULTILINE)


@dataclass
class CorpusTally:
    """How many processes of corpora were killed, and what went wrong."""

    tried: int = 0
    faults: list[str] = field(default_factory=list)


def kill_corpora(desks: Desks, times: int) -> CorpusTally:
    """Kill workers and parents in turn, so many in all, at times evenly spread."""
    folder = desks.folder / "corpus"
    folder.mkdir()
    for number in range(ARTICLES):
        text = f"The ferry {number} carried {number}00 people in 1999.\n" * 3
        (folder / f"corpus-{number}.txt").write_text(text, encoding="utf-8")
    with desks.fresh() as url:
        began = time.monotonic()
        _ingest(url, folder).communicate()
        seconds = time.monotonic() - began
    tally = CorpusTally()
    for each in range(times):
        with desks.fresh() as url:
            after = seconds * (each + 0.5) / times
            is_worker = bool(each % 2)
            killed, found = _killed(url, folder, after, is_worker=is_worker)
            whom = "a worker" if is_worker else "the parent"
            tally.tried += killed
            tally.faults += [f"{whom} after {after:.2f} s: {one}" for one in found]
    return tally


def _ingest(url: str, folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "claims", "--database", url, "ingest", str(folder)]
    plain = {name: each for name, each in os.environ.items() if name != "LD_PRELOAD"}
    return subprocess.Popen(
        [*command, "--jobs", "2", "--engine", "sentences", "--by", "ada"],
        env=plain,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _killed(
    url: str, folder: Path, after: float, *, is_worker: bool
) -> tuple[int, list[str]]:
    """Kill a process of a corpus; return how many there were, and what broke."""
    process = _ingest(url, folder)
    time.sleep(after)
    whom = [process.pid] if process.poll() is None else []
    if is_worker:
        whom = [pid for pid in _children(process.pid) if _is_worker(pid)][:1]
    for pid in whom:
        os.kill(pid, signal.SIGKILL)
    out, err = process.communicate()
    return len(whom), list(_wrong(url, folder, out, err))


def _wrong(url: str, folder: Path, out: str, err: str) -> Iterator[str]:
    """Yield what was announced and is not there, and what is damaged or left out."""
    told = set(_ANNOUNCED.findall(out))
    lost = told - _slugs(url)
    if lost:
        yield f"announced and lost: {sorted(lost)}"
    if "Traceback" in err:
        yield f"a traceback: {err.strip().splitlines()[-1]}"
    yield from damage(url)
    _, err = (again := _ingest(url, folder)).communicate()
    missing = {f"corpus-{number}" for number in range(ARTICLES)} - _slugs(url)
    if again.returncode or missing:
        yield f"given again it leaves out {sorted(missing)}: {err.strip()}"


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8")
    except FileNotFoundError:
        return []
    return [int(each) for each in listed.split()]


def _is_worker(pid: int) -> bool:
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return False


def _slugs(url: str) -> set[str]:
    with connect(url) as connection:
        return set(connection.scalars(sa.select(schema.article.c.slug)))
