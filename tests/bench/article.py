"""Measure what a long article costs: revised, asked if it is ready, and reported.

Each command is a process of its own; its time is what it computes, and its baseline the
process that it cannot do without: the extraction of the same text for a revision, the
list of the same claims for the others. Exits 1 when one takes longer or more memory
than it may.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import sqlalchemy as sa
from tabulate import tabulate

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.long_article import WORDS, long_article
from claims import schema
from claims.database.engine import begin
from claims.services.core import spans, status
from claims.services.core.checkers import checker_id

Row = tuple[str, str, str, str, str]
HEADERS = ("", "measured", "baseline", "ratio", "must")
REVISE, MEGABYTES = 8, 400
WORDS_OF_3000 = WORDS * 3000 // 4800
READY, REPORT = 2, 3


def process(desk: Path, *words: str) -> tuple[float, int]:
    """Return the seconds that a command computes, and its peak memory in MB."""
    command = [sys.executable, "-m", "claims", "--database", str(desk), *words]
    environment = {**os.environ, "CLAIMS_ENGINE": "rules", "CLAIMS_CHECKER": "bench"}
    child = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert child.stderr is not None
    told = child.stderr.read()
    _, code, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(code)
    # Not ready is no failure.
    if child.returncode > 1:
        sys.exit(f"{' '.join(words)}: {told.decode()}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def line(name: str, mine: tuple[float, int], base: float, seconds: int) -> Row:
    is_ok = mine[0] <= seconds and mine[1] <= MEGABYTES
    return (
        name,
        f"{mine[0]:.2f} s ({mine[1]} MB)",
        f"{base:.2f} s",
        f"{mine[0] / base:.2f}",
        f"{'ok' if is_ok else 'OVER'}: ≤ {seconds} s, {MEGABYTES} MB",
    )


def revised(folder: Path) -> Iterator[Row]:
    old, new = (folder / name for name in ("long.txt", "next.txt"))
    for path, text in zip((old, new), long_article(), strict=True):
        path.write_text(text, encoding="utf-8")
    desk = folder / "long.db"
    process(desk, "init")
    process(desk, "ingest", str(old))
    base, _ = process(desk, "ingest", str(new), "--dry-run", "--format", "jsonl")
    mine = process(desk, "revise", "long", str(new))
    yield line(f"revise {WORDS:,} words / extract them", mine, base, REVISE)


def read(folder: Path) -> Iterator[Row]:
    article, desk = folder / "three.txt", folder / "three.db"
    article.write_text(long_article(WORDS_OF_3000)[0], encoding="utf-8")
    process(desk, "init")
    process(desk, "ingest", str(article))
    base, _ = process(desk, "list", "three", "--limit", "0", "--format", "json")
    count = rule_on_most(desk)
    for word, seconds in (("ready", READY), ("report", REPORT)):
        mine = process(desk, word, "three")
        yield line(f"{word}, {count:,} claims / list them", mine, base, seconds)


def rule_on_most(desk: Path) -> int:
    """Rule on two claims of three, true or false in turn; return how many there are.

    No ledger tells of it: ``claims db verify`` would rightly complain.
    """
    claim = schema.claim.c
    with begin(str(desk)) as connection:
        claims = connection.execute(
            sa.select(claim.id, claim.statement, claim.speaker)
        ).all()
        keys: dict[str, int] = {
            row.key: row.id for row in connection.execute(sa.select(schema.rating))
        }
        placed = spans.read(connection, [row.id for row in claims])
        verdicts = [
            {
                "claim_id": row.id,
                "number": 1,
                "revision_id": connection.scalar(sa.select(schema.revision.c.id)),
                "rating_id": keys["false" if at % 3 else "true"],
                "conclusion": "refuted" if at % 3 else "supported",
                "rationale": "a count",
                "checker_id": checker_id(connection, "bench"),
                "statement": row.statement,
                "speaker": row.speaker,
                "spans": spans.span_fields(placed[row.id].mentions),
            }
            for at, row in enumerate(claims)
            if at % 3 < 2
        ]
        connection.execute(sa.insert(schema.verdict), verdicts)
        status.refresh(connection, [row.id for row in claims])
    return len(claims)


def rows(folder: Path) -> Sequence[Row]:
    return [*revised(folder), *read(folder)]


def main() -> int:
    """Print the table; return the exit code."""
    with tempfile.TemporaryDirectory(prefix="claims-bench-") as folder:
        found = rows(Path(folder))
    print(tabulate(found, HEADERS, disable_numparse=True))
    return int(any("OVER" in each[-1] for each in found))


if __name__ == "__main__":
    sys.exit(main())
