"""Hostile inputs: files that take a reader long, or much memory, end within bounds.

Each is taken in by the real command, in a process of its own, at two sizes, one twice
the other. It is refused in one line, or ends. What our own code reads, plain text,
takes less than 2.6 times as long for twice the text, less what a start takes; what
libraries read, whose time may grow with the square, is tried at the size cap too, where
no command computes more than 20 seconds or takes more than 500 MB.

    python tests/stress/hostile.py [--size short|full|sample]
"""

import argparse
import os
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

RATIO, SECONDS, MEGABYTES = 2.6, 20, 500
NOISE = 1.0
"""Seconds of computing below which two runs differ by chance."""
CAP, TOML_CAP, PDF_CAP = 2_000_000, 100_000, 20_000_000
SIZES = {"sample": (8_000, 0), "short": (64_000, CAP), "full": (128_000, CAP)}
"""The smaller size of each input, and the cap that is tried as well."""


def repeated(words: str, start: str = "", end: str = "") -> Callable[[int], bytes]:
    """Return what makes a file of so many bytes that says the same again and again."""

    def made(size: int) -> bytes:
        times = max(1, (size - len(start) - len(end)) // len(words.encode()))
        return (start + words * times + end).encode()

    return made


def attributes(size: int) -> bytes:
    many = " ".join(f"a{number}=1" for number in range(size // 9))
    return f"<html><p {many}>The treaty of 2002 holds.</p></html>".encode()


def packed_pdf(size: int) -> bytes:
    """Return a PDF with a page that is a thousand times as long when unpacked."""
    body = zlib.compress(b"(a) Tj " * (size * 100), 9)
    pieces = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(body), body),
    ]
    found, places = b"%PDF-1.4\n", []
    for number, piece in enumerate(pieces, 1):
        places.append(len(found))
        found += b"%d 0 obj%b\nendobj\n" % (number, piece)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(found)
    found += b"xref\n0 5\n0000000000 65535 f \n" + table
    return found + b"trailer<</Size 5/Root 1 0 R>>startxref\n%d\n%%%%EOF" % start


INPUTS: dict[str, Callable[[int], bytes]] = {
    "links.md": repeated("[a]("),
    "images.md": repeated("!["),
    "brackets.md": repeated("["),
    "stars.md": repeated("**a*b__c"),
    "quotations.md": repeated(">"),
    "lists.md": repeated("- "),
    "code.md": repeated("`a"),
    "tags.md": repeated("<a "),
    "entities.md": repeated("&a;"),
    "front.md": repeated("a: b\n", "---\n"),
    "attributes.html": attributes,
    "nested.html": repeated("<div>", "<html><body>"),
    "bold.html": repeated("<b>a", "<html><body>"),
    "tables.html": repeated("<table><tr><td>a", "<html><body>"),
    "comments.html": repeated("<!--", "<html><body>"),
    "paragraphs.html": repeated("<p>It is so.", "<html><body>"),
    "figures.txt": repeated("1,"),
    "dashes.txt": repeated("a-"),
    "word.txt": repeated("a"),
    "quotes.txt": repeated('"a '),
    "numbers.txt": repeated("one and "),
    "line.txt": repeated("The bridge carried 40,000 vehicles a day in 2019. "),
    "nested.jsonl": repeated("["),
    "text.jsonl": repeated("1,", '{"text": "', '"}\n'),
    "lines.jsonl": repeated('{"text": 1}\n'),
    "arrays.toml": repeated("[", "a = "),
    "keys.toml": repeated("a.", "", "a = 1"),
    "tables.toml": repeated("[[rule]]\n"),
    "packed.pdf": packed_pdf,
}
TEXTS = (".txt", "text.jsonl")
"""What our own code reads: it takes a time in line with the text."""


@dataclass
class Tally:
    """How many inputs were tried, and what became of them."""

    refused: int = 0
    ended: int = 0
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
    """Let a command read an input of so many bytes, on a desk of its own."""
    desk = folder / f"{size}-{name}.db"
    run(desk, "init")
    run(desk, "source", "add", "census", "--kind", "dataset")
    file = folder / name
    file.write_bytes(INPUTS[name](size))
    done = run(desk, *words_for(file, "a"))
    lines = done.told.splitlines()
    if done.code == 1 and lines and "Traceback" not in done.told:
        tally.refused += 1
    elif done.code == 0:
        tally.ended += 1
    else:
        end = f"{name} of {size:,} bytes ended with {done.code}"
        tally.faults.append(f"{end}: {lines[-1] if lines else 'nothing said'}")
    for each in folder.glob(f"{desk.name}*"):
        each.unlink()
    return done


def growth(one: Done, two: Done, start: float) -> float:
    """Return how many times as long twice the input takes, less what a start takes."""
    return (two.seconds - start) / max(one.seconds - start, NOISE)


def attempts(folder: Path, small: int, cap: int, tally: Tally) -> Iterator[str]:
    """Try every input; yield a line for each."""
    names = list(INPUTS) if cap else ["links.md", "figures.txt", "keys.toml"]
    start = run(folder / "none.db", "init").seconds
    for name in names:
        size = min(small, TOML_CAP // 2) if name.endswith(".toml") else small
        one, two = (attempt(folder, name, n * size, tally) for n in (1, 2))
        ratio = growth(one, two, start)
        told = f"{name}: {one.seconds:.1f} s, {two.seconds:.1f} s (ratio {ratio:.1f})"
        if ratio >= RATIO and name.endswith(TEXTS):
            tally.faults.append(f"{name} grows {ratio:.1f} times")
        if cap and not name.endswith(TEXTS):
            most = {".toml": TOML_CAP, ".pdf": PDF_CAP // 200}
            top = attempt(folder, name, most.get(Path(name).suffix, cap), tally)
            told += f"; at the cap {top.seconds:.1f} s, {top.megabytes} MB"
            if top.seconds > SECONDS or top.megabytes > MEGABYTES:
                tally.faults.append(f"{name} is over the bounds at the cap")
        yield told


def main() -> None:
    """Try the inputs, print what came of them, and exit 1 when one broke a bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="short")
    small, cap = SIZES[parser.parse_args().size]
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for line in attempts(Path(folder), small, cap, tally):
            print(line, flush=True)
    tried = tally.refused + tally.ended + len(tally.faults)
    print(
        f"hostile inputs tried {tried}, refused {tally.refused},"
        f" ended in bounds {tally.ended}; {len(tally.faults)} broke a bound"
    )
    for fault in tally.faults:
        print(f"  {fault}")
    sys.exit(bool(tally.faults))


if __name__ == "__main__":
    main()
