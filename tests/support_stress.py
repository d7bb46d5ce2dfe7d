"""Sixteen processes call ``next`` and ``verdict`` at once on one desk.

Prints how many claims were handed out, what was lost, and the slowest wait; exits 1
when a claim was handed out twice, a verdict was lost, or somebody waited for 2 s.

    python tests/support_stress.py [--processes 16] [--claims 640] [--database URL]
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path

import sqlalchemy as sa

from claims import schema
from claims.cli.commands.policy import shipped_policy
from claims.cli.commands.scale import shipped_scales
from claims.database.engine import begin, connect, in_memory
from claims.database.migrate import upgrade
from claims.document import Document
from claims.errors import ClaimsError
from claims.extraction.proposal import ProposedClaim
from claims.services.articles.article_ingest import ingest
from claims.services.articles.proposals import Extraction
from claims.services.claims.claim_next import Wanted, peek_next, take_next
from claims.services.desk.desk_init import make_desk
from claims.services.proof.desk_proof import prove_desk
from claims.services.verdicts.verdict_add import Ruling, add_verdict
from claims.vocabulary import Kind
from support_postgresql import Cluster, find_programs

SLOWEST = 2.0
"""How many seconds nobody may have to wait."""
PER_ARTICLE = 40
LOADED = (
    *(
        "claims.services.verdicts.verdict_add",
        "claims.services.claims.claim_next",
        "claims.services.proof.verify",
    ),
    *(
        "claims.services.articles.article_ingest",
        "claims.services.desk.desk_init",
        "claims.database.migrate",
    ),
    "sqlalchemy.dialects.postgresql.psycopg",
)
"""What one process loads for all sixteen, whose cost would be this alone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run."""

    claims: int
    handed_out: int
    twice: int
    verdicts: int
    errors: tuple[str, ...]
    slowest: float
    """The longest that a ``next`` or a ``verdict`` took, in seconds."""
    passed_over: int
    """How many of those who asked later than somebody were served sooner, at most."""
    wrong: tuple[str, ...]
    """What the desk's own proof finds."""

    def is_good(self) -> bool:
        """Say whether nothing was lost, doubled, refused or slow."""
        whole = self.claims == self.handed_out == self.verdicts
        clean = not (self.twice or self.errors or self.wrong)
        return whole and clean and self.slowest < SLOWEST


Found = tuple[list[str], list[tuple[float, float]], list[str]]
"""What one process took, when it asked and was served, and what went wrong."""


def fill(url: str, claims: int) -> None:
    """Take in articles with so many claims in all."""
    with begin(url) as connection:
        for number in range(0, claims, PER_ARTICLE):
            size = min(PER_ARTICLE, claims - number)
            lines = [f"Ferry {number + each} sank in 1999." for each in range(size)]
            text = "\n".join(lines)
            proposed, start = [], 0
            for each, line in enumerate(lines):
                proposed.append(
                    ProposedClaim(
                        statement=line,
                        kind=Kind.EVENT,
                        speaker=None,
                        check_worthiness=((number + each * 7) % 100) / 100,
                        reasons=(),
                        spans=((start, start + len(line)),),
                    )
                )
                start += len(line) + 1
            document = Document(text, text, text.encode(), "", "", "", "")
            extraction = Extraction("test", "1", proposed, [(0, len(text))])
            slug = f"ferries-{number}"
            ingest(connection, document, extraction, slug=slug, title=slug, by="stress")


def work(
    url: str,
    who: str,
    start: Barrier,
    results: "multiprocessing.Queue[Found]",
) -> None:
    """Take claims and rule on them until none is left."""
    taken: list[str] = []
    waits: list[tuple[float, float]] = []
    errors: list[str] = []
    # What a process does once, loading and compiling, is no waiting for others.
    with connect(url) as connection:
        peek_next(connection, Wanted(), by=who)
    start.wait()
    while True:
        began = time.monotonic()
        try:
            with begin(url) as connection:
                name = take_next(connection, Wanted(), by=who)
            waits.append((began, time.monotonic()))
            if name is None:
                break
            taken.append(str(name))
            began = time.monotonic()
            with begin(url) as connection:
                ruling = Ruling(rating="unverifiable", rationale=f"{who} looked")
                add_verdict(connection, name, ruling, by=who)
            waits.append((began, time.monotonic()))
        except ClaimsError as error:
            errors.append(str(error))
            break
    results.put((taken, waits, errors))


def run(url: str, *, processes: int, claims: int) -> Outcome:
    """Let so many processes work a desk off, and look at what is left."""
    fill(url, claims)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(LOADED))
    start = context.Barrier(processes)
    results = context.Queue()
    people = [
        context.Process(target=work, args=(url, f"checker {each}", start, results))
        for each in range(processes)
    ]
    for person in people:
        person.start()
    found = [results.get(timeout=300) for _ in people]
    for person in people:
        person.join()
    waits = [wait for _, waits, _ in found for wait in waits]
    handed_out = Counter(name for taken, _, _ in found for name in taken)
    with connect(url) as connection:
        verdicts = connection.scalar(
            sa.select(sa.func.count()).select_from(schema.verdict)
        )
        with in_memory() as empty:
            wrong = prove_desk(connection, empty, nullcontext).differences
    return Outcome(
        claims=claims,
        handed_out=len(handed_out),
        twice=sum(number > 1 for number in handed_out.values()),
        verdicts=verdicts or 0,
        errors=tuple(each for _, _, errors in found for each in errors),
        slowest=max(served - asked for asked, served in waits),
        passed_over=max(
            sum(asked < later and done < served for later, done in waits)
            for asked, served in waits
        ),
        wrong=wrong,
    )


def make(url: str) -> None:
    """Make a desk."""
    upgrade(url)
    with begin(url) as connection:
        make_desk(
            connection,
            shipped_scales(),
            default="desk",
            policy=shipped_policy(),
            by="stress",
        )


def _server(stack: ExitStack) -> str:
    """Start a PostgreSQL server that ends with ``stack``; return its URL."""
    programs = find_programs()
    if programs is None:
        sys.exit("PostgreSQL's initdb is not on this machine")
    cluster = Cluster(programs)
    stack.callback(cluster.stop)
    return cluster.start()


def main() -> None:
    """Run it on a new desk and print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=16)
    parser.add_argument("--claims", type=int, default=640)
    parser.add_argument("--database", help="a new desk; by default a SQLite file")
    parser.add_argument("--postgresql", action="store_true", help="a server of its own")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        url = given.database or str(Path(folder) / "claims.db")
        if given.postgresql:
            url = _server(stack)
        make(url)
        outcome = run(url, processes=given.processes, claims=given.claims)
    print(
        f"{given.processes} processes, {outcome.claims} claims:"
        f" {outcome.handed_out} handed out, {outcome.twice} of them twice,"
        f" {outcome.verdicts} verdicts, {len(outcome.errors)} errors,"
        f" slowest wait {outcome.slowest:.2f} s (< {SLOWEST:.0f} s)"
    )
    for line in (*outcome.errors[:5], *outcome.wrong[:5]):
        print(line)
    sys.exit(0 if outcome.is_good() else 1)


if __name__ == "__main__":
    main()
