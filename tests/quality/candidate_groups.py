"""The candidates of the annotated articles, with what is right of each."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from claims.extraction.rules.engine import outline
from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.candidate_pair import NEAR
from claims.extraction.spacy.cleaned_text import without_capitals, without_notes
from claims.extraction.spacy.feature_context import Context
from claims.extraction.spacy.features import Features, features
from claims.extraction.spacy.model import load
from claims.extraction.spacy.parse import parse
from claims.extraction.spacy.report import Report
from claims.extraction.spacy.sentence_candidates import collect, place
from claims.extraction.spacy.speaker import Voices
from claims.extraction.spacy.tree import Tree, bits

LEFT_OUT = ("court", "iodine", "nasa", "taxes")
"""The articles that no rule and no figure was learned from."""
_UNION = 0.8
"""Several claims together are one where so much of each, and of all, is in it."""

Claims = list[frozenset[int]]
"""The scorer's word tokens of each annotated claim of an article."""


@dataclass(slots=True)
class Group:
    """A sentence's candidates with what tells them apart, and what is right."""

    article: str
    tree: Tree
    candidates: list[Candidate]
    features: list[Features]
    touched: list[frozenset[int]]
    """The scorer's word tokens that each candidate touches."""
    best: list[bool]
    """Whether no candidate fits some claim better."""
    exact: list[bool]
    """Whether it has just the words of some claim."""
    claims: list[int | None]
    """The claim that each fits, if any."""
    row: list[bool] = field(default_factory=list)
    """Whether no candidate fits some claim better that lies in no other claim."""
    reports: list[Report] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    """Whether it is near a claim, or is several claims together."""


def groups(
    name: str, text: str, gold: Sequence[frozenset[int]], scorer: Any
) -> list[Group]:
    """Return the sentences of an article with their candidates."""
    tokens = scorer.tokenize(text)
    prose = without_notes(text)
    seen = outline(without_capitals(prose))
    found: list[Group] = []
    sentences = parse(prose, load())
    voices = Voices(sentences)
    for sentence in sentences:
        tree = Tree(sentence)
        placed = place(tree, seen)
        reports = voices.reports(sentence)
        candidates = collect(tree, placed, reports)
        context = Context(tree, sentence.number == 0, placed, reports)
        rows = [features(context, each) for each in candidates]
        touched = [
            frozenset(
                scorer.token_set(
                    tokens,
                    [(tree.words[i].start, tree.words[i].end) for i in bits(each.mask)],
                )
            )
            for each in candidates
        ]
        exact = [words in gold for words in touched]
        best = [False] * len(rows)
        group = Group(name, tree, candidates, rows, touched, best, exact, [])
        group.reports = list(reports)
        found.append(group)
    _label(found, gold, scorer)
    return found


def _label(found: list[Group], gold: Sequence[frozenset[int]], scorer: Any) -> None:
    for group in found:
        group.row = [False] * len(group.touched)
    for claim in gold:
        fits = [
            (scorer.iou(claim, words), -g, -k)
            for g, group in enumerate(found)
            for k, words in enumerate(group.touched)
            if words & claim
        ]
        if fits and max(fits)[0] >= NEAR:
            _, g, k = max(fits)
            found[-g].best[-k] = True
            if not any(claim < other for other in gold):
                found[-g].row[-k] = True
    for group in found:
        for words in group.touched:
            share, number = max(
                ((scorer.iou(claim, words), -n) for n, claim in enumerate(gold)),
                default=(0.0, 0),
            )
            group.claims.append(-number if share >= NEAR else None)
            inside = [each for each in gold if len(each & words) >= _UNION * len(each)]
            union = frozenset[int]().union(*inside)
            group.whole.append(share >= NEAR or scorer.iou(words, union) >= _UNION)


@dataclass(frozen=True, slots=True)
class Annotated:
    """The annotated articles: texts, claims and candidates, by name."""

    scorer: Any
    rows: Any
    """The scorer of what a checker is shown."""
    articles: dict[str, Any]
    claims: dict[str, Claims]
    groups: dict[str, list[Group]]


def annotated() -> Annotated | None:
    """Return what CLAIMS_EVAL_DATA holds; say what is missing where it does not."""
    folder = os.environ.get("CLAIMS_EVAL_DATA")
    if not folder or not Path(folder, "extraction", "score.py").is_file():
        sys.stderr.write("set CLAIMS_EVAL_DATA to the folder that holds extraction/\n")
        return None
    data = Path(folder, "extraction")
    sys.path.insert(0, str(data))
    scorer, rows = import_module("score"), import_module("rows")
    articles = scorer.load_gold(data)
    claims: dict[str, Claims] = {}
    found: dict[str, list[Group]] = {}
    for name, (text, annotations) in articles.items():
        tokens = scorer.tokenize(text)
        claims[name] = [
            frozenset(scorer.token_set(tokens, each["spans"])) for each in annotations
        ]
        found[name] = groups(name, text, claims[name], scorer)
    return Annotated(scorer, rows, articles, claims, found)
