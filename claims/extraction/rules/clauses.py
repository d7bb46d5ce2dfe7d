"""Clauses: assembled from segments, with the subjects that they share."""

from claims.english.tokens import Token
from claims.extraction.rules.clause_assembly import Assembly
from claims.extraction.rules.dependent_clauses import (
    complement,
    infinitive,
    participle,
    relative,
)
from claims.extraction.rules.loose_phrases import adverbial, phrase
from claims.extraction.rules.main_clauses import full_clause, predicate
from claims.extraction.rules.outline import Outline
from claims.extraction.rules.segment_kind import Segment


def outline(tokens: list[Token], segments: list[Segment]) -> Outline:
    """Return the clauses and asides of one sentence."""
    state = Assembly(tokens, segments)
    for number, part in enumerate(state.segments):
        if part.separator in (";", ":"):
            state.main, state.pending, state.lead = None, None, []
        if part.kind == "S":
            full_clause(state, part, number)
        elif part.kind == "P":
            predicate(state, part)
        elif part.kind == "R":
            relative(state, part)
        elif part.kind == "T":
            complement(state, part)
        elif part.kind in ("G", "N", "J"):
            participle(state, part)
        elif part.kind == "I":
            infinitive(state, part)
        elif part.kind == "PP":
            adverbial(state, part)
        elif part.kind == "A":
            phrase(state, part, number)
        if part.kind not in ("A", "R", "G", "N", "J", "ADV"):
            state.anchor = None
    return Outline(state.clauses, state.asides)
