"""Measure ``claims ingest`` of a folder: articles a second, by the number of processes.

Each run is a command of its own on a new SQLite desk, so start-up counts; the second
finds every text there.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tabulate import tabulate

SAMPLE = Path(__file__).parents[2] / "data" / "mongolia.txt"


def write_articles(folder: Path, count: int) -> None:
    """Write so many articles of the sample's length, no two of them alike."""
    sample = SAMPLE.read_text(encoding="utf-8")
    folder.mkdir()
    for number in range(count):
        text = f"Report number {number}\n{sample.replace('2002', str(1000 + number))}"
        (folder / f"report-{number}.txt").write_text(text, encoding="utf-8")


def peak(pid: int) -> int:
    """Return the peak memory of a process and those below it, in MB; Linux only."""
    proc = Path(f"/proc/{pid}")
    try:
        status = (proc / "status").read_text()
        below = (proc / "task" / str(pid) / "children").read_text().split()
    except OSError:
        return 0
    [found] = [line for line in status.splitlines() if line.startswith("VmHWM")] or [""]
    own = int(found.split()[1]) // 1024 if found else 0
    return own + sum(peak(int(child)) for child in below)


def run(command: list[str]) -> tuple[float, int]:
    """Return the seconds that a command takes, and its peak memory in MB."""
    started = time.perf_counter()
    highest = 0
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as running:
        while running.poll() is None:
            highest = max(highest, peak(running.pid))
            time.sleep(0.05)
        assert running.stderr is not None
        if running.returncode:
            sys.exit(running.stderr.read())
    return time.perf_counter() - started, highest


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--engine", help="what proposes the claims, by name")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="claims-corpus-") as name:
        folder = Path(name) / "texts"
        write_articles(folder, options.articles)
        for jobs in options.jobs:
            desk = str(Path(name) / f"{jobs}.db")
            claims = [sys.executable, "-m", "claims", "--database", desk]
            run([*claims, "init"])
            ingest = [*claims, "ingest", str(folder), "--jobs", str(jobs)]
            if options.engine:
                ingest += ["--engine", options.engine]
            for what in ("taken in", "already there"):
                seconds, memory = run(ingest)
                rate = options.articles / seconds
                rows.append((jobs, what, f"{seconds:.1f} s", f"{rate:.1f}/s", memory))
    headers = ("jobs", f"{options.articles} articles", "time", "rate", "peak MB, all")
    print(tabulate(rows, headers=headers, disable_numparse=True))
    print(f"\nload {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
