"""Count what turns the meaning of a sentence: the metamorphic test of negation.

Each annotated claim of the tuning articles is varied mechanically, one word at a time
(``VARIANTS``): it is denied, doubted, hedged or made a condition. No proposal may be
near the varied claim without that word. Exits 1 when more are than were; ``--list``
prints them. The folder that CLAIMS_EVAL_DATA names holds ``extraction/`` with the
articles and their claims.
"""

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.document import Document
from claims.extraction import Engine, get_engine
from claims.extraction.spacy.model import load
from claims.extraction.spacy.parse import parse
from claims.extraction.spacy.sentence import SUBJECTS, Sentence, Word
from claims.extraction.spacy.subject import is_finite

LEFT_OUT = ("court", "iodine", "nasa", "taxes")
NEAR = 0.5
MOST = {"rules": 51, "spacy": 55}
"""What no change may turn more than; none is aimed at."""
VARIANTS = (
    "no",
    "not",
    "never",
    "neither",
    "few",
    "if",
    "unless",
    "may",
    "reportedly",
    "denied",
    "without",
)
_FRAMES = (
    ("if", "If ", ", the plan will be dropped."),
    ("unless", "The plan will be dropped unless ", "."),
    ("denied", "The ministry denied that ", "."),
)
_DO = {"VBD": "did", "VBZ": "does", "VBP": "do"}
_HELPERS = {"has": "have", "had": "have", "have": "have"}

Spans = list[list[int]]
Edit = tuple[int, int, str]
"""Start and end of what is replaced, and by what."""


@dataclass(frozen=True, slots=True)
class Varied:
    """A sentence in which one word was put; ``claim`` holds the claim's words."""

    word: str
    text: str
    claim: frozenset[int]
    """The starts of the claim's words, the word put in with them."""
    put: int
    """Where that word starts."""
    others: tuple[frozenset[int], ...] = ()
    """The words of the sentence's other claims that the word stands outside of."""


def variants(
    text: str, sentence: Sentence, spans: Spans, others: Sequence[Spans]
) -> Iterator[Varied]:
    """Yield the sentence of a claim with each word that can be put in."""
    inside = [
        word
        for word in sentence.words
        if word.is_word and any(a < word.end and word.start < b for a, b in spans)
    ]
    if not inside:
        return
    verb = _verb(inside)
    for word, edits in _edits(sentence, inside, verb):
        yield _apply(text, sentence, spans, others, word, edits)
    own = " ".join(text[a:b] for a, b in spans)
    own = own if inside[0].tag in ("NNP", "NNPS") else own[:1].lower() + own[1:]
    if verb is not None and verb.dep != "relcl" and _has_subject(verb, inside):
        names = [each for each in others if _is_title(sentence, each, spans)]
        for word, before, after in _FRAMES:
            yield _framed(word, before, own, after, _within(spans, names))
    elif verb is None and _top(inside).tag in ("NN", "NNS"):
        yield _framed("without", "The plan was approved without ", own, ".", [])


def _verb(inside: list[Word]) -> Word | None:
    """Return the verb of the claim that no other word of it governs."""
    for word in inside:
        if is_finite(word) and word.dep not in ("aux", "auxpass"):
            above = [each for each in word.ancestors() if each in inside]
            if not above or (word.dep == "relcl" and len(above) == 1):
                return word
    return None


def _top(inside: list[Word]) -> Word:
    return min(inside, key=lambda word: sum(1 for _ in word.ancestors()))


def _has_subject(verb: Word, inside: list[Word]) -> bool:
    return any(e.dep in SUBJECTS and e in inside for e in verb.left)


def _edits(
    sentence: Sentence, inside: list[Word], verb: Word | None
) -> Iterator[tuple[str, list[Edit]]]:
    nouns = [
        each
        for each in inside
        if each.tag in ("NN", "NNS")
        and not each.entity
        and (
            each is _top(inside)
            if verb is None
            else each.head is verb and each.dep in SUBJECTS | {"dobj"}
        )
    ]
    if nouns:
        noun = nouns[0]
        yield "no", [_quantified(noun, "no")]
        if noun.tag == "NNS":
            yield "few", [_quantified(noun, "few")]
    if verb is None:
        return
    helpers = [
        e
        for e in verb.left
        if e.dep in ("aux", "auxpass") and e.low != "to" and e.i < verb.i
    ]
    first = helpers[0] if helpers else verb
    after = helpers or verb.lemma == "be"
    if not any(e.dep == "neg" for e in verb.children):
        for word in ("never", "reportedly"):
            at = first.end if after else verb.start
            yield word, [(at, at, f" {word}" if after else f"{word} ")]
        if after:
            yield "not", [(first.end, first.end, " not")]
        elif verb.tag in _DO:
            yield "not", [(verb.start, verb.end, f"{_DO[verb.tag]} not {verb.lemma}")]
        if first.tag == "MD":
            yield "may", [(first.start, first.end, "may")]
        elif not helpers:
            yield "may", [(first.start, first.end, f"may {verb.lemma}")]
        elif first.lemma == "be" or first.low in _HELPERS:
            base = _HELPERS.get(first.low, "be")
            yield "may", [(first.start, first.end, f"may {base}")]
    subject = next((e for e in verb.left if e.dep in SUBJECTS and e in inside), None)
    if subject is not None and subject.pos in ("NOUN", "PROPN"):
        whole = [e for e in subject.subtree() if e.is_word]
        start, end = whole[0].start, whole[-1].end
        yield (
            "neither",
            [(start, start, "neither "), (end, end, " nor the council")],
        )


def _quantified(noun: Word, word: str) -> Edit:
    determiner = next(
        (e for e in noun.left if e.dep in ("det", "poss", "nummod")), None
    )
    if determiner is not None and not determiner.left and not determiner.right:
        return (determiner.start, determiner.end, word)
    left = [e for e in noun.left if e.dep in ("amod", "compound", "nummod", "nmod")]
    at = min([noun.start, *(w.start for e in left for w in e.subtree())])
    return (at, at, f"{word} ")


def _apply(
    text: str,
    sentence: Sentence,
    spans: Spans,
    others: Sequence[Spans],
    word: str,
    edits: list[Edit],
) -> Varied:
    """Return the sentence after the edits; a word put in belongs to the claim."""
    begin, end = sentence.words[0].start, sentence.words[-1].end
    made, at, put = "", begin, -1
    moved: dict[int, int] = {}
    places: set[int] = set()
    for start, stop, new in [*sorted(edits), (end, end, "")]:
        for found in re.finditer(r"\w+", text[at:start]):
            moved[at + found.start()] = len(made) + found.start()
        made += text[at:start]
        for found in re.finditer(r"\w+", new):
            places.add(len(made) + found.start())
            if found.group() == word:
                put = len(made) + found.start()
        made += new
        at = stop
    if put == 0:
        made = made[:1].upper() + made[1:]

    def kept(parts: Spans) -> frozenset[int]:
        return frozenset(
            new for old, new in moved.items() if any(a <= old < b for a, b in parts)
        )

    changed = [start for start, _, _ in edits]
    apart = tuple(
        kept(parts)
        for parts in others
        if not any(a <= at <= b for at in changed for a, b in parts)
    )
    return Varied(word, made, kept(spans) | places, put, apart)


def _framed(
    word: str, before: str, own: str, after: str, others: Sequence[Spans]
) -> Varied:
    put = before.lower().index(word)
    starts = [m.start() for m in re.finditer(r"\w+", own)]
    places = {start + len(before) for start in starts}
    apart = tuple(
        frozenset(s + len(before) for s in starts if any(a <= s < b for a, b in other))
        for other in others
    )
    return Varied(word, before + own + after, frozenset({put, *places}), put, apart)


def _is_title(sentence: Sentence, parts: Spans, spans: Spans) -> bool:
    """Say whether a claim inside another one says who a person is, not what is done."""
    if not all(any(c <= a and b <= d for c, d in spans) for a, b in parts):
        return False
    inside = [e for e in sentence.words if any(a <= e.start < b for a, b in parts)]
    return not any(map(is_finite, inside)) and any(e.pos == "PROPN" for e in inside)


def _within(spans: Spans, others: Sequence[Spans]) -> list[Spans]:
    """Return the parts of other claims as offsets into the words of the claim."""
    begins = [0]
    for a, b in spans:
        begins.append(begins[-1] + b - a + 1)

    def moved(at: int) -> int:
        return next(
            begins[k] + at - a for k, (a, b) in enumerate(spans) if a <= at <= b
        )

    return [[[moved(a), moved(b)] for a, b in parts] for parts in others]


def turned(engine: Engine, varied: list[Varied]) -> Iterator[tuple[Varied, str]]:
    """Yield the proposals that are near a varied claim without its word."""
    prose = "\n\n".join(each.text for each in varied)
    starts, at = [], 0
    for each in varied:
        starts.append(at)
        at += len(each.text) + 2
    proposals = engine.extract(
        Document(prose, prose, prose.encode(), "text/plain", "utf-8", "plain", "1")
    )
    for proposal in proposals:
        for spans in (proposal.spans, *proposal.mentions):
            number = max(k for k, start in enumerate(starts) if start <= spans[0][0])
            start, each = starts[number], varied[number]
            words = {
                m.start() + a - start
                for a, b in spans
                for m in re.finditer(r"\w+", prose[a:b])
            }
            share = _share(words, each.claim)
            apart = max((_share(words, other) for other in each.others), default=0.0)
            if share >= NEAR and share >= apart and each.put not in words:
                yield each, " … ".join(prose[a:b] for a, b in spans)


def _share(words: set[int], claim: frozenset[int]) -> float:
    return len(words & claim) / len(words | claim)


def articles(data: Path) -> Iterator[tuple[str, list[Spans]]]:
    """Yield the text of each tuning article and the spans of its claims."""
    for path in sorted(data.glob("*.gold.jsonl")):
        name = path.name.split(".")[0]
        if name in LEFT_OUT:
            continue
        with path.with_name(f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        lines = path.read_text(encoding="utf-8").splitlines()
        yield text, [json.loads(line)["spans"] for line in lines if line.strip()]


def main() -> int:
    """Print the counts; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", action="append", choices=("rules", "spacy"))
    parser.add_argument("--list", action="store_true", help="print what is turned")
    options = parser.parse_args()
    folder = os.environ.get("CLAIMS_EVAL_DATA")
    data = Path(folder or "", "extraction")
    if not folder or not data.is_dir():
        sys.stderr.write("set CLAIMS_EVAL_DATA to the folder that holds extraction/\n")
        return 2
    varied: list[list[Varied]] = []
    for text, claims in articles(data):
        sentences = parse(text, load())
        for spans in claims:
            for sentence in sentences:
                first, last = sentence.words[0].start, sentence.words[-1].end
                if first <= spans[0][0] and spans[-1][1] <= last:
                    others = [
                        each
                        for each in claims
                        if each != spans and first <= each[0][0] and each[-1][1] <= last
                    ]
                    varied.append(list(variants(text, sentence, spans, others)))
    made = Counter(each.word for some in varied for each in some)
    failed = 0
    for name in options.engine or ("rules", "spacy"):
        engine = get_engine(name)
        found: Counter[str] = Counter()
        for some in varied:
            for each, quote in turned(engine, some):
                found[each.word] += 1
                if options.list:
                    print(f"{name} {each.word}: {each.text}\n    {quote}")
        cells = [f"{word} {found[word]}/{made[word]}" for word in VARIANTS]
        print(f"{name:6} turned {found.total()} of {made.total()}: " + "  ".join(cells))
        failed += found.total() > MOST[name]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
