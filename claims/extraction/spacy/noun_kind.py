"""What kind of thing a noun phrase without a clause asserts."""

from claims.english.lexicon import ORGANISATIONS, ROLES
from claims.english.verbs import NOUN_VERBS
from claims.english.word_lists import words_in
from claims.extraction.spacy.sentence import Sentence, Word
from claims.vocabulary import Kind

_EVENTS = words_in(
    """
    eclipse protest summit election death arrest war attack flood earthquake crash
    party intervention deportation failure accusation webinar competition olympics
    celebration victory visit trial murder strike rescue peak session meeting filing
    launch game match match-up conference ceremony shooting explosion fire storm
    invasion ban vote referendum campaign festival offensive operation killing
    """
)
_STATES = words_in(
    """
    illness policy desire lack importance uncertainty optimism effort use range share
    level damage concern interest support need power access queue resource tool
    treatment effect routes route need control condition risk plan grant breaking
    """
)
_NEWS = ("tion", "sion", "ment", "sal", "ing")


def is_happening(noun: Word) -> bool:
    """Say whether a noun stands for something that happens."""
    return noun.lemma in _EVENTS or noun.entity == "EVENT"


def is_apposition(sentence: Sentence, claim: list[Word]) -> bool:
    """Say whether a claim is a noun and then what it is: ``Port, a town``."""
    inside = set(claim)
    if any(_is_clause(word) for word in claim):
        return False
    for word in claim[1:]:
        if word.low not in ("a", "an", "the", "one") or word.i < 2:
            continue
        before = sentence.words[word.i - 1]
        first = claim[0].i
        if before.text in (",", "-", "–", "—") and first < before.i:
            noun = next((e for e in reversed(claim) if e.i < before.i), None)
            if noun is not None and noun.pos in ("NOUN", "PROPN", "X", "ADJ"):
                return word.head in inside and word.head.pos in ("NOUN", "PROPN")
    return False


def _is_clause(word: Word) -> bool:
    verbal = word.pos in ("VERB", "AUX")
    return verbal and any(e.dep in ("nsubj", "nsubjpass") for e in word.left)


def nominal_kind(claim: list[Word], top: Word) -> Kind:
    """Return the kind of a claim that is a noun phrase, by its head and its parts."""
    inside = set(claim)
    if _names(claim, inside, top):
        return Kind.RELATION
    noun = top
    if any(each in inside and each.dep == "amod" for each in noun.right):
        return Kind.STATE
    if noun.lemma in ORGANISATIONS | {"group", "team"} and any(
        each in inside and each.low in ("of", "from", "within") for each in noun.right
    ):
        return Kind.RELATION
    if noun.lemma in _EVENTS or noun.entity == "EVENT":
        return Kind.EVENT
    if any(word.low in ("increasing", "changing", "rising") for word in claim):
        return Kind.STATE
    if noun.lemma in _STATES:
        return Kind.STATE
    links = [each for each in noun.right if each in inside and each.dep == "prep"]
    last = claim[-1]
    if last.entity in ("GPE", "LOC", "FAC", "ORG", "NORP", "PERSON") and links:
        named = any(word.pos == "PROPN" for word in claim if word.i <= noun.i)
        return Kind.RELATION if named or noun.low in ROLES else Kind.STATE
    if noun.lemma in NOUN_VERBS or noun.lemma.endswith(_NEWS):
        return Kind.EVENT if noun.pos == "NOUN" and links else Kind.STATE
    if noun.pos == "PROPN":
        return Kind.RELATION
    return Kind.STATE


def _names(claim: list[Word], inside: set[Word], top: Word) -> bool:
    """Say whether a phrase says who or what something is."""
    if any(
        word.low in ("including", "such", "like", "named", "called") for word in claim
    ):
        return True
    if any(word.dep == "appos" and word.head in inside for word in claim):
        return True
    if any(e.low in ROLES and top in (e, e.head, e.head.head) for e in claim) and any(
        word.pos == "PROPN" for word in claim
    ):
        return True
    if any(e.entity == "PERSON" for e in claim) and any(
        e.dep == "prep" and e.low in ("of", "from") and e.head.entity == "PERSON"
        for e in claim
    ):
        return True
    proper = [each for each in claim if each.pos == "PROPN"]
    common = [e for e in claim if e.pos == "NOUN" and e.dep == "compound"]
    if top.pos == "PROPN" and common:
        return True
    if (
        len(proper) >= 2
        and top.pos == "PROPN"
        and any(
            each.dep == "prep" and each in inside and each.low in ("of", "from", "in")
            for each in top.right
        )
    ):
        return True
    return (
        len(claim) <= 3
        and bool(claim)
        and top.pos == "NOUN"
        and (claim[0].low in ("a", "an", "this"))
    )
