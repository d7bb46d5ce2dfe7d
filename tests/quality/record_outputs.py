"""Record what every command prints, and compare two recordings.

    record_outputs.py OUT [--postgresql]
    record_outputs.py --compare BEFORE AFTER

Works a desk of more than ten articles through every command, in every format, and
writes a file for each command to OUT. It knows the command line alone, so it runs on
any commit: with the Python of that commit's checkout. What changes from run to run is
normalised, so two recordings of the same behaviour are the same.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parents[1]))

import claims.cli
from quality.recording import (
    articles,
    checks,
    corrections,
    end,
    release,
    revisions,
    sources,
    verdicts,
    views,
)
from quality.recording import claims as claim_work
from quality.recording.comparison import compare
from quality.recording.reach import reach
from quality.recording.recorder import Recorder
from quality.recording.volatile import Volatile
from support_postgresql import Cluster, find_programs, new_database

SETTINGS = {
    "CLAIMS_CHECKER": "ada",
    "COLUMNS": "100",
    "LOGNAME": "login",
    "NO_COLOR": "1",
    "TERM": "dumb",
    "TZ": "UTC",
}
"""What the commands find in the environment, whoever records."""


class Stopped(BaseException):
    """SIGTERM came; no runner of a command takes it for how the command ended."""


def stop(*_: object) -> None:
    """End the recording, and with it the cluster and the folder that it has."""
    raise Stopped


def main() -> int:
    """Record or compare; exit with 1 when two recordings differ."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", nargs="?", type=Path, help="folder for the recording")
    parser.add_argument("--postgresql", action="store_true", help="not on SQLite")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("BEFORE", "AFTER"))
    args = parser.parse_args()
    if args.compare:
        return show(*args.compare)
    if args.out is None:
        parser.error("name a folder for the recording, or two to --compare")
    signal.signal(signal.SIGTERM, stop)
    record(args.out.resolve(), postgresql=args.postgresql)
    return 0


def show(before: Path, after: Path) -> int:
    """Print what differs between two recordings; return the exit code."""
    blocks = compare(before, after)
    for block in blocks:
        print(block)
    print(f"{len(blocks)} commands differ" if blocks else "no difference")
    return int(bool(blocks))


def record(out: Path, *, postgresql: bool) -> None:
    """Record every command into ``out``, over an earlier recording there."""
    began = time.monotonic()
    if out.exists() and not all(each.suffix == ".txt" for each in out.iterdir()):
        sys.exit(f"{out} holds more than a recording: name another folder")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with surroundings() as volatile, desks(volatile, postgresql=postgresql) as other:
        recorder = Recorder(out, volatile)
        play(recorder, other, is_file=not postgresql)
    print(f"recorded {Path(claims.cli.__file__).parents[2]} in {out}")
    for line in reach(recorder.invocations):
        print(line)
    codes = ", ".join(f"{n} × {code}" for code, n in sorted(recorder.codes.items()))
    print(f"exit codes: {codes}; {time.monotonic() - began:.0f} s")


def play(recorder: Recorder, other: str, *, is_file: bool) -> None:
    """Go through all the parts; each finds what those before it left."""
    moments: list[str] = []
    articles.make_desks(recorder, other)
    articles.ingest(recorder)
    claim_work.work(recorder)
    sources.consult(recorder)
    moments.append(moment())
    verdicts.rule(recorder)
    moments.append(moment())
    checks.check_again(recorder)
    release.let_out(recorder)
    moments.append(moment())
    revisions.revise(recorder)
    views.look(recorder, moments)
    corrections.put_right(recorder)
    end.close(recorder)
    end.prove(recorder, other)
    end.refuse(recorder)
    end.explain(recorder)
    if is_file:
        end.open_copy(recorder)


def moment() -> str:
    """Return a moment that nothing was recorded at, after all that was."""
    time.sleep(0.01)
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    time.sleep(0.01)
    return now


@contextmanager
def surroundings() -> Iterator[Volatile]:
    """Work in an empty folder, with the settings of a recording and no others."""
    kept, home = dict(os.environ), Path.cwd()
    with tempfile.TemporaryDirectory(prefix="claims-record-") as folder:
        for name in list(os.environ):
            if name.startswith(("CLAIMS_", "FORCE_COLOR", "LC_")):
                del os.environ[name]
        os.environ.update(SETTINGS, HOME=folder)
        os.environ.update(XDG_CONFIG_HOME=folder, XDG_CACHE_HOME=folder)
        time.tzset()
        os.chdir(folder)
        volatile = Volatile()
        volatile.literal[folder] = "<folder>"
        try:
            yield volatile
        finally:
            os.chdir(home)
            os.environ.clear()
            os.environ.update(kept)


@contextmanager
def desks(volatile: Volatile, *, postgresql: bool) -> Iterator[str]:
    """Set where the desk is, in the environment; yield where a second one can be."""
    if not postgresql:
        os.environ["CLAIMS_DATABASE"] = "claims.db"
        yield "other.db"
        return
    programs = find_programs()
    if programs is None:
        sys.exit("PostgreSQL's initdb is not on this machine")
    cluster = Cluster(programs)
    try:
        with new_database(cluster.start()) as url:
            os.environ["CLAIMS_DATABASE"] = url
            other = f"{url}?desk=other"
            # The longer first: the name is in the address.
            volatile.literal[other] = "other.db"
            volatile.literal[str(sa.make_url(url).database)] = "<database>"
            yield other
    finally:
        cluster.stop()


if __name__ == "__main__":
    raise SystemExit(main())
