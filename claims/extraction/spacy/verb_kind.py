"""The kind of a clause by its verb and tense: event, state, relation or rule."""

from claims.english.saying import RATING
from claims.english.word_lists import words_in
from claims.extraction.spacy.noun_kind import is_happening
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.subject import is_passive
from claims.extraction.spacy.tensed_clause import TensedClause
from claims.vocabulary import Kind

_STATIVE = words_in(
    """
    stand lie sit owe own hold house face border overlook surround occupy
    deserve weigh resemble concern matter hate prefer admire trust value regret envy
    speak cover span extend stretch connect link separate attract enable prevent
    require cost measure fit suit lag differ vary coincide coexist persist prevail
    have live know want need contain lack own remain stay seek exist appear depend
    share support focus involve aim provide hope face enjoy suffer concern like love
    understand belong seem consist feature host aggregate review transport
    continue maintain offer work serve design intend help keep allow monitor
    """
)
_LASTING = words_in(
    """
    owe resemble hate prefer matter concern deserve envy lie stand cost weigh measure
    have live know want need contain lack own remain belong depend seem like love exist
    design intend understand fear wish monitor
    """
)
"""Of these, what is a state in the past too."""
_ACCUSING = words_in("accuse charge suspect")
_AUTHORING = words_in("write author compose direct own run head lead chair")
_NEWSY = words_in("come follow mark")
_CONDITIONS = words_in(
    """
    infested surrounded covered populated inhabited involved interested concerned
    married divorced worried convinced divided equipped furnished crowded packed
    deserted abandoned polluted contaminated blocked flooded stocked staffed armed
    injured wounded scattered situated connected attached related committed devoted
    dominated supposed stuck jammed overcrowded understaffed unchanged missing lined
    """
)
"""Participles that tell how something is, with any form of ``be``."""
_NORMS = words_in(
    """
    law rule act statute constitution treaty regulation directive code article section
    charter convention ordinance decree clause bylaw amendment
    """
)
_RELATING = words_in(
    """
    include consist comprise represent call name locate base constitute become mean
    refer compose
    """
)


def verb_kind(sentence: Sentence, clause: TensedClause) -> Kind:
    """Return the kind of a clause by its verb and tense."""
    verb, tense = clause.verb, clause.tense
    if verb.lemma == "be" and any(each.dep == "expl" for each in verb.left):
        happened = any(is_happening(each) for each in clause.has("attr", "dobj"))
        return Kind.EVENT if happened and tense == "past" else Kind.STATE
    if tense == "present" and _subject(verb).lemma in _NORMS and verb.lemma != "be":
        return Kind.RULE
    if _is_condition(clause):
        return Kind.STATE
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
        if tense == "present" and clause.has("acomp") and _is_any(subject):
            return Kind.RULE
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
    if verb.lemma == "include" or (verb.lemma == "become" and complements):
        return Kind.RELATION
    rated = verb.lemma in RATING and is_passive(verb) and not _has_agent(verb)
    if rated and any(each.low == "as" for each in verb.right):
        return Kind.RELATION
    if verb.dep == "acl" and verb.lemma in _AUTHORING and _has_agent(verb):
        return Kind.RELATION
    if any(each.low == "being" for each in verb.left):
        return Kind.EVENT
    since = any(e.low == "since" for e in verb.right if e in clause.words)
    keeps = verb.lemma in _LASTING or verb.lemma in ("maintain", "support", "oppose")
    if tense == "perfect" and (negated or since or keeps):
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


def defines(clause: TensedClause) -> bool:
    """Say whether a clause says what any of a sort is: ``a quorum is the …``."""
    verb = clause.verb
    subject = next((e for e in verb.left if e.dep == "nsubj"), None)
    return (
        verb.lemma == "be"
        and clause.tense == "present"
        and bool(clause.has("attr"))
        and _is_any(subject)
    )


def _has_agent(verb: Word) -> bool:
    return any(each.dep == "agent" or each.low == "by" for each in verb.right)


def _is_any(noun: Word | None) -> bool:
    """Say whether a noun has ``a`` before it, and so stands for any of its sort."""
    return noun is not None and any(each.low in ("a", "an") for each in noun.left)


def _subject(verb: Word) -> Word:
    """Return the subject that a verb has or shares, or the verb itself."""
    clause = verb
    while clause.dep == "conj" and clause.head.pos in ("VERB", "AUX"):
        clause = clause.head
    found = (e for e in clause.left if e.dep in ("nsubj", "nsubjpass"))
    subject = next(found, verb)
    return clause.head if subject.low in ("that", "which") else subject


def _is_condition(clause: TensedClause) -> bool:
    """Say whether a passive tells how something was, not what was done to it."""
    verb = clause.verb
    if verb.tag != "VBN" or not is_passive(verb) or clause.tense == "perfect":
        return False
    lasting = any(
        each.low in ("throughout", "since") or (each.low == "for" and _is_time(each))
        for each in clause.has("prep")
    )
    return verb.low in _CONDITIONS or lasting


def _is_time(preposition: Word) -> bool:
    return any(each.entity in ("DATE", "TIME") for each in preposition.right)


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
