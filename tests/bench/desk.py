"""Measure a desk of 300 articles: its policy, its sources, its proof, its write lock.

Seconds are those that a command computes, for a machine does other things besides; the
baseline is the list of all claims of that desk. A lock is held by a command on a desk
of its own, from the beginning of its transaction to the end, and its baseline is all
that the command computes. Exits 1 when one takes longer than it may.
"""

import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner
from sqlalchemy import event
from tabulate import tabulate

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.article import process
from bench.corpus import write_articles
from bench.long_article import long_article
from bench.worked_desk import work
from claims.cli import cli
from claims.cli.commands.policy import shipped_policy
from claims.database.engine import create_engine

Row = tuple[str, str, str, str, str]
HEADERS = ("", "measured", "baseline", "ratio", "must")
POLICY, SOURCE, VERIFY, LOCK = 3, 3, 20, 1
WORDS = 200_000
MEGABYTES = 2_000_000
ALIKE = ("sources = 0 ", "sources = 9 ")
"""What of the policy is changed so that no verdict meets it any more."""


def line(what: str, mine: float, base: float, bar: float) -> Row:
    return (
        what,
        f"{mine:.2f} s",
        f"{base:.2f} s",
        f"{mine / base:.2f}",
        f"{'ok' if mine <= bar else 'OVER'}: ≤ {bar} s",
    )


def worked(folder: Path) -> Iterator[Row]:
    """Yield what commands about the whole desk compute."""
    desk = folder / "worked.db"
    count = work(f"sqlite:///{desk}")
    policy = folder / "strict.toml"
    policy.write_text(shipped_policy().replace(*ALIKE), encoding="utf-8")
    base, _ = process(desk, "list", "--limit", "0", "--format", "json")
    edit = ("source", "edit", "https://example.org/1", "--origin")
    commands: dict[str, tuple[int, tuple[str, ...]]] = {
        "db verify": (VERIFY, ("db", "verify")),
        "source edit --origin": (SOURCE, (*edit, "https://example.org/2")),
        "policy set, no verdict meets it": (POLICY, ("policy", "set", str(policy))),
    }
    for what, (bar, words) in commands.items():
        again = folder / "again.db"
        shutil.copy(desk, again)
        seconds, _ = process(again, *words)
        yield line(f"{what}, {count:,} claims / list them", seconds, base, bar)


def locks(folder: Path) -> Iterator[Row]:
    """Yield how long commands keep others from writing."""
    desk, corpus = f"sqlite:///{folder / 'locked.db'}", folder / "corpus"
    old, new, large = (folder / f"{name}.txt" for name in ("old", "new", "large"))
    for path, text in zip((old, new), long_article(WORDS), strict=True):
        path.write_text(text, encoding="utf-8")
    dense = long_article(2 * WORDS, share=1)[0]
    large.write_bytes(dense.encode()[:MEGABYTES].rpartition(b"\n")[0])
    write_articles(corpus, 1)
    run(desk, "init")
    for what, *words in (
        ("ingest of an article of a corpus", "ingest", str(corpus), "-j", "1"),
        (f"ingest of {WORDS:,} words", "ingest", str(old), "--slug", "long"),
        ("extract from it again", "extract", "long", "--engine", "rules"),
        ("revise to its next text", "revise", "long", str(new)),
        ("ingest of 2 MB, all of them claims", "ingest", str(large)),
    ):
        held, computed = run(desk, *words)
        yield line(f"lock: {what} / all it computes", held, computed, LOCK)


def run(desk: str, *words: str) -> tuple[float, float]:
    """Run a command; return the seconds computed under the lock, and in all."""
    held, began = 0.0, 0.0

    def begin(_connection: object) -> None:
        nonlocal began
        began = time.process_time()

    def end(*_: object) -> None:
        nonlocal held
        held = max(held, time.process_time() - began)

    engine = create_engine(desk, writing=True)
    event.listen(engine, "begin", begin, insert=True)
    event.listen(engine, "checkin", end)
    started = time.process_time()
    result = CliRunner().invoke(cli, ["--database", desk, *words])
    computed = time.process_time() - started
    event.remove(engine, "begin", begin)
    event.remove(engine, "checkin", end)
    if result.exit_code:
        sys.exit(f"{' '.join(words)}: {result.output}")
    return held, computed


def main() -> int:
    """Print the table; return the exit code."""
    # As the command line does.
    gc.set_threshold(200_000)
    os.environ |= {"CLAIMS_ENGINE": "rules", "CLAIMS_CHECKER": "bench"}
    with tempfile.TemporaryDirectory(prefix="claims-bench-") as folder:
        found = [*locks(Path(folder)), *worked(Path(folder))]
    print(tabulate(found, HEADERS, disable_numparse=True))
    return int(any("OVER" in each[-1] for each in found))


if __name__ == "__main__":
    sys.exit(main())
