"""Speed, each figure beside a baseline that is measured in the same run.

Processes and calls are interleaved (A B A B …) and compared by their medians, so that
what else the machine does falls on both. Run by ``make bench``.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from tabulate import tabulate

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.load import load
from bench.measure import (
    Row,
    interleaved,
    open_bare,
    process,
    row,
    run_bare,
    statements,
)
from claims.database.engine import connect, create_engine
from claims.english.sentences import split
from claims.extraction import get_engine
from claims.reading import read
from claims.services.articles.article_ingest import ingest
from claims.services.articles.proposals import Extraction
from claims.services.claims.claim_list import list_claims
from claims.services.claims.table_lines import list_lines
from claims.services.core.claim_filter import Filter, Sort
from claims.vocabulary import Kind, Status

PYTHON = sys.executable
SAMPLE = Path(__file__).parents[2] / "data" / "mongolia.txt"
CLICK = [PYTHON, "-c", "import click"]
IMPORTS = [PYTHON, "-c", "import click, sqlalchemy, tabulate"]
QUERIES: dict[str, tuple[Filter, Sort | None]] = {
    "plain": (Filter(), None),
    "unverified": (Filter(status=Status.UNVERIFIED), None),
    "checked": (Filter(status=Status.CHECKED), None),
    "suspended": (Filter(status=Status.SUSPENDED), None),
    "dropped": (Filter(status=Status.DROPPED), None),
    "kind": (Filter(kind=Kind.QUANTITY), None),
    "speaker": (Filter(speaker="Speaker 7"), None),
    "own voice": (Filter(own_voice=True), None),
    "rating": (Filter(rating="false"), None),
    "checker": (Filter(checker="checker 3"), None),
    "article": (Filter(article_id=7), None),
    "since": (Filter(since=date(2020, 1, 1)), None),
    "until": (Filter(until=date(2020, 1, 1)), None),
    "min worth": (Filter(min_worth=0.9), None),
    "match, 1 claim": (Filter(match="rarity7"), None),
    "match, 50 claims": (Filter(match="seldom"), None),
    "match, common": (Filter(match="harbour"), None),
    "newest": (Filter(), "newest"),
    "number": (Filter(), "number"),
}


def keep_bytecode(folder: Path) -> None:
    """Let claims and its baselines start from bytecode, as they do when installed.

    Otherwise only what pip has compiled would, and a checkout of claims might not.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


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


def queries(rounds: int, desks: dict[int, str]) -> list[Row]:
    """Compare a list on an open connection with the same SQL, bare.

    ``lines`` are what a table shows: one query. ``claims`` are the whole records that
    JSON shows, for which the spans are a second one. The desks take turns too, so that
    a large one is compared with a small one of the same minute.
    """
    rows, larger = [], []
    with ExitStack() as stack:
        opened = {
            count: (
                stack.enter_context(connect(desk)),
                stack.enter_context(closing(open_bare(desk))),
            )
            for count, desk in desks.items()
        }
        for what, find in (("lines", list_lines), ("claims", list_claims)):
            for name, (wanted, sort) in QUERIES.items():
                calls: list[Callable[[], object]] = []
                for connection, bare in opened.values():
                    call = partial(find, connection, wanted, sort=sort)
                    calls += [
                        call,
                        partial(run_bare, bare, statements(connection, call)),
                    ]
                times = interleaved(calls, rounds * 5)
                mine = [statistics.median(each) for each in times[::2]]
                base = [statistics.median(each) for each in times[1::2]]
                rows += [
                    row(f"{what}, {name}, {count:,} / bare SQL", ours, bare_sql, 1.6)
                    for count, ours, bare_sql in zip(desks, mine, base, strict=True)
                ]
                if len(desks) > 1:
                    ends = f"{max(desks):,} / {min(desks):,}"
                    larger.append(
                        row(f"{what}, {name}, {ends}", mine[-1], mine[0], 1.5)
                    )
    return rows + larger


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
        mine, base = interleaved([whole, extract], rounds * 2)
    medians = statistics.median(mine), statistics.median(base)
    return [row("ingest one article / its extraction", *medians, 2.0)]


def main() -> None:
    """Print the table; exit 1 when a figure is over its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument(
        "--quick", action="store_true", help="the smallest desk, in fewer rounds"
    )
    parser.add_argument("--keep", type=Path, help="keep the desks in this folder")
    options = parser.parse_args()
    options.claims.sort()
    if options.quick:
        options.claims, options.rounds = options.claims[:1], 15
    folder = options.keep or Path(tempfile.mkdtemp(prefix="claims-bench-"))
    folder.mkdir(exist_ok=True)
    try:
        desks = {}
        for count in options.claims:
            desks[count] = str(folder / f"{count}.db")
            if not Path(desks[count]).exists():
                print(f"loading {count:,} claims", file=sys.stderr)
                load(desks[count], count)
        keep_bytecode(folder / "bytecode")
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
