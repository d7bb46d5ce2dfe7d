"""The ``rules`` engine: English claims without a model."""

from claims.document import Document
from claims.extraction.boilerplate import is_furniture
from claims.extraction.proposal import Engine, Part, ProposedClaim
from claims.extraction.relative_dates import relative_dates
from claims.extraction.rules.brackets import put_brackets
from claims.extraction.rules.draft import Draft, parts, spans_of
from claims.extraction.rules.operators import with_operators
from claims.extraction.rules.outline import subject_of
from claims.extraction.rules.quotation_voice import Voices
from claims.extraction.rules.quotations import Passage, passages
from claims.extraction.rules.sentence_drafts import propose
from claims.extraction.rules.speaker import Names
from claims.extraction.statement import Statement
from claims.extraction.worth.score import worth
from claims.vocabulary import Kind

_SAME = 0.8
"""Two claims that share this much of their words, at least, are one."""


def extract(document: Document) -> list[ProposedClaim]:
    """Propose the claims of a document, in text order."""
    prose = document.prose
    names, voices = Names(prose), Voices()
    days = relative_dates(document)
    found: list[ProposedClaim] = []
    for passage, drafts, meant in _draft(prose, names, voices):
        claims = []
        for draft in drafts:
            voices.attribute(passage, draft)
            spans = spans_of(passage.tokens, draft, prose)
            if spans:
                made = Statement(prose, spans)
                put_brackets(passage.tokens, draft, names, meant, prose, made)
                for day in days:
                    made.date(day)
                text, brackets = made.rendered()
                quoted = any(passage.quoted[k] is not None for k in draft.words)
                figure, reasons = worth(
                    text, draft.kind, speaker=draft.speaker, quoted=quoted
                )
                claims.append(
                    ProposedClaim(
                        text,
                        spans,
                        draft.kind,
                        draft.speaker,
                        figure,
                        reasons,
                        brackets=brackets,
                    )
                )
        found += sorted(claims, key=lambda claim: claim.spans)
    return found


def outline(prose: str) -> list[tuple[tuple[Part, ...], Kind]]:
    """Return the spans and kinds of the claims alone, for an engine to weigh.

    Nobody asks for their speakers here, so no names are looked for.
    """
    return [
        (spans, draft.kind)
        for passage, drafts, _ in _draft(prose, Names(""), Voices())
        for draft in drafts
        if (spans := spans_of(passage.tokens, draft, prose))
    ]


def _draft(
    prose: str, names: Names, voices: Voices
) -> list[tuple[Passage, list[Draft], dict[str, str]]]:
    """Return the passages with their drafts and whom ``he`` and ``she`` mean there."""
    drafted: list[tuple[Passage, list[Draft], dict[str, str]]] = []
    for passage in passages(prose):
        if is_furniture(prose, passage.start, passage.end):
            continue
        names.learn(passage.tokens)
        drafts = _distinct(passage, with_operators(passage, propose(passage, names)))
        voices.hear(passage)
        names.follow(passage.tokens, subject_of(passage.outline))
        drafted.append((passage, drafts, _meant(names)))
    return drafted


def _meant(names: Names) -> dict[str, str]:
    meant = {pronoun: names.alone(pronoun) for pronoun in ("he", "she")}
    return {pronoun: name for pronoun, name in meant.items() if name is not None}


def _distinct(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """Drop what repeats the words of an earlier draft.

    That somebody said something and what they said may share nearly all their words.
    """
    tokens = passage.tokens
    kept: list[Draft] = []
    seen: list[tuple[bool, frozenset[int]]] = []
    for draft in drafts:
        runs = parts(tokens, draft.words)
        words = frozenset(k for run in runs for k in range(*run) if tokens[k].is_word)
        if len(words) < 2:
            continue
        report = draft.kind == Kind.ATTRIBUTION
        if any(
            words == other
            or (report == other_report and _overlap(words, other) > _SAME)
            for other_report, other in seen
        ):
            continue
        seen.append((report, words))
        kept.append(draft)
    return kept


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)


ENGINE = Engine("rules", "1", extract)
