"""The kind that an auxiliary or a verb of planning gives: rule, prediction, opinion."""

from claims.english.judgement import JUDGING, JUDGING_IF_SAID, JUDGING_NOUNS
from claims.english.saying import DEMANDING
from claims.english.word_lists import words_in
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.subject import is_passive
from claims.extraction.spacy.tensed_clause import TensedClause
from claims.vocabulary import Kind

_COMING = words_in("expect schedule set due likely plan go intend pledge promise slate")
_PLANS = words_in("plan pledge promise intention proposal")
_NORMS = words_in("require oblige ban forbid prohibit permit entitle mandate compel")
_DUTIES = words_in("duty right obligation requirement deadline")
_REGULAR = words_in("typically usually always generally normally any every")
_CONDITIONS = words_in("if when whenever unless once")
_PENALTIES = words_in("sentence penalty fine term punishment")
_PERMITS = words_in(
    "permit licence license certificate permission approval visa passport consent"
)
_BEGINNING = words_in("begin start open close end meet return resume")
_ABSTRACT = words_in(
    """
    thing aim goal job task way idea purpose role point problem solution choice option
    dream mission answer trick duty challenge alternative
    """
)
_BE = words_in("be")


def modal_kind(clause: TensedClause, *, said: bool, headline: bool) -> Kind | None:
    """Return the kind that an auxiliary or a verb of planning gives a clause."""
    verb, tense = clause.verb, clause.tense
    helpers = {each.low for each in verb.left if each.dep in ("aux", "advmod")}
    first = any(each.low in ("we", "i") for each in verb.left)
    norm = verb.lemma in _NORMS and (is_passive(verb) or clause.has("dobj", "xcomp"))
    if norm:
        return Kind.RULE
    if "rather" in helpers and "would" in helpers:
        return Kind.OPINION
    if helpers & {"should", "ought"}:
        return Kind.OPINION
    general = is_general(verb)
    denied = any(each.dep == "neg" for each in verb.left)
    if "may" in helpers and denied and verb.lemma not in ("be", "have"):
        return Kind.RULE
    if "may" in helpers and tense == "modal" and general:
        return Kind.RULE
    if "must" in helpers:
        wanted = said and not general and not is_passive(verb)
        return Kind.OPINION if wanted else Kind.RULE
    if tense == "future":
        bad = any(
            {e.low, e.lemma} & (JUDGING | JUDGING_IF_SAID | JUDGING_NOUNS)
            for e in clause.has("acomp", "attr")
        )
        return Kind.OPINION if bad else Kind.PREDICTION
    if helpers & {"can", "cannot", "ca"}:
        return Kind.OPINION if first else Kind.RULE
    coming = verb.lemma in _COMING and any(e.dep == "xcomp" for e in verb.right)
    due = any(e.lemma in _COMING | {"likely"} for e in clause.has("acomp"))
    if tense == "present" and due and any(e.low == "to" for e in clause.words):
        return Kind.PREDICTION
    has_to = verb.lemma in ("have", "need") and any(
        any(e.low == "to" for e in each.left) for each in clause.has("xcomp")
    )
    if has_to:
        wanted = first or (said and not general)
        return Kind.OPINION if wanted else Kind.RULE
    objects = {e.lemma for e in clause.has("dobj")}
    if (verb.lemma == "carry" and objects & _PENALTIES) or (
        verb.lemma in ("need", "require") and general and objects & _PERMITS
    ):
        return Kind.RULE
    dated = any(
        each.entity == "DATE"
        for part in clause.has("prep", "npadvmod", "agent")
        for each in part.subtree()
    )
    if verb.lemma in ("expect", "schedule", "plan") and is_passive(verb) and dated:
        return Kind.PREDICTION
    if coming or (verb.lemma in _BE and _is_to(verb)):
        return Kind.PREDICTION
    if verb.tag in ("VB", "VBN") and "to" in helpers and verb.dep in ("relcl", "ROOT"):
        return Kind.PREDICTION if headline or is_passive(verb) else Kind.STATE
    above = verb.head if verb.dep in ("conj", "xcomp") else verb
    above = above.head if above.dep == "xcomp" and above is not verb else above
    if above is not verb and above.lemma in _COMING and verb.tag == "VB":
        return Kind.PREDICTION
    if helpers & {"may", "might"} and first:
        return Kind.PREDICTION
    subject = any(each.dep in ("nsubj", "nsubjpass") for each in verb.left)
    if said and (
        (first and verb.lemma in DEMANDING)
        or (verb.tag == "VB" and not subject and not helpers)
    ):
        return Kind.OPINION
    if verb.lemma == "have" and any(e.lemma in _PLANS for e in clause.has("dobj")):
        return Kind.PREDICTION
    if any(e.lemma in _DUTIES for e in clause.has("dobj", "attr")):
        return Kind.RULE
    conditional = any(
        each.dep == "advcl"
        and any(e.low in _CONDITIONS and e.dep in ("mark", "advmod") for e in each.left)
        for each in clause.has("advcl")
    )
    regular = any(word.low in _REGULAR for word in clause.words)
    soon = {"next", "tomorrow"} | (
        {"today", "tonight"} if verb.lemma in _BEGINNING else set()
    )
    if tense in ("present", "progressive") and any(
        word.low in soon and word.entity in ("DATE", "TIME") for word in clause.words
    ):
        return Kind.PREDICTION
    if tense in ("present", "modal") and (conditional or regular):
        return Kind.RULE
    return None


def is_general(verb: Word) -> bool:
    """Say whether a clause is about any of a sort: "players", "everyone", "a guest"."""
    clause = verb
    while clause.dep in ("conj", "xcomp") and clause.head.pos in ("VERB", "AUX"):
        clause = clause.head
    subject = next((e for e in clause.left if e.dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.pos == "PROPN":
        return False
    if subject.low in ("everyone", "everybody", "anyone", "anybody", "nobody", "all"):
        return True
    before = {e.low for e in subject.left if e.dep in ("det", "poss", "nummod")}
    if before & {"a", "an", "every", "any", "each", "all", "no", "some"}:
        return True
    return not before and subject.tag == "NNS"


def _is_to(verb: Word) -> bool:
    """Say whether a form of ``be`` means what is to come: ``is to begin``.

    "The aim was to win" says what the aim was.
    """
    subject = next((each for each in verb.left if each.dep == "nsubj"), None)
    if subject is not None and subject.lemma in _ABSTRACT:
        return False
    return any(
        each.dep == "xcomp" and any(e.low == "to" for e in each.left)
        for each in verb.right
    )
