"""Whether a claim passes judgement, by its words: what makes an opinion."""

from claims.english.judgement import (
    ATTITUDES,
    FEELING,
    JUDGING,
    JUDGING_ADVERBS,
    JUDGING_IF_SAID,
    JUDGING_NOUNS,
    JUDGING_VERBS,
)
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.tensed_clause import TensedClause

_SHORT = 12


def judges(claim: list[Word], clause: TensedClause | None, *, said: bool) -> bool:
    """Say whether a claim passes judgement; more words do where somebody is heard."""
    if clause is None:
        roles = ("amod", "pobj", "compound", "ROOT")
        short = len(claim) < _SHORT
        return said and short and any(_condemns(e) and e.dep in roles for e in claim)
    if said and (clause.verb.lemma in JUDGING_VERBS or _feels(clause)):
        return True
    if any(word.low == "than" for word in claim):
        return False
    for each in clause.has("acomp", "attr", "oprd", "advmod", "dobj", "ccomp"):
        near = [each, *each.left, *(e for e in each.right if e.dep == "conj")]
        condemned = any(_condemns(word) for word in near) or is_excess(each)
        if each.dep in ("acomp", "attr") and condemned:
            return True
        if said and any(_judges(word) for word in near):
            return True
    return False


def _feels(clause: TensedClause) -> bool:
    """Say whether somebody tells what he or she feels or holds: ``we love it``."""
    subject = next(
        (e for e in clause.verb.left if e.dep in ("nsubj", "nsubjpass")), None
    )
    own = subject is not None and subject.low in ("i", "we")
    if own and clause.verb.lemma in ATTITUDES:
        return True
    return any(each.low in FEELING for each in [*clause.has("acomp"), clause.verb])


def is_excess(word: Word) -> bool:
    """Say whether an adjective stands with ``too``: ``far too long``."""
    return word.pos == "ADJ" and any(each.low == "too" for each in word.left)


def _condemns(word: Word) -> bool:
    return word.low in JUDGING or word.lemma in JUDGING_NOUNS


def _judges(word: Word) -> bool:
    return _condemns(word) or word.low in JUDGING_IF_SAID | JUDGING_ADVERBS
