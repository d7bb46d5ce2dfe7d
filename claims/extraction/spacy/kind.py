"""What kind of thing a claim asserts, read off its parse by the guidelines' order."""

from collections.abc import Sequence

from claims.english.word_lists import words_in
from claims.extraction.spacy.attributions import find_reports
from claims.extraction.spacy.judgement import judges
from claims.extraction.spacy.modal_kind import modal_kind
from claims.extraction.spacy.noun_kind import is_apposition, nominal_kind
from claims.extraction.spacy.point_of_figure import compares, counts
from claims.extraction.spacy.report import Report
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.speaker import attribution, reporting
from claims.extraction.spacy.subject import depth
from claims.extraction.spacy.tensed_clause import TensedClause, clause_of
from claims.extraction.spacy.verb_kind import defines, is_headline, verb_kind
from claims.vocabulary import Kind

_NAMING = words_in("define call name label dub entitle title nickname")


def kind(
    sentence: Sentence, words: frozenset[int], reports: Sequence[Report] | None = None
) -> Kind:
    """Return the kind of the claim that these words of a sentence make.

    ``reports`` are those of the sentence, where the caller has them already.
    """
    if reports is None:
        reports = find_reports(sentence)
    if attribution(sentence, words, reports) is not None:
        return Kind.ATTRIBUTION
    claim = [sentence.words[i] for i in sorted(words) if sentence.words[i].is_word]
    if not claim:
        return Kind.STATE
    report = reporting(sentence, words, reports)
    quoted = 2 * sum(1 for word in claim if word.quote is not None) > len(claim)
    said = report is not None or quoted
    clause = clause_of(claim)
    held = _held(report, claim) if report is not None else None
    if held is not None:
        return held
    if clause is not None:
        found = modal_kind(clause, said=said, headline=is_headline(sentence))
        if found is not None:
            return found
    if _is_named(claim):
        return Kind.RELATION
    if judges(claim, clause, said=said):
        return Kind.OPINION
    point = _point(claim, clause)
    if clause is not None and defines(clause):
        return Kind.RELATION
    if compares(sentence, point):
        return Kind.COMPARISON
    if counts(sentence, point, clause.verb if clause else None):
        return Kind.QUANTITY
    if is_apposition(sentence, claim):
        return Kind.RELATION
    if clause is None:
        return nominal_kind(claim, min(claim, key=depth))
    return verb_kind(sentence, clause)


def _is_named(claim: list[Word]) -> bool:
    """Say whether a noun phrase gives a name: ``the group called the Sea Org``."""
    top = min(claim, key=depth)
    return top.pos in ("NOUN", "PROPN") and any(
        each.dep == "acl" and each.tag == "VBN" and each.lemma in _NAMING
        for each in top.right
        if each in claim
    )


def _point(claim: list[Word], clause: TensedClause | None) -> list[Word]:
    """Return the words that assert: of a noun with a relative clause, the clause."""
    if clause is None or clause.verb.dep != "relcl":
        return claim
    below = set(clause.verb.subtree())
    return [word for word in claim if word in below]


def _held(report: Report, claim: list[Word]) -> Kind | None:
    """Return the kind of what is demanded, expected or held of something."""
    direct = any(word.i in report.heads for word in claim)
    if report.is_demand and direct:
        return Kind.OPINION
    has_clause = report.verb in claim or any(
        word.dep in ("ccomp", "advcl") and word.i in report.heads for word in claim
    )
    if report.is_rating and direct:
        if any(word.tag in ("JJS", "RBS") for word in claim):
            return Kind.COMPARISON
        return Kind.RELATION if report.verb.lemma in _NAMING else Kind.OPINION
    if report.is_expecting and direct and not has_clause:
        half = any(word.low in ("half", "than", "twice") for word in claim)
        return Kind.COMPARISON if half else Kind.PREDICTION
    if report.is_expecting and any(word.low == "to" for word in claim):
        return Kind.PREDICTION
    return None
