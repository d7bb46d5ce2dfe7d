"""What a verb of saying reports where the parser lost it, by the order of words."""

from claims.english.lexicon import SUBORDINATORS
from claims.english.saying import SAYING, SHOWING, THINKING
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.subject import is_finite

_NEAR = 7
"""So many words after the verb ``that`` may still be its own."""


def lost_content(sentence: Sentence, verb: Word, source: Word) -> list[Word]:
    """Return the words reported: after ``that``, or before ``, said X`` at the end."""
    if verb.lemma not in SAYING | SHOWING | THINKING:
        return []
    return _after_that(sentence, verb) or _before(sentence, verb, source)


def _after_that(sentence: Sentence, verb: Word) -> list[Word]:
    for each in sentence.words[verb.i + 1 : verb.i + _NEAR]:
        if not each.is_word or each.pos in ("VERB", "AUX", "CCONJ"):
            break
        if each.low == "that" and each.tag in ("IN", "WDT"):
            rest = [word for word in sentence.words if word.i > each.i]
            plain = rest and rest[0].pos not in ("VERB", "AUX")
            sure = each.i == verb.i + 1 and each.tag == "IN"
            return rest if plain and (sure or _asserts(rest)) else []
    return []


def _before(sentence: Sentence, verb: Word, source: Word) -> list[Word]:
    """Return what stands before ``, said X`` or ``, X told Y``."""
    if verb.lemma not in SAYING:
        return []
    first = min(
        verb.i, *(each.i for each in source.subtree() if each.i < verb.i), verb.i
    )
    if first < 3 or sentence.words[first - 1].text != ",":
        return []
    told = [word for word in sentence.words if word.i < first - 1]
    opener = told[0]
    bound = opener.low in SUBORDINATORS or opener.pos == "ADP"
    return told if not bound and _asserts(told) else []


def _asserts(words: list[Word]) -> bool:
    return any(is_finite(word) or word.tag == "VBN" for word in words)


def content_after(verb: Word, words: list[Word]) -> list[Word]:
    """Return the heads of the clauses that go on after what is reported.

    "She said the house was old and it leaked", "prices rose, she said, and wages fell",
    "she said it was old, it leaked and nobody cared": the parser hangs them elsewhere.
    """
    if any(word.quote is not None for word in words):
        return []
    last = max(word.i for word in words if word.is_word)
    inserted = last < verb.i
    found = []
    for each in verb.right:
        if each.dep != "conj" or not is_finite(each) or each.i < last:
            continue
        opener = next((e for e in verb.right if e.dep == "cc" and e.i < each.i), None)
        subject = _own_subject(each)
        if opener is None or subject is None or subject.subtree()[0].i != opener.i + 1:
            continue
        if (inserted and not _is_person(subject)) or opener.i == last + 1:
            found.append(each)
    above = verb.head
    if verb.dep == "ccomp" and above.i > last and is_finite(above):
        subject = _own_subject(above)
        if subject is not None and subject.i > last and not _is_person(subject):
            found.append(above)
    return found


def _own_subject(verb: Word) -> Word | None:
    return next((e for e in verb.left if e.dep in ("nsubj", "nsubjpass")), None)


def _is_person(word: Word) -> bool:
    return word.low in ("he", "she", "i", "we", "they") or word.entity == "PERSON"
