"""The ``spacy`` engine: candidates read off a parse, ranked, chosen together."""

from collections.abc import Sequence

from claims.document import Document
from claims.extraction.proposal import Engine, ProposedClaim
from claims.extraction.relative_dates import relative_dates
from claims.extraction.rules.engine import outline
from claims.extraction.spacy.brackets import put_brackets
from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.choose import choose
from claims.extraction.spacy.cleaned_text import without_capitals, without_notes
from claims.extraction.spacy.feature_context import Context
from claims.extraction.spacy.features import features
from claims.extraction.spacy.kind import kind
from claims.extraction.spacy.model import DEFAULT, Model, load
from claims.extraction.spacy.parse import parse
from claims.extraction.spacy.pointers import Pointed, Pointers
from claims.extraction.spacy.ranker import Ranker
from claims.extraction.spacy.ranker import load as load_ranker
from claims.extraction.spacy.selection import LEAST, Selection
from claims.extraction.spacy.selection import load as load_selection
from claims.extraction.spacy.sentence_candidates import collect, place, set_partial
from claims.extraction.spacy.spans import spans_of
from claims.extraction.spacy.speaker import Voices
from claims.extraction.spacy.tree import Tree, bits
from claims.extraction.statement import Statement
from claims.extraction.worth.score import worth
from claims.values.value import Value

VERSION = "3"
_SAME = 0.85
"""A claim inside a surer one of its kind that has so much of its words repeats it."""


def make(name: str = DEFAULT) -> Engine:
    """Return the engine that reads with a model; loads and checks the model.

    Raise ``MissingExtraError`` or ``ModelError`` as ``model.load`` does.
    """
    model = load(name)

    def extract(document: Document) -> list[ProposedClaim]:
        """Propose the claims of a document, in text order."""
        return propose(
            document.prose,
            model,
            load_ranker(),
            load_selection(),
            relative_dates(document),
        )

    return Engine(
        "spacy", VERSION, extract, f"{model.name} {model.version}", model.sha256
    )


def propose(
    prose: str,
    model: Model,
    ranker: Ranker,
    selection: Selection,
    days: Sequence[Value] = (),
) -> list[ProposedClaim]:
    """Propose the claims of a text, in text order."""
    prose = without_notes(prose)
    seen = outline(without_capitals(prose))
    found: list[ProposedClaim] = []
    sentences = parse(prose, model)
    voices = Voices(sentences)
    pointers = Pointers(prose, voices)
    for sentence in sentences:
        tree = Tree(sentence)
        here = pointers.read(tree)
        placed = place(tree, seen)
        reports = voices.reports(sentence)
        candidates = collect(tree, placed, reports)
        candidates = [
            each
            for each in candidates
            if not voices.is_wrong(sentence, frozenset(bits(each.mask)))
        ]
        context = Context(tree, sentence.number == 0, placed, reports)
        rows = [features(context, each) for each in candidates]
        rates = [ranker.rate(row) for row in rows]
        likely = [k for k, rate in enumerate(rates) if rate >= LEAST]
        candidates = [candidates[k] for k in likely]
        set_partial(tree, candidates, reports)
        chances = selection.chances(
            candidates,
            [rates[k] for k in likely],
            [rows[k] for k in likely],
            context.length,
        )
        chosen = choose(tree, candidates, chances, ranker)
        kept: list[tuple[int, ProposedClaim]] = []
        for k in chosen:
            claim = _claim(here, candidates[k], pointers, days)
            mask = candidates[k].mask
            if claim is not None and not any(
                _repeats(mask, claim, *other) for other in kept
            ):
                kept.append((mask, claim))
        found += sorted((claim for _, claim in kept), key=lambda claim: claim.spans)
    return found


def _claim(
    here: Pointed, candidate: Candidate, pointers: Pointers, days: Sequence[Value]
) -> ProposedClaim | None:
    tree, voices = here.tree, pointers.voices
    sentence = tree.sentence
    spans = spans_of(sentence, candidate.mask, pointers.prose)
    if not spans:
        return None
    words = frozenset(bits(candidate.mask))
    speaker = voices.speaker(sentence, words)
    made = Statement(pointers.prose, spans)
    put_brackets(pointers, here, candidate.mask, tree.words[candidate.head], made)
    for day in days:
        made.date(day)
    said, brackets = made.rendered()
    what = kind(sentence, words, voices.reports(sentence))
    quoted = any(sentence.words[i].quote is not None for i in words)
    figure, reasons = worth(said, what, speaker=speaker, quoted=quoted)
    return ProposedClaim(said, spans, what, speaker, figure, reasons, brackets=brackets)


def _repeats(
    mask: int, claim: ProposedClaim, other_mask: int, other: ProposedClaim
) -> bool:
    """Say whether a claim says what a surer one says, in a few words more or less."""
    if (claim.kind, claim.speaker) != (other.kind, other.speaker):
        return False
    shared = mask & other_mask
    if shared not in (mask, other_mask):
        return False
    return shared.bit_count() >= _SAME * (mask | other_mask).bit_count()
