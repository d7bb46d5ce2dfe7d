"""Hostile inputs: files that take a reader long, or much memory, end within bounds.

Each is taken in by the real command, in a process of its own, small and at the size
cap. It is refused in a line, or ends. What our own code reads, plain text, is tried at
twice the small size too: it takes less than 2.6 times as long, less what a start takes,
and three minutes at most. What libraries read may grow with the square, and no command
computes for more than 20 seconds. None takes more than 500 MB.

    python tests/stress/hostile.py [--size short|full|sample] [FILE ...]
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from stress.hostile_files import FILES

RATIO, SECONDS, TEXT_SECONDS, MEGABYTES = 2.6, 20, 180, 500
NOISE = 1.0
"""Seconds of computing below which two runs differ by chance."""
CAP, TOML_CAP, PDF_CAP = 2_000_000, 100_000, 20_000_000
SIZES = {"sample": (8_000, 0), "short": (64_000, CAP), "full": (128_000, CAP)}
"""The smaller size of each input, and the cap that is tried as well."""


FIRST = "first.db"
TEXTS = (".txt", "text.jsonl")
"""What our own code reads: it takes a time in line with the text."""
SAMPLE = ["links.md", "figures.txt", "keys.toml"]


@dataclass
class Tally:
    """How many inputs were tried, and what became of them."""

    refused: int = 0
    ended: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    megabytes: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Done:
    """What a command took, and how it ended."""

    code: int
    seconds: float
    megabytes: int
    told: str


def run(desk: Path, *words: str) -> Done:
    """Run a command in a process of its own; what it starts counts with it."""
    environment = {**os.environ, "CLAIMS_CHECKER": "eve"}
    with subprocess.Popen(
        [sys.executable, "-m", "claims", "--database", str(desk), *words],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stderr is not None
        told = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = used.ru_utime + used.ru_stime
    return Done(child.returncode, seconds, used.ru_maxrss // 1024, told.strip())


def words_for(file: Path, slug: str) -> list[str]:
    """Return the command that reads such a file."""
    if file.suffix == ".toml":
        return ["policy", "set", str(file)]
    if file.suffix == ".pdf":
        return ["source", "snapshot", "census", str(file)]
    slugged = [] if file.suffix == ".jsonl" else ["--slug", slug]
    return ["ingest", str(file), *slugged, "--engine", "rules"]


def attempt(folder: Path, name: str, size: int, tally: Tally) -> Done:
    """Let a command read an input of so many bytes, on a copy of the first desk."""
    desk = Path(shutil.copy(folder / FIRST, folder / f"{size}-{name}.db"))
    file = folder / name
    file.write_bytes(FILES[name](size))
    done = run(desk, *words_for(file, "a"))
    file.unlink()
    lines = done.told.splitlines()
    what = f"{name} of {size:,} bytes"
    tally.seconds[what], tally.megabytes[what] = done.seconds, done.megabytes
    most = TEXT_SECONDS if name.endswith(TEXTS) else SECONDS
    if done.seconds > most or done.megabytes > MEGABYTES:
        took = f"{done.seconds:.1f} s and {done.megabytes} MB"
        tally.faults.append(f"{what} takes {took}")
    if done.code == 1 and lines and "Traceback" not in done.told:
        tally.refused += 1
    elif done.code == 0:
        tally.ended += 1
    else:
        end = lines[-1] if lines else "nothing said"
        tally.faults.append(f"{what} ended with {done.code}: {end}")
    for each in folder.glob(f"{desk.name}*"):
        each.unlink()
    return done


def growth(one: Done, two: Done, start: float) -> float:
    """Return how many times as long twice the input takes, less what a start takes."""
    return (two.seconds - start) / max(one.seconds - start, NOISE)


def attempts(
    folder: Path, names: list[str], small: int, cap: int, tally: Tally
) -> Iterator[str]:
    """Try every input, as many at once as there are cores; yield a line for each."""
    start = run(folder / FIRST, "init").seconds
    run(folder / FIRST, "source", "add", "census", "--kind", "dataset")

    def tried(name: str) -> str:
        size = min(small, TOML_CAP // 2) if name.endswith(".toml") else small
        one = attempt(folder, name, size, tally)
        told = f"{name}: {one.seconds:.1f} s"
        if name.endswith(TEXTS):
            two = attempt(folder, name, 2 * size, tally)
            ratio = growth(one, two, start)
            told += f", {two.seconds:.1f} s for twice as much (ratio {ratio:.1f})"
            if ratio >= RATIO:
                tally.faults.append(f"{name} grows {ratio:.1f} times")
        if cap:
            most = {".toml": TOML_CAP, ".pdf": PDF_CAP}.get(Path(name).suffix, cap)
            top = attempt(folder, name, most, tally)
            told += f"; at the cap {top.seconds:.1f} s, {top.megabytes} MB"
            told += f", {'ended' if top.code == 0 else 'refused'}"
        return told

    with ThreadPoolExecutor(os.cpu_count()) as workers:
        yield from workers.map(tried, names)


def main() -> None:
    """Try the inputs, print what came of them, and exit 1 when one broke a bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="short")
    parser.add_argument("files", nargs="*", metavar="FILE", help="only these")
    asked = parser.parse_args()
    small, cap = SIZES[asked.size]
    names = asked.files or (list(FILES) if cap else SAMPLE)
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for line in attempts(Path(folder), names, small, cap, tally):
            print(line, flush=True)
    slowest = max(tally.seconds, key=lambda each: tally.seconds[each])
    largest = max(tally.megabytes, key=lambda each: tally.megabytes[each])
    print(
        f"hostile inputs tried {len(tally.seconds)}, refused {tally.refused},"
        f" ended {tally.ended}; {len(tally.faults)} broke a bound"
    )
    print(f"at most {tally.seconds[slowest]:.1f} s of computing ({slowest})")
    print(f"at most {tally.megabytes[largest]} MB ({largest})")
    for fault in tally.faults:
        print(f"  {fault}")
    sys.exit(bool(tally.faults))


if __name__ == "__main__":
    main()
