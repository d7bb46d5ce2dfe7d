"""Commands that write, killed wherever that can be: nothing that was told is lost.

Each command is killed at the N-th operation on its files (half of a write done) or the
N-th message to its server, and after some time; on PostgreSQL the backend and the whole
server are killed too, and of a corpus the workers and the parent. After each kill the
ledger has all that it had, the command is done or undone as a whole, done where it said
so, the desk verifies, and the same command can be given again.

    python tests/stress/kills.py [--postgresql] [--size short|full|sample]
"""

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import exc

sys.path.insert(0, str(Path(__file__).parents[1]))

from stress.corpus_kills import CorpusTally, kill_corpora
from stress.desks import ORDER, Desks, Recorded, desks_on, recorded, wrong
from stress.faults import KILL, Attempt, Fault, preload

SIZES = {"sample": 3, "short": 3, "full": 16}
"""How many kills of each kind a command gets; a sample is of one command."""
SAMPLE = ORDER[:1]


@dataclass
class Tally:
    """How many kills were tried, and what went wrong."""

    tried: int = 0
    ended: int = 0
    """Of them, those after which the command had ended already."""
    faults: list[str] = field(default_factory=list)

    def add(self, what: str, done: Attempt, found: Iterator[str]) -> None:
        """Count one kill, and what it broke."""
        self.tried += 1
        self.ended += done.code == 0
        self.faults += [f"{done.words} {what}: {each}" for each in found]

    def line(self, kind: str) -> str:
        """Return the counts as a line."""
        half = sum("half done" in each for each in self.faults)
        return (
            f"{kind}: kills tried {self.tried} ({self.ended} too late),"
            f" acknowledged work lost {len(self.faults) - half}, half done {half}"
        )


@dataclass(frozen=True, slots=True)
class Whole:
    """What a command does when nothing goes wrong."""

    line: str
    operations: int
    seconds: float
    entries: int
    silent: bool


def main() -> None:
    """Kill, print what came of it, and exit 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--size", choices=SIZES, default="short")
    asked = parser.parse_args()
    preload()
    engine = "postgresql" if asked.postgresql else "sqlite"
    times = SIZES[asked.size]
    began = time.monotonic()
    tallies = {}
    is_sample = asked.size == "sample"
    lines = SAMPLE if is_sample else ORDER
    with desks_on(engine, lines) as desks:
        wholes = wholes_of(desks, lines)
        tallies["by operation"] = by_operation(desks, wholes, times)
        tallies["by time"] = by_time(desks, wholes, times)
        if desks.cluster is not None:
            tallies["backend"] = by_time(desks, wholes, times // 2, backend_killed)
            tallies["server"] = by_time(desks, wholes[::4], times // 2, server_killed)
        corpora = CorpusTally() if is_sample else kill_corpora(desks, times * 3)
    for kind, tally in tallies.items():
        print(f"{engine}, {tally.line(kind)}")
    print(f"{engine}, corpora: kills tried {corpora.tried}, lost {len(corpora.faults)}")
    tried = corpora.tried + sum(each.tried for each in tallies.values())
    faults = corpora.faults + [one for each in tallies.values() for one in each.faults]
    half = sum("half done" in each for each in faults)
    print(
        f"{engine}: kills tried {tried}, acknowledged work lost {len(faults) - half},"
        f" half done {half} ({time.monotonic() - began:.0f} s)"
    )
    for line in faults:
        print(f"  {line}")
    sys.exit(bool(faults))


def wholes_of(desks: Desks, lines: Sequence[str] = ORDER) -> list[Whole]:
    """Return what each command does that does something to the desk."""
    found = (whole(desks, line) for line in lines)
    return [each for each in found if each is not None]


def whole(desks: Desks, line: str) -> Whole | None:
    """Run a command without a fault; return what it takes and does, if anything."""
    with desks.fresh() as url:
        before = recorded(url)
        done = desks.attempt(url, line)
        entries = before.grown(recorded(url))
    if done.code != 0 or not entries:
        return None
    return Whole(line, done.operations, done.seconds, entries, not done.out.strip())


def spread(last: int, times: int) -> list[int]:
    """Return so many numbers from 1 to ``last``, evenly."""
    return sorted({1 + (2 * each + 1) * last // (2 * times) for each in range(times)})


def by_operation(desks: Desks, wholes: list[Whole], times: int) -> Tally:
    """Kill each command at operations that lie evenly over all that it does."""
    tally = Tally()
    for one in wholes:
        for at in spread(one.operations, times):
            with desks.fresh() as url:
                before = recorded(url)
                done = desks.attempt(
                    url, one.line, Fault(KILL, min(at, one.operations))
                )
                found = after_kill(desks, url, before, done, one)
                tally.add(f"at operation {at} of {one.operations}", done, found)
    return tally


Strike = Callable[[Desks, str], None]


def by_time(
    desks: Desks, wholes: list[Whole], times: int, strike: Strike | None = None
) -> Tally:
    """Kill each command, or strike its server, after parts of the time it takes."""
    tally = Tally()
    for one in wholes:
        for each in range(times):
            after = one.seconds * (each + 0.8) / (times + 0.6)
            with desks.fresh() as url:
                before = recorded(url)
                blow = None if strike is None else (lambda url=url: strike(desks, url))
                done = desks.attempt(url, one.line, Fault(after=after, strike=blow))
                _awake(url)
                found = after_kill(desks, url, before, done, one)
                tally.add(f"after {after:.3f} s", done, found)
    return tally


def after_kill(
    desks: Desks, url: str, before: Recorded, done: Attempt, one: Whole
) -> Iterator[str]:
    """Yield what is wrong with a desk after a kill, and when it is given again."""
    yield from wrong(before, url, done, one.entries, one.silent)
    again = desks.attempt(url, one.line)
    if again.code not in (0, 1):
        yield f"given again it ends with {again.code}: {again.err.strip()}"


def backend_killed(desks: Desks, url: str) -> None:
    """Kill the server's process that a command talks to: the server starts anew."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        pids = connection.exec_driver_sql(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).scalars()
        found = pids.all()
    # Every other connection is lost with it.
    for pid in found:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    # The server itself notices a moment later.
    time.sleep(0.1)


def server_killed(desks: Desks, url: str) -> None:
    """Stop the server at once, as a machine that loses its power, and start it anew."""
    assert desks.cluster is not None
    desks.cluster.crash()


def _awake(url: str) -> None:
    """Wait until a server that was killed answers again."""
    if "://" not in url:
        return
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    while True:
        try:
            with engine.connect():
                return
        except exc.OperationalError:
            time.sleep(0.05)


if __name__ == "__main__":
    main()
