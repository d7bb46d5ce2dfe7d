"""Measure how claims are carried from one text to the next, against difflib.

The pairs of real texts are those that CLAIMS_EVAL_DATA names; the long texts are made:
200,000 words with 5,000 claims of one part and of two, each in a process of its own, so
that its memory is its own. Exits 1 when one takes longer or more than it may.
"""

import gzip
import json
import multiprocessing
import os
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from tabulate import tabulate

from claims.anchoring.carry import carry
from claims.anchoring.tokens import tokens_of

Mention = list[tuple[int, int]]
Row = tuple[str, str, str, str, str]

WORDS = 200_000
CLAIMS = 5_000
MS, SECONDS, MEGABYTES = 5, 10, 500
HEADERS = ("", "measured", "baseline", "ratio", "must")


def pairs() -> Iterator[Row]:
    """Yield how long a pair of real articles takes on average."""
    folder = Path(os.environ.get("CLAIMS_EVAL_DATA", ""), "revisions")
    if not (folder / "dev.jsonl.gz").is_file():
        sys.stderr.write("set CLAIMS_EVAL_DATA to the folder that holds revisions/\n")
        return
    with gzip.open(folder / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    mine = base = 0.0
    for pair in found:
        old, new = pair["old_text"], pair["new_text"]
        spans = [[(each["start"], each["end"])] for each in pair["spans"]]
        started = time.process_time()
        carry(old, new, spans)
        mine += time.process_time() - started
        started = time.process_time()
        one, other = tokens_of(old).keys, tokens_of(new).keys
        SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        base += time.process_time() - started
    mine, base = 1000 * mine / len(found), 1000 * base / len(found)
    yield (
        f"{len(found)} pairs of articles, ms each",
        f"{mine:.2f}",
        f"{base:.2f} (difflib)",
        f"{mine / base:.2f}",
        f"{'ok' if mine <= MS else 'OVER'}: ≤ {MS}",
    )


def book(draw: random.Random, words: int = WORDS, *, stops: bool = True) -> list[str]:
    """Return the paragraphs of a text of so many words, few of them frequent."""
    common = [
        "".join(draw.choices("aeinorst", k=draw.randint(2, 8))) for _ in range(20_000)
    ]
    weights = [1 / rank for rank in range(1, len(common) + 1)]
    drawn = iter(draw.choices(common, weights, k=words))
    paragraphs = []
    left = words
    while left > 0:
        sentences = []
        for _ in range(draw.randint(2, 6)):
            length = min(left, draw.randint(5, 30))
            left -= length
            sentences.append(" ".join(next(drawn) for _ in range(length)).capitalize())
        stop = ". " if stops else " "
        paragraphs.append(stop.join(sentences) + stop.strip())
    return paragraphs


def edited(draw: random.Random, paragraphs: list[str]) -> list[str]:
    """Return a text with 1 % of its words edited, a third moved, paragraphs put in."""
    found = []
    for paragraph in paragraphs:
        words = paragraph.split(" ")
        found.append(" ".join(w if draw.random() > 0.01 else "edited" for w in words))
        if draw.random() < 0.01:
            found.append("An inserted paragraph has words of its own. It has two.")
    third = len(found) // 3
    return found[:third] + found[2 * third :] + found[third : 2 * third]


def spans_of(draw: random.Random, text: str) -> list[Mention]:
    """Return claims all over a text: every second one has two parts."""
    tokens = tokens_of(text)
    found: list[Mention] = []
    for number in range(CLAIMS):
        at = number * (len(tokens) - 40) // CLAIMS
        ends = [at, at + draw.randint(2, 8), at + 10, at + draw.randint(12, 20)]
        places = list(zip(ends[::2], ends[1::2], strict=True))[: 1 + number % 2]
        found.append([(tokens.starts[a], tokens.ends[b]) for a, b in places])
    return found


def scattered() -> tuple[str, str]:
    draw = random.Random(1)
    paragraphs = book(draw)
    return "\n".join(paragraphs), "\n".join(edited(draw, paragraphs))


def quarter() -> tuple[str, str]:
    draw = random.Random(1)
    paragraphs = book(draw, WORDS // 4)
    return "\n".join(paragraphs), "\n".join(edited(draw, paragraphs))


def replaced() -> tuple[str, str]:
    draw = random.Random(1)
    return "\n".join(book(draw)), "\n".join(book(draw))


def one_word() -> tuple[str, str]:
    text = "word " * (WORDS // 2)
    return text, f"{text[: len(text) // 2]}other {text[len(text) // 2 :]}more"


def one_sentence() -> tuple[str, str]:
    text = "The word is said again. " * (WORDS // 5)
    return text, text[: len(text) // 2] + "Not so. " + text[len(text) // 2 + 240 :]


def unbroken() -> tuple[str, str]:
    draw = random.Random(1)
    paragraphs = book(draw, stops=False)
    return " ".join(paragraphs), " ".join(edited(draw, paragraphs))


TEXTS: dict[str, Callable[[], tuple[str, str]]] = {
    "a quarter of the next": quarter,
    "1 % edited, a chapter moved": scattered,
    "the whole text replaced": replaced,
    "100,000 times a word": one_word,
    "40,000 times a sentence": one_sentence,
    "no sentence ends": unbroken,
}


def measure(name: str) -> tuple[float, int]:
    """Return the seconds of one pair of long texts, and the peak memory in MB."""
    old, new = TEXTS[name]()
    spans = spans_of(random.Random(2), old)
    started = time.process_time()
    carry(old, new, spans)
    seconds = time.process_time() - started
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def long_texts() -> Iterator[Row]:
    """Yield the figures of the long texts; the first is the baseline of the others."""
    base = None
    for name in TEXTS:
        context = multiprocessing.get_context("spawn")
        with context.Pool(1) as pool:
            seconds, memory = pool.apply(measure, (name,))
        base = base or seconds
        is_ok = seconds <= SECONDS and memory <= MEGABYTES
        yield (
            f"{name}, s",
            f"{seconds:.2f} ({memory} MB)",
            f"{base:.2f}",
            f"{seconds / base:.2f}",
            f"{'ok' if is_ok else 'OVER'}: ≤ {SECONDS} s, {MEGABYTES} MB",
        )


def main() -> int:
    """Print the table; return the exit code."""
    rows = [*pairs(), *long_texts()]
    print(tabulate(rows, HEADERS, disable_numparse=True))
    return int(any("OVER" in each[-1] for each in rows))


if __name__ == "__main__":
    sys.exit(main())
