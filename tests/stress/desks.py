"""Desks to be broken: fresh copies of one, and what is wrong with a copy after that."""

import itertools
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from click.testing import CliRunner, Result

from claims import schema
from claims.cli.app import cli
from claims.database.engine import check_file, connect, in_memory
from claims.services.proof.desk_proof import prove_desk
from stress.faults import BUG, Attempt, Fault, attempt
from stress.pairs import SETTING, WRITES, write_files
from support_postgresql import Cluster, find_programs, new_database

ORDER = tuple(WRITES)
"""The commands that are broken off, each on a desk as the setting leaves it."""


@dataclass
class Desks:
    """One desk with an article, and fresh copies of it."""

    folder: Path
    """Where the files are that the commands read."""
    server: str | None
    first: str
    """The path of the desk, or the name of its database."""
    cluster: Cluster | None = None

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """Yield the URL of a copy that nobody else uses."""
        if self.server is not None:
            with new_database(self.server, self.first) as url:
                _checkpoint(url)
                yield url
            return
        place = self.place()
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        yield str(shutil.copy(self.first, place / "claims.db"))

    def place(self) -> Path:
        """Return the folder of the copy: whatever happens there is counted."""
        return self.folder / "desk"

    def words(self, line: str) -> list[str]:
        """Return a command's words, files with their folder."""
        return [
            str(self.folder / word) if word.endswith((".txt", ".toml")) else word
            for word in line.split()
        ]

    def attempt(self, url: str, line: str, fault: Fault | None = None) -> Attempt:
        """Run a command on a copy."""
        return attempt(
            url, self.words(line), fault=fault or Fault(), folder=self.place()
        )


def _checkpoint(url: str) -> None:
    """Write the copy down whole.

    A sequence of a database that was copied (PostgreSQL 15's ``STRATEGY wal_log``) and
    not written down since starts again from where it was copied when the server dies.
    """
    engine = sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("CHECKPOINT")


@contextmanager
def desks_on(engine: str, lines: Sequence[str] = ORDER) -> Iterator[Desks]:
    """Make the desk of the setting on ``sqlite`` or ``postgresql``, for commands."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        write_files(folder)
        if engine == "sqlite":
            desks = Desks(folder, None, str(folder / "first.db"))
            _set_up(desks, desks.first, lines)
            yield desks
            return
        programs = find_programs()
        assert programs is not None, "PostgreSQL's initdb is not on this machine"
        cluster = Cluster(programs)
        try:
            server = cluster.start("-c synchronous_commit=on")
            first = stack.enter_context(new_database(server))
            desks = Desks(folder, server, str(sa.make_url(first).database), cluster)
            _set_up(desks, first, lines)
            yield desks
            stack.close()
        finally:
            cluster.stop()


def _set_up(desks: Desks, url: str, lines: Sequence[str]) -> None:
    """Make the desk, and run the commands once: what they load is loaded then."""
    for line in SETTING:
        done = _here(desks, url, line)
        assert done.exit_code == 0, done.output
    with desks.fresh() as copy:
        for line in lines:
            _here(desks, copy, line)


def _here(desks: Desks, url: str, line: str) -> Result:
    return CliRunner().invoke(
        cli, ["--database", url, *desks.words(line)], env={"CLAIMS_CHECKER": "eve"}
    )


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a desk's ledger has: the hashes of its entries, in their order."""

    hashes: tuple[str, ...]

    def grown(self, now: "Recorded") -> int | None:
        """Return by how many entries it has grown; ``None`` where any is lost."""
        known = set(now.hashes)
        if any(each not in known for each in self.hashes):
            return None
        return len(now.hashes) - len(self.hashes)


def recorded(url: str) -> Recorded:
    """Return what the ledger of a desk has, once no killed client's work goes on."""
    _settle(url)
    entry = schema.ledger_entry.c
    with connect(url) as connection:
        query = sa.select(entry.hash).order_by(entry.id)
        return Recorded(tuple(connection.scalars(query)))


def _settle(url: str) -> None:
    """Wait until the server has noticed that a client is gone."""
    if "://" not in url:
        return
    others = sa.text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    for _ in itertools.count():
        with engine.connect() as connection:
            if not connection.scalar(others):
                return
        time.sleep(0.01)


def damage(url: str) -> list[str]:
    """Return what ``claims db verify`` would print of a desk."""
    with connect(url) as connection, in_memory() as empty:
        found = check_file(connection)
        return list(prove_desk(connection, empty, _unwatched, found).differences)


@contextmanager
def _unwatched(names: list) -> Iterator[list]:  # type: ignore[type-arg]
    yield names


def wrong(
    before: Recorded, url: str, done: Attempt, full: int, silent: bool
) -> Iterator[str]:
    """Yield what was lost or half done by a command that did not end as it should.

    ``full`` is by how many entries the ledger grows when nothing goes wrong; ``silent``
    says that the command prints nothing then.
    """
    now = recorded(url)
    grown = before.grown(now)
    if grown is None:
        yield "an entry of before is lost"
        return
    # One that was killed before its wipe lacks the entry of that: it is owed on record.
    is_redaction = "redact" in done.words
    if grown not in (0, full) and not (is_redaction and grown == full - 1):
        yield f"half done: {grown} of {full} entries"
    is_told = bool(done.out.strip()) and not silent
    if (is_told or done.code == 0) and full and not grown:
        yield f"told and lost: {done.out.strip()}"
    if done.code is not None and (done.code == BUG or "Traceback" in done.err):
        yield f"ended in a traceback: {done.err.strip().splitlines()[-1]}"
    yield from damage(url)
