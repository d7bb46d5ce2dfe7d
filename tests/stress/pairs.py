"""Every two commands that write, at once on one desk, on SQLite and on PostgreSQL.

Each pair starts on a fresh copy of a desk with one article. What a command says that it
did must be in the ledger, what it refuses must be a line, and the desk must verify.
Prints how many pairs were tried and what was lost; exits 1 when anything was.

    python tests/stress/pairs.py [--postgresql] [--size short|full]
"""

import argparse
import itertools
import multiprocessing
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

import sqlalchemy as sa
from click.testing import CliRunner

from claims import schema
from claims.cli import cli
from claims.database.engine import connect

sys.path.insert(0, str(Path(__file__).parents[1]))
from support_postgresql import Cluster, find_programs, new_database

TEXT = (
    "Harbour bridge to reopen in May\n"
    "The bridge carried 40,000 vehicles a day. The council spent 12 million on repairs."
    " Work began in 2019. The firm Acme ignored two warnings. The river rises in March."
    " The toll is 3 euros. It opened in 1931.\n"
)
NEXT = TEXT.replace("40,000", "41,000").replace(" The toll is 3 euros.", "")
SETTING = [
    "init",
    "ingest harbour.txt --slug h --engine sentences",
    "source add census --kind dataset",
    "source add letter --kind document --confidential",
    "evidence add h/2 census --stance supports --passage 40,000",
    "verdict h/2 true --because counted",
    "verdict h/3 false --because asked --evidence census",
    "verdict h/4 true --because known --evidence census",
    "drop h/8 --because none",
    "people add cyd --role editor",
]
WRITES = [
    "verdict h/5 true --because seen --evidence census",
    "verdict h/2 false --because recounted --again",
    "evidence add h/5 https://example.org/new --stance supports",
    "edit h/2 --statement So-it-is",
    "edit h/5 --quote Acme",
    "drop h/6 --because none",
    "drop h/8 --undo",
    "merge h/6 h/7",
    "split h/2 --into 40,000 --into vehicles",
    "add h --quote repairs",
    "look h/6",
    "take h/6",
    "assign h/6 --to cyd",
    "recheck h/4 --to dan",
    "resolve h/3 accept --because right",
    "nothing-here h --quote reopen",
    "approach h/5 --to Acme --how phone",
    "correct h/3 --class note --what It --because so --notice It",
    "sign-off h --despite hurry",
    "revise h next.txt --engine sentences --yes",
    "ingest harbour.txt --slug again --engine rules",
    "ingest other.txt --slug other --engine sentences",
    "extract h --engine rules",
    "source add paper --kind document",
    "source edit census --origin letter",
    "source redact letter --because promised --yes",
    "people redact cyd --because asked --yes",
    "policy set policy.toml",
    "withdraw h --because wrong",
]


SIZES = {"short": 5, "full": 1}
"""Each N-th pair is tried."""
Desks = Iterator[AbstractContextManager[str]]
"""Fresh copies of a desk, without end; each is one while it is worked on."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    words: str
    who: str
    code: int
    output: str


def main() -> None:
    """Try the pairs, print what came of them, and exit 1 when something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--size", choices=SIZES, default="short")
    asked = parser.parse_args()
    pairs = list(itertools.combinations_with_replacement(WRITES, 2))[
        :: SIZES[asked.size]
    ]
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        write_files(folder)
        desks = stack.enter_context(desks_of(folder, postgresql=asked.postgresql))
        for pair in pairs:
            with next(desks) as url:
                ended = at_once(url, folder, pair)
                counts[" and ".join(sorted(_outcome(each) for each in ended))] += 1
                wrong += [f"{' | '.join(pair)}: {each}" for each in faults(url, ended)]
    engine = "PostgreSQL" if asked.postgresql else "SQLite"
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
    print(f"{engine}: {len(pairs)} pairs tried ({told}); {len(wrong)} lost or wrong")
    for line in wrong:
        print(f"  {line}")
    sys.exit(bool(wrong))


def write_files(folder: Path) -> None:
    """Write what the commands read into a folder."""
    policy = (Path(__file__).parents[2] / "data" / "policy.toml").read_text("utf-8")
    for name, text in {
        "harbour.txt": TEXT,
        "next.txt": NEXT,
        "other.txt": "Another bridge opened in 1962.\n",
        "policy.toml": policy.replace("magazine", "stricter"),
    }.items():
        (folder / name).write_text(text, encoding="utf-8")


@contextmanager
def desks_of(
    folder: Path, *, postgresql: bool
) -> Iterator[Iterator[AbstractContextManager[str]]]:
    """Make the desk of the setting; yield fresh copies of it without end."""
    if not postgresql:
        first = folder / "first.db"
        _set_up(str(first), folder)
        yield (_copied(first, folder / "claims.db") for _ in itertools.count())
        return
    programs = find_programs()
    assert programs is not None, "PostgreSQL's initdb is not on this machine"
    cluster = Cluster(programs)
    try:
        server = cluster.start()
        with new_database(server) as first_url:
            _set_up(first_url, folder)
            name = str(sa.make_url(first_url).database)
            yield (new_database(server, name) for _ in itertools.count())
    finally:
        cluster.stop()


@contextmanager
def _copied(first: Path, path: Path) -> Iterator[str]:
    for each in path.parent.glob(f"{path.name}*"):
        each.unlink()
    shutil.copy(first, path)
    yield str(path)


def _set_up(url: str, folder: Path) -> None:
    for words in SETTING:
        [ended] = at_once(url, folder, (words,), ("eve",))
        assert ended.code == 0, ended


def at_once(
    url: str,
    folder: Path,
    commands: tuple[str, ...],
    people: tuple[str, ...] = ("ada", "ben"),
) -> list[Ended]:
    """Run commands in processes of their own, each by another person, at once."""
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(len(commands))
    ends = []
    for words, who in zip(commands, people, strict=True):
        mine, theirs = context.Pipe(duplex=False)
        process = context.Process(
            target=_run, args=(url, folder, words, who, barrier, theirs)
        )
        process.start()
        ends.append((process, mine))
    ended = [mine.recv() for _, mine in ends]
    for process, _ in ends:
        process.join()
    return ended


def _run(
    url: str, folder: Path, words: str, who: str, barrier: Barrier, end: Connection
) -> None:
    args = [
        str(folder / word) if word.endswith((".txt", ".toml")) else word
        for word in words.split()
    ]
    barrier.wait()
    result = CliRunner().invoke(
        cli, ["--database", url, *args], env={"CLAIMS_CHECKER": who}
    )
    fault = result.exception
    is_bug = fault is not None and not isinstance(fault, SystemExit)
    said = f"{fault!r}" if is_bug else result.output
    end.send(Ended(words, who, -1 if is_bug else result.exit_code, said))


def _outcome(ended: Ended) -> str:
    return "done" if ended.code == 0 else "refused"


def faults(url: str, ended: list[Ended]) -> Iterator[str]:
    """Yield what went wrong: a crash, a thing said and not recorded, a broken desk."""
    entry = schema.ledger_entry.c
    with connect(url) as connection:
        names = connection.scalars(sa.select(entry.who)).all()
    recorded = Counter(names)
    for each in ended:
        if each.code not in (0, 1) or "locked" in each.output:
            yield f"{each.words} ended with {each.code}: {each.output.strip()}"
        is_done = each.code == 0 and "already" not in each.output
        if is_done and not recorded[each.who]:
            yield f"{each.words} said that it was done, and is not in the ledger"
    proof = CliRunner().invoke(cli, ["--database", url, "db", "verify"])
    if proof.exit_code != 0:
        yield f"db verify: {proof.output.strip()}"


if __name__ == "__main__":
    main()
