"""Attributions without a verb: ``according to X``, ``in the words of X``."""

from collections.abc import Iterator

from claims.english.word_lists import words_in
from claims.extraction.spacy.report import Report, places_of
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.subject import is_finite

_VIEWS = words_in("words view opinion judgement judgment eyes account")


def is_view(word: Word) -> bool:
    """Say whether a noun carries ``in the words of X``, ``in X's view``."""
    return word.low in _VIEWS and word.head.low in ("in", "by")


def phrase_reports(sentence: Sentence, word: Word) -> Iterator[Report]:
    """Yield the report of ``according to X``, ``in the words of X``, ``X's view``."""
    top = word.head if word.low in _VIEWS else word
    place = next((each for each in word.right if each.low in ("to", "of")), None)
    inner = place.right if place is not None else word.left
    labels = ("pobj", "pcomp", "poss")
    source = next((each for each in inner if each.dep in labels), None)
    if source is None:
        return
    while top.head.pos not in ("VERB", "AUX") and not top.head.is_root:
        top = top.head
    clause = _whole(sentence, top)
    apart = places_of(word.subtree()) | {top.i}
    apart -= places_of(each for each in word.subtree() if each.i >= _end_of(source))
    named = _name_after(sentence, source)
    if named is not None:
        apart |= set(range(source.i, named.i + 1))
        source = named
    colons = [each.i for each in sentence.words if each.text in ":;"]
    first = max((i for i in colons if i < word.i), default=-1)
    last = min((i for i in colons if i > word.i), default=len(sentence.words))
    words = [
        each
        for each in clause.subtree()
        if each.i not in apart and first < each.i < last
    ]
    heads = [e for e in words if e is clause or is_finite(e) or e.head is clause]
    heads = [e for e in heads if e is clause or e.dep == "conj" or is_finite(e)]
    yield Report(word, source, places_of(words), places_of(heads))


def _whole(sentence: Sentence, top: Word) -> Word:
    """Return the clause that a phrase is about: all, where it ends the sentence.

    "Prices rose and wages fell, according to X": the parser hangs it on the last.
    """
    clause = top.head
    after = [each for each in sentence.words if each.i > top.subtree()[-1].i]
    ends = not any(each.is_word for each in after)
    comma = top.i > 0 and sentence.words[top.subtree()[0].i - 1].text == ","
    while ends and comma and clause.dep in ("conj", "relcl") and not clause.is_root:
        clause = clause.head
        while clause.pos not in ("VERB", "AUX") and not clause.is_root:
            clause = clause.head
    return clause


def _name_after(sentence: Sentence, source: Word) -> Word | None:
    """Return the person named after a comma: ``the coroner, Ada Roth``."""
    after = sentence.words[source.i + 1 : source.i + 3]
    if source.pos != "NOUN" or len(after) < 2 or after[0].text != ",":
        return None
    entity = sentence.entity_at(after[1].i)
    if entity is None or entity.label != "PERSON":
        return None
    return sentence.words[entity.last - 1]


def _end_of(source: Word) -> int:
    """Return where the noun phrase of a source ends, a later clause not counted."""
    if source.pos == "VERB":
        return source.i + 1
    comma = False
    for each in source.right:
        if comma and each.dep == "prep":
            return each.subtree()[0].i
        comma = each.text == ","
    return source.subtree()[-1].i + 1
