"""Time the engine ``spacy`` beside the bare pipeline, on the same texts in one run.

200 articles are made of the sample article's paragraphs, each in an order of its own.
The two take turns, in batches of ten articles; memory is that of this process.
"""

import argparse
import random
import resource
import statistics
import sys
import time
from pathlib import Path

from claims.document import Document
from claims.extraction import get_engine
from claims.extraction.spacy.model import load

SAMPLE = Path(__file__).parents[2] / "data" / "mongolia.txt"
BAR = 1.5
BATCH = 10


def articles(count: int) -> list[str]:
    """Return texts of the sample's size, no two the same."""
    dice = random.Random(7)
    paragraphs = SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
    made = []
    for _ in range(count):
        dice.shuffle(paragraphs)
        made.append("".join(paragraphs))
    return made


def peak() -> float:
    """Return the most memory that this process had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print the ratio and the memory; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args()
    nlp, engine = load().nlp, get_engine("spacy")
    texts = articles(options.articles)

    def bare(batch: list[str]) -> None:
        for _ in nlp.pipe(batch):
            pass

    def full(batch: list[str]) -> None:
        for text in batch:
            engine.extract(Document(text, text, b"", "", "", "", ""))

    bare(texts[:BATCH])
    full(texts[:BATCH])
    ratios, spent = [], [0.0, 0.0]
    early = 0.0
    for first in range(0, len(texts), BATCH):
        batch = texts[first : first + BATCH]
        times = []
        for run in (bare, full):
            start = time.perf_counter()
            run(batch)
            times.append(time.perf_counter() - start)
        spent = [a + b for a, b in zip(spent, times, strict=True)]
        ratios.append(times[1] / times[0])
        if first >= len(texts) // 4 and not early:
            early = peak()
    ratio = statistics.median(ratios)
    print(
        f"{len(texts)} articles: bare pipeline {1000 * spent[0] / len(texts):.0f} ms,"
        f" engine {1000 * spent[1] / len(texts):.0f} ms an article"
    )
    met = "met" if ratio <= BAR else "MISSED"
    print(f"engine / bare pipeline  {ratio:.2f}  <= {BAR}  {met}")
    print(f"peak memory after a quarter {early:.0f} MB, at the end {peak():.0f} MB")
    return 0 if ratio <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
