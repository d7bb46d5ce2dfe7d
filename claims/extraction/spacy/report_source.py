"""The source of a report: who says what a verb of saying reports."""

from claims.english.lexicon import ROLES
from claims.english.saying import SAYING
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.subject import is_finite, is_passive, source_of
from claims.extraction.speakers.callings import KINDS

_NEAR = 9
"""So many words back a name may stand before its verb, an apposition between."""
_BODIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def report_source(sentence: Sentence, verb: Word, verbs: frozenset[str]) -> Word | None:
    """Return who says it, also where the parser hung the verb on another clause.

    A participle's source is that of the report it hangs on.
    """
    own = any(each.dep in ("nsubj", "agent") for each in verb.children)
    if own or is_passive(verb):
        return source_of(verb)
    if verb.dep == "advcl" and verb.tag == "VBG":
        for above in verb.ancestors():
            if above.lemma in verbs and is_finite(above) and not is_passive(above):
                return source_of(above)
    if verb.dep == "conj" and is_finite(verb):
        return _before(sentence, verb) or _shared(verb, verbs)
    return source_of(verb)


def _before(sentence: Sentence, verb: Word) -> Word | None:
    """Return the name before a verb at the end: ``…, Ada Roth, a nurse, told us``."""
    if verb.lemma not in SAYING:
        return None
    for k in range(verb.i - 1, max(0, verb.i - _NEAR), -1):
        each = sentence.words[k]
        if each.pos in ("CCONJ", "VERB", "AUX"):
            return None
        entity = sentence.entity_at(k)
        if entity is not None and entity.label == "PERSON":
            bounded = entity.first and sentence.words[entity.first - 1].text == ","
            return each if bounded else None
    return None


def _shared(verb: Word, verbs: frozenset[str]) -> Word | None:
    """Return the subject that a verb shares, though not with a thing that is reported.

    "Haas insists the fund is safe and claims that …": the fund claims nothing.
    """
    source = source_of(verb)
    outer = verb.head.head
    if source is None or _speaks(source) or verb.head.dep != "ccomp":
        return source
    return source_of(outer) if outer.lemma in verbs else source


def _speaks(word: Word) -> bool:
    return (
        word.entity in _BODIES
        or word.pos == "PRON"
        or word.low in ROLES | KINDS
        or word.tag == "NNS"
    )
