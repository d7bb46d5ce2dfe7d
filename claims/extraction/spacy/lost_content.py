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
