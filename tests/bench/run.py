"""Speed, each figure beside a baseline that is measured in the same run.

Processes and calls are interleaved (A B A B …) and compared by their medians, so that
what else the machine does falls on both. Run by ``make bench``.
"""

import argparse
import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from tabulate import tabulate

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.load import load
from claims.database import connect, create_engine
from claims.extraction import get_engine
from claims.extraction.sentences import split
from claims.reading import read
from claims.services.claims import list_claims
from claims.services.filters import Filter, Sort
from claims.services.ingest import ingest
from claims.services.lines import list_lines
from claims.services.proposals import Extraction
from claims.words import Kind, Status

PYTHON = sys.executable
SAMPLE = Path(__file__).parents[2] / "data" / "mongolia.txt"
CLICK = [PYTHON, "-c", "import click"]
IMPORTS = [PYTHON, "-c", "import click, sqlalchemy, tabulate"]
ONE_ROW = "match, rare"
QUERIES: dict[str, tuple[Filter, Sort | None]] = {
    "plain": (Filter(), None),
    "unverified": (Filter(status=Status.UNVERIFIED), None),
    "status": (Filter(status=Status.CHECKED), None),
    "kind": (Filter(kind=Kind.QUANTITY), None),
    "speaker": (Filter(speaker="Speaker 7"), None),
    "own voice": (Filter(own_voice=True), None),
    "rating": (Filter(rating="false"), None),
    "checker": (Filter(checker="checker 3"), None),
    "article": (Filter(article_id=7), None),
    "since": (Filter(since=date(2020, 1, 1)), None),
    "until": (Filter(until=date(2020, 1, 1)), None),
    "min worth": (Filter(min_worth=0.9), None),
    ONE_ROW: (Filter(match="rarity7"), None),
    "match, common": (Filter(match="harbour"), None),
    "newest": (Filter(), "newest"),
    "number": (Filter(), "number"),
}

Row = tuple[str, str, str, str, str, str]


def interleaved(
    calls: Sequence[Callable[[], object]], rounds: int
) -> list[list[float]]:
    """Return the seconds of each call in each round, the calls taking turns."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, seconds in zip(calls, times, strict=True):
            started = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - started)
    return times


def process(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def row(what: str, mine: float, base: float, bar: float, unit: str = "ms") -> Row:
    ratio = mine / base
    scale = 1000 if unit == "ms" else 1
    return (
        what,
        f"{mine * scale:.2f} {unit}",
        f"{base * scale:.2f} {unit}",
        f"{ratio:.2f}",
        f"{bar:.2f}",
        "ok" if ratio <= bar else "OVER",
    )


def processes(rounds: int, desks: dict[int, str]) -> list[Row]:
    """Compare claims as a process with the bare imports that it needs."""
    rows = []
    for word in ("--version", "--help"):
        mine, base = interleaved(
            [partial(process, [PYTHON, "-m", "claims", word]), partial(process, CLICK)],
            rounds,
        )
        medians = statistics.median(mine), statistics.median(base)
        rows.append(row(f"claims {word} / import click", *medians, 1.35))
    for count, desk in desks.items():
        for words in (["--unverified", "--limit", "50"], []):
            command = [PYTHON, "-m", "claims", "--database", desk, "list", *words]
            sql = (
                "SELECT id, status, rating, check_worthiness, kind, speaker, statement"
                " FROM claim WHERE "
                + ("status = 'unverified'" if words else "status != 'dropped'")
                + " ORDER BY check_worthiness DESC, id LIMIT 50"
            )
            peer = [PYTHON, "-m", "sqlite_utils", "query", desk, sql, "--table"]
            calls = [partial(process, each) for each in (command, IMPORTS, peer)]
            mine, base, other = interleaved(calls, rounds)
            name = f"claims list {' '.join(words)}".strip()
            medians = statistics.median(mine), statistics.median(base)
            rows.append(row(f"{name}, {count:,} / imports", *medians, 1.25))
            seconds = statistics.median(other)
            rows.append(
                (
                    f"  sqlite-utils query --table, {count:,}",
                    f"{seconds * 1000:.2f} ms",
                    f"{medians[1] * 1000:.2f} ms",
                    f"{seconds / medians[1]:.2f}",
                    "",
                    "beside it",
                )
            )
    return rows


def memory(desks: dict[int, str]) -> list[Row]:
    """Compare the peak memory of a list with that of the bare imports."""
    rows = []
    for count, desk in desks.items():
        peaks = []
        for command in ([PYTHON, "-m", "claims", "--database", desk, "list"], IMPORTS):
            code = (
                "import resource, subprocess, sys;"
                "subprocess.run(sys.argv[1:], capture_output=True, check=True);"
                "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
            )
            done = subprocess.run(
                [PYTHON, "-c", code, *command],
                check=True,
                capture_output=True,
                text=True,
            )
            peaks.append(int(done.stdout) / 1024)
        rows.append(
            row(f"peak memory of list, {count:,}", peaks[0], peaks[1], 1.3, "MB")
        )
    return rows


def statements(
    connection: Connection, run: Callable[[], object]
) -> list[tuple[str, Any]]:
    """Return the SQL that a call executes, with its parameters."""
    seen: list[tuple[str, Any]] = []

    def note(_c: object, _cur: object, statement: str, values: Any, *_: object) -> None:
        seen.append((statement, values))

    event.listen(connection, "before_cursor_execute", note)
    run()
    event.remove(connection, "before_cursor_execute", note)
    return seen


def run_bare(
    connection: sqlite3.Connection, asked: Sequence[tuple[str, Any]]
) -> list[Any]:
    """Execute the statements without anything of ours around them."""
    return [connection.execute(*each).fetchall() for each in asked]


def against_bare(
    connection: Connection,
    bare: sqlite3.Connection,
    call: Callable[[], object],
    rounds: int,
) -> tuple[float, float]:
    """Return the median seconds of a call, and of the SQL that it executes."""
    alone = partial(run_bare, bare, statements(connection, call))
    for warm in (call, alone):
        warm()
    mine, base = interleaved([call, alone], rounds)
    return statistics.median(mine), statistics.median(base)


def queries(rounds: int, desks: dict[int, str]) -> list[Row]:
    """Compare a list on an open connection with the same SQL, bare.

    The bar is for a page of the rows that a table shows. Beside it stand a page of one
    row, where nothing is measured but the fixed cost of a call, and whole claims, as
    JSON has them: these take a second query and are built as records.
    """
    rows = []
    medians: dict[tuple[str, int], float] = {}
    for count, desk in desks.items():
        with connect(desk) as connection, closing(sqlite3.connect(desk)) as bare:
            for name, (wanted, sort) in QUERIES.items():
                lines = partial(list_lines, connection, wanted, sort=sort)
                mine, base = against_bare(connection, bare, lines, rounds * 5)
                medians[name, count] = mine
                found = row(f"list, {name}, {count:,} / bare SQL", mine, base, 1.6)
                if name == ONE_ROW:
                    found = (*found[:4], "", "beside it")
                rows.append(found)
            whole = partial(list_claims, connection, Filter())
            both = against_bare(connection, bare, whole, rounds * 5)
            beside = row(f"  plain, as whole claims, {count:,}", both[0], both[1], 1.6)
            rows.append((*beside[:4], "", "beside it"))
    if len(desks) == 2:
        small, large = desks
        rows += [
            row(
                f"list, {name}, {large:,} / {small:,}",
                medians[name, large],
                medians[name, small],
                1.5,
            )
            for name in QUERIES
        ]
    return rows


def ingesting(rounds: int, folder: Path) -> list[Row]:
    """Compare taking an article in, on an open connection, with finding its claims."""
    desk = str(folder / "ingest.db")
    load(desk, 64)
    document = read(str(SAMPLE), stdin=lambda: sys.stdin.buffer)
    engine = get_engine("rules")
    number = iter(range(1_000_000))

    def extract() -> Extraction:
        return Extraction(
            engine.name,
            engine.version,
            engine.extract(document),
            split(document.prose),
        )

    def whole() -> None:
        # Another text each time: the same one would be left alone.
        text = f"{document.text}\n{next(number)}"
        copy = replace(document, text=text, prose=text, content=text.encode())
        slug = f"sample-{next(number)}"
        found = extract()
        with connection.begin():
            ingest(connection, copy, found, slug=slug, title="Sample", by="bench")

    with create_engine(desk).connect() as connection:
        for warm in (whole, extract):
            warm()
        mine, base = interleaved([whole, extract], rounds * 2)
    medians = statistics.median(mine), statistics.median(base)
    return [row("ingest one article / its extraction", *medians, 2.0)]


def main() -> None:
    """Print the table; exit 1 when a figure is over its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--keep", type=Path, help="keep the desks in this folder")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="claims-bench-"))
    folder.mkdir(exist_ok=True)
    try:
        desks = {}
        for count in options.claims:
            desks[count] = str(folder / f"{count}.db")
            if not Path(desks[count]).exists():
                print(f"loading {count:,} claims", file=sys.stderr)
                load(desks[count], count)
        rows = processes(options.rounds, desks)
        rows += memory(desks)
        rows += queries(options.rounds, desks)
        shutil.rmtree(folder / "ingest", ignore_errors=True)
        (folder / "ingest").mkdir()
        rows += ingesting(options.rounds, folder / "ingest")
    finally:
        if not options.keep:
            shutil.rmtree(folder)
    headers = ("what", "measured", "baseline", "ratio", "bar", "")
    print(tabulate(rows, headers=headers, disable_numparse=True))
    load_average = os.getloadavg()[0]
    cores = os.cpu_count()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\nload {load_average:.1f} on {cores} cores; this script took {peak} MB")
    over = sum(each[-1] == "OVER" for each in rows)
    if over:
        sys.exit(f"{over} figures are over their bar")


if __name__ == "__main__":
    main()
