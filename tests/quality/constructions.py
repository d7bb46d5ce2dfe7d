"""Score the kinds and speakers that the engines give to 300 constructions.

``constructions/kinds.jsonl`` has short texts with one claim each (see its README): even
lines are for development, odd ones are held out. The ``spacy`` engine is asked about
the very words of the claim, ``rules`` about its proposal nearest to them. ``--errors``
lists what is wrong on the even lines.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from claims.document import Document
from claims.extraction import get_engine
from claims.extraction.spacy.kind import kind
from claims.extraction.spacy.model import load
from claims.extraction.spacy.parse import parse
from claims.extraction.spacy.speaker import Voices

LINES = Path(__file__).parent / "constructions" / "kinds.jsonl"
HALVES = ("held out", "development")
NEAR = 0.5
ARTICLES = ("the ", "a ", "an ")

Judgement = tuple[str, str | None] | None


class Construction(NamedTuple):
    """A text, the places of the claim in it, and what is right of the claim."""

    half: str
    text: str
    spans: list[tuple[int, int]]
    kind: str
    speaker: str | None
    why: str


def constructions() -> Iterator[Construction]:
    """Yield the constructions of the file, each with the half it belongs to."""
    with LINES.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            each = json.loads(line)
            spans, at = [], 0
            for piece in each["claim"]:
                at = each["text"].index(piece, at)
                spans.append((at, at + len(piece)))
                at += len(piece)
            yield Construction(
                HALVES[number % 2 == 0],
                each["text"],
                spans,
                each["kind"],
                each["speaker"],
                each["why"],
            )


def by_spacy(each: Construction) -> Judgement:
    """Return the kind and speaker that ``spacy`` gives to the words of a claim."""
    sentences = parse(each.text, load())
    voices = Voices(sentences)
    best: tuple[int, Judgement] = (0, None)
    for sentence in sentences:
        words = frozenset(
            word.i
            for word in sentence.words
            if any(word.start < end and word.end > start for start, end in each.spans)
        )
        if len(words) > best[0]:
            found = kind(sentence, words, voices.reports(sentence))
            best = len(words), (found.value, voices.speaker(sentence, words))
    return best[1]


def by_rules(each: Construction) -> Judgement:
    """Return kind and speaker of the proposal of ``rules`` nearest to the claim."""
    text = each.text
    document = Document(text, text, text.encode(), "", "", "", "", language="en")
    own = places(each.spans)
    best: tuple[float, Judgement] = (0.0, None)
    for claim in get_engine("rules").extract(document):
        other = places(claim.spans)
        near = len(own & other) / len(own | other)
        if near >= NEAR and near > best[0]:
            best = near, (claim.kind.value, claim.speaker)
    return best[1]


def places(spans: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> set[int]:
    """Return the places of the characters that spans cover."""
    return {k for start, end in spans for k in range(start, end)}


def same_name(one: str | None, other: str | None) -> bool:
    """Say whether two speakers are one, whatever the article before a name."""
    return _bare(one) == _bare(other)


def _bare(name: str | None) -> str:
    low = (name or "").casefold()
    for article in ARTICLES:
        low = low.removeprefix(article)
    return low


JUDGES: dict[str, Callable[[Construction], Judgement]] = {
    "spacy": by_spacy,
    "rules": by_rules,
}


def count(
    engine: str, halves: tuple[str, ...] = HALVES, *, errors: bool = False
) -> dict[str, Counter[str]]:
    """Return, by half, how many claims have the right kind and the right speaker."""
    counts: dict[str, Counter[str]] = {half: Counter() for half in halves}
    for each in constructions():
        if each.half not in halves:
            continue
        judged = JUDGES[engine](each)
        tally = counts[each.half]
        right = judged is not None and judged[0] == each.kind
        heard = judged is not None and same_name(judged[1], each.speaker)
        tally["claims"] += 1
        tally["judged"] += judged is not None
        tally["kind"] += right
        tally["speaker"] += heard
        tally["named"] += each.speaker is not None
        tally["named right"] += each.speaker is not None and heard
        if errors and each.half == "development" and not (right and heard):
            claim = " … ".join(each.text[start:end] for start, end in each.spans)
            print(f"{each.kind}, {each.speaker} → {judged} | {claim} | {each.text}")
    return counts


def shares(tally: Counter[str]) -> dict[str, float]:
    """Return the accuracies of a half; a claim that is not proposed has neither."""
    return {
        "judged": tally["judged"] / tally["claims"],
        "kind": tally["kind"] / tally["claims"],
        "speaker": tally["speaker"] / tally["claims"],
        "named": tally["named right"] / tally["named"],
    }


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=JUDGES, help="only this engine")
    parser.add_argument("--errors", action="store_true", help="list even lines")
    options = parser.parse_args()
    for engine in [options.engine] if options.engine else JUDGES:
        for half, tally in count(engine, errors=options.errors).items():
            cells = [f"{name} {share:.3f}" for name, share in shares(tally).items()]
            print(f"constructions {engine:6} {half:12} " + "  ".join(cells))
    return 0


if __name__ == "__main__":
    sys.exit(main())
