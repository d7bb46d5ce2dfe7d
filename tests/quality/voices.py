"""Score the kinds and speakers of the spacy engine on the annotators' own spans.

The folder that CLAIMS_EVAL_DATA names holds ``extraction/`` with the articles, their
claims and ``score.py``. Each gold claim's spans are mapped to the words of the sentence
that holds most of them. Prints kind accuracy, speaker accuracy where one is named, the
share of unnamed ones that got a speaker, and how well acts of saying are told apart.
``--edges`` moves the ends of the spans a word in or out, as an engine might.
"""

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path

from claims.extraction.spacy.kind import kind
from claims.extraction.spacy.model import load
from claims.extraction.spacy.parse import parse
from claims.extraction.spacy.sentence import Sentence
from claims.extraction.spacy.speaker import Voices
from claims.vocabulary import Kind

LEFT_OUT = ("court", "iodine", "nasa", "taxes")


def words_at(
    sentences: list[Sentence], spans: list[list[int]]
) -> tuple[Sentence, frozenset[int]] | None:
    """Return the sentence that holds most of the spans, and its words in them."""
    best: tuple[Sentence, frozenset[int]] | None = None
    for sentence in sentences:
        words = frozenset(
            word.i
            for word in sentence.words
            if any(word.start < end and word.end > start for start, end in spans)
        )
        if words and (best is None or len(words) > len(best[1])):
            best = sentence, words
    return best


def shifted(sentence: Sentence, words: frozenset[int], turn: int) -> frozenset[int]:
    """Return the words with one taken off or put on at an end, by turns."""
    first, last = min(words), max(words)
    if turn % 4 == 0 and len(words) > 2:
        return words - {first}
    if turn % 4 == 1 and len(words) > 2:
        return words - {last}
    if turn % 4 == 2:
        return words | {max(0, first - 1)}
    return words | {min(len(sentence.words) - 1, last + 1)}


def last_name(name: str | None) -> str:
    """Return the last word of a name, without what stands in brackets, folded."""
    words = (name or "").split(" (")[0].split()
    return words[-1].strip(".,\"'’“”").casefold() if words else ""


def count(path: Path, *, edges: bool, errors: bool) -> Counter[str]:
    """Return the counts of one article."""
    text = path.read_text(encoding="utf-8")
    sentences = parse(text, load())
    voices = Voices(sentences)
    counts: Counter[str] = Counter()
    lines = path.with_suffix(".gold.jsonl").read_text(encoding="utf-8").splitlines()
    for turn, line in enumerate(lines):
        gold = json.loads(line)
        place = words_at(sentences, gold["spans"])
        if place is None:
            continue
        sentence, words = place
        if edges:
            words = shifted(sentence, words, turn)
        found = kind(sentence, words, voices.reports(sentence))
        name = voices.speaker(sentence, words)
        right = found == gold["kind"]
        heard = last_name(name) == last_name(gold["speaker"])
        counts["claims"] += 1
        counts["kind"] += right
        counts["named" if gold["speaker"] else "unnamed"] += 1
        counts["heard"] += bool(gold["speaker"]) and heard
        counts["false"] += not gold["speaker"] and name is not None
        counts["attributions"] += gold["kind"] == Kind.ATTRIBUTION
        counts["told"] += found == Kind.ATTRIBUTION
        counts["told right"] += right and found == Kind.ATTRIBUTION
        if errors and not (right and heard):
            claim = " … ".join(text[start:end] for start, end in gold["spans"])
            print(f"{gold['kind']} → {found} | {gold['speaker']} → {name} | {claim}")
    return counts


def row(label: str, counts: Counter[str]) -> str:
    """Return one line of figures."""
    shares = {
        "kind": counts["kind"] / counts["claims"],
        "named": counts["heard"] / max(1, counts["named"]),
        "false": counts["false"] / max(1, counts["unnamed"]),
        "attribution P": counts["told right"] / max(1, counts["told"]),
        "R": counts["told right"] / max(1, counts["attributions"]),
    }
    cells = [f"{name} {share:.3f}" for name, share in shares.items()]
    return f"{label:14} {counts['claims']:4} claims  " + "  ".join(cells)


def main() -> int:
    """Print the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", action="store_true", help="move the ends of spans")
    parser.add_argument(
        "--errors", action="store_true", help="list the errors on the tuning articles"
    )
    options = parser.parse_args()
    folder = os.environ.get("CLAIMS_EVAL_DATA")
    if not folder or not Path(folder, "extraction", "score.py").is_file():
        sys.stderr.write("set CLAIMS_EVAL_DATA to the folder that holds extraction/\n")
        return 2
    groups: dict[str, Counter[str]] = {"tuning": Counter(), "left out": Counter()}
    for path in sorted(Path(folder, "extraction").glob("*.txt")):
        out = path.stem in LEFT_OUT
        counts = count(path, edges=options.edges, errors=options.errors and not out)
        groups["left out" if out else "tuning"] += counts
        if not out:
            print(row(path.stem, counts))
    for label, counts in groups.items():
        print(row(label, counts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
