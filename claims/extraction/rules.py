"""The ``rules`` engine: English claims without a model."""

import re

from claims.document import Document
from claims.extraction.drafts import Draft, parts
from claims.extraction.proposal import Engine, ProposedClaim
from claims.extraction.propose import propose
from claims.extraction.quotations import Passage, passages
from claims.extraction.speakers import Names
from claims.extraction.voices import Voices
from claims.extraction.statement import statement
from claims.extraction.worth import worth
from claims.words import Kind

_BYLINE = re.compile(r"[—–-]?\s*[Bb]y\b\s*[/:]?\s*[^.!?]{0,60}")


def extract(document: Document) -> list[ProposedClaim]:
    """Propose the claims of a document, in text order."""
    names = Names()
    drafted: list[tuple[Passage, list[Draft]]] = []
    voices = Voices()
    for passage in passages(document.prose):
        if _BYLINE.fullmatch(document.prose, passage.start, passage.end):
            continue
        names.learn(passage.tokens)
        drafts = _distinct(passage, propose(passage, names))
        voices.hear(passage)
        drafted.append((passage, drafts))
    found: list[ProposedClaim] = []
    for passage, drafts in drafted:
        for draft in drafts:
            voices.attribute(passage, draft)
        claims = [_claim(passage, draft, names) for draft in drafts]
        found += sorted(claims, key=lambda claim: claim.spans)
    return found


def _distinct(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """Drop what repeats an earlier draft's words."""
    kept: list[Draft] = []
    seen: list[tuple[bool, frozenset[int]]] = []
    for draft in drafts:
        runs = parts(passage.tokens, draft.words)
        words = frozenset(
            k for run in runs for k in range(*run) if passage.tokens[k].is_word
        )
        if len(words) < 2:
            continue
        report = draft.kind == Kind.ATTRIBUTION
        if any(
            len(words & other)
            > (0.8 if report == other_report else 0.999) * len(words | other)
            for other_report, other in seen
        ):
            continue
        seen.append((report, words))
        kept.append(draft)
    return kept


def _claim(passage: Passage, draft: Draft, names: Names) -> ProposedClaim:
    tokens = passage.tokens
    spans = tuple(
        (tokens[start].start, tokens[end - 1].end)
        for start, end in parts(tokens, draft.words)
    )
    text = statement(tokens, draft, names.person)
    figure, reasons = worth(text, draft.kind, speaker=draft.speaker)
    return ProposedClaim(text, spans, draft.kind, draft.speaker, figure, reasons)


ENGINE = Engine("rules", "1", extract)
