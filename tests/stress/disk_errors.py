"""Commands that write, on a disk that is full or broken at the N-th operation.

On SQLite an operation on the desk's files is refused, half of a write done: with "no
space left" once, or from then on, or with an input/output error. On PostgreSQL the
connection breaks. After each the command is done where it says so, and undone where it
does not; it is refused in a line, and the desk verifies.

    python tests/stress/disk_errors.py [--postgresql] [--size short|full|sample]
"""

import argparse
import errno
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from stress.desks import ORDER, Desks, desks_on, recorded, wrong
from stress.faults import ERROR, Fault, preload
from stress.kills import SAMPLE, Whole, spread, wholes_of

SIZES = {"sample": 1, "short": 2, "full": 5}
"""At how many operations of a command each of these happens; a sample is of one."""
DISK = {
    "full once": (errno.ENOSPC, False),
    "full from then on": (errno.ENOSPC, True),
    "an input/output error": (errno.EIO, False),
    "broken from then on": (errno.EIO, True),
}
CONNECTION = {"the connection is lost": (errno.ECONNRESET, True)}


def main() -> None:
    """Inject errors, print what came of it, and exit 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--size", choices=SIZES, default="short")
    asked = parser.parse_args()
    preload()
    began, refused, tried, found = time.monotonic(), 0, 0, []
    engine = "postgresql" if asked.postgresql else "sqlite"
    errors = CONNECTION if asked.postgresql else DISK
    lines = SAMPLE if asked.size == "sample" else ORDER
    with desks_on(engine, lines) as desks:
        for one in wholes_of(desks, lines):
            for kind, (number, stays) in errors.items():
                for at in spread(one.operations, SIZES[asked.size]):
                    is_refused, faults = inject(desks, one, at, number, stays=stays)
                    tried += 1
                    refused += is_refused
                    found += [f"{one.line}, {kind} at {at}: {each}" for each in faults]
    print(
        f"{engine}: disk errors tried {tried} ({refused} refused), lost {len(found)}"
        f" ({time.monotonic() - began:.0f} s)"
    )
    for line in found:
        print(f"  {line}")
    sys.exit(bool(found))


def inject(
    desks: Desks, one: Whole, at: int, number: int, *, stays: bool
) -> tuple[bool, list[str]]:
    """Let an operation fail; return whether the command was refused, and what broke."""
    with desks.fresh() as url:
        before = recorded(url)
        fault = Fault(ERROR, min(at, one.operations), number, stays)
        done = desks.attempt(url, one.line, fault)
        faults = list(wrong(before, url, done, one.entries, one.silent))
        if done.code not in (0, 1, 3):
            faults.append(f"it ended with {done.code}")
        return done.code != 0, faults


if __name__ == "__main__":
    main()
