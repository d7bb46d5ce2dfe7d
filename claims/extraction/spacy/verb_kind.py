"""The kind of a clause by its verb and tense: event, state, relation or rule."""

from claims.english.word_lists import words_in
from claims.extraction.spacy.noun_kind import is_happening
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.subject import is_passive
from claims.extraction.spacy.tensed_clause import TensedClause
from claims.vocabulary import Kind

_STATIVE = words_in(
    """
    have live know want need contain lack own remain stay seek exist appear depend
    share support focus involve aim provide hope face enjoy suffer concern like love
    understand belong seem consist feature host aggregate review transport
    continue maintain offer work serve design intend help keep allow monitor
    """
)
_LASTING = words_in(
    """
    have live know want need contain lack own remain belong depend seem like love exist
    design intend understand fear wish maintain monitor
    """
)
"""Of these, what is a state in the past too."""
_ACCUSING = words_in("accuse charge suspect")
_NEWSY = words_in("come follow mark")
_RELATING = words_in(
    """
    include consist comprise represent call name locate base constitute become mean
    refer number-among compose belong border
    """
)


def verb_kind(sentence: Sentence, clause: TensedClause) -> Kind:
    """Return the kind of a clause by its verb and tense."""
    verb, tense = clause.verb, clause.tense
    negated = any(
        each.dep == "neg"
        or (each.dep == "dobj" and any(e.low == "no" for e in each.left))
        for each in verb.children
    )
    complements = clause.has("attr")
    if verb.lemma == "be":
        if any(each.pos in ("NOUN", "PROPN") for each in complements):
            return Kind.RELATION
        subject = next((e for e in verb.left if e.dep == "nsubj"), None)
        happened = subject is not None and is_happening(subject)
        return Kind.EVENT if happened and tense == "past" else Kind.STATE
    if negated and tense in ("present", "progressive"):
        return Kind.STATE
    if verb.lemma in _ACCUSING:
        return Kind.EVENT
    if verb.lemma == "come" and any(
        each.low == "from" and any(e.entity in ("GPE", "NORP") for e in each.right)
        for each in verb.right
    ):
        return Kind.RELATION
    if verb.lemma in _RELATING and (tense == "present" or is_passive(verb)):
        return Kind.RELATION
    if verb.lemma in ("include", "become"):
        return Kind.RELATION
    since = any(e.low == "since" for e in verb.right if e in clause.words)
    if tense == "perfect" and (negated or since or verb.lemma in _STATIVE):
        return Kind.STATE
    if verb.tag == "VBN" and verb.dep == "acl" and verb.low in ("known", "located"):
        return Kind.RELATION
    stative = _STATIVE if tense in ("present", "progressive") else _LASTING
    if verb.lemma in stative and tense != "perfect":
        return Kind.STATE
    perfect = any(each.low == "have" for each in verb.left)
    if tense == "modal":
        return Kind.RULE if _is_generic(verb) and not perfect else Kind.EVENT
    if tense == "present" and not is_passive(verb):
        if is_headline(sentence) or verb.lemma in _NEWSY:
            return Kind.EVENT
        return Kind.RULE if _is_generic(verb) else Kind.STATE
    if tense == "present":
        rule = verb.lemma == "know" or _is_generic(verb)
        return Kind.RULE if rule else Kind.STATE
    return Kind.EVENT


def is_headline(sentence: Sentence) -> bool:
    """Say whether a sentence is the first line, without a full stop."""
    return sentence.number == 0 and sentence.words[-1].text not in (".", "?", "!")


def _is_generic(verb: Word) -> bool:
    """Say whether a present tense speaks of a sort of thing: ``ozone harms crops``."""
    clause = verb
    while clause.dep == "conj" and clause.head.pos in ("VERB", "AUX"):
        clause = clause.head
    subject = next((e for e in clause.left if e.dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.pos == "PROPN" or subject.entity:
        return False
    if subject.low in ("that", "which") and clause.dep == "relcl":
        subject = clause.head
        return any(e.low in ("a", "an") for e in subject.left)
    bare = not any(e.dep in ("det", "poss", "nummod") for e in subject.left)
    return bare and subject.pos == "NOUN"
