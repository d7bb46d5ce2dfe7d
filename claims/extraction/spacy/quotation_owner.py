"""Whose words a quotation holds: the verb of saying nearest to it."""

from dataclasses import replace

from claims.english.saying import BARE, RATING, SAYING
from claims.english.word_lists import words_in
from claims.extraction.spacy.report import Report, places_of
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.subject import is_finite

QUOTING = SAYING | BARE | RATING | words_in("read tweet put recommend cite according")


def with_quotations(sentence: Sentence, found: list[Report]) -> list[Report]:
    """Add the quotations of a sentence to what the verb nearest to each reports."""
    quoted: dict[int, list[Word]] = {}
    for word in sentence.words:
        if word.quote is not None and word.is_word:
            quoted.setdefault(word.quote, []).append(word)
    for number, words in quoted.items():
        places = places_of(words)
        outside = [report for report in found if report.verb.quote != number]
        owners = [each for each in outside if each.content & places]
        if owners:
            owner: Report | None = owners[-1]
        else:
            near = [each for each in outside if _reaches(each, words)]
            owner = min(near, key=lambda each: _distance(each, words), default=None)
        if owner is None:
            continue
        heads = frozenset(
            each.i for each in words if is_finite(each) or each.head.i not in places
        )
        found[found.index(owner)] = replace(
            owner, content=owner.content | places, heads=owner.heads | heads
        )
    return found


def _distance(report: Report, words: list[Word]) -> int:
    place = report.verb.i
    return words[0].i - place if place < words[0].i else place - words[-1].i


def _reaches(report: Report, words: list[Word]) -> bool:
    """Say whether a quotation that the parse leaves apart can be what is reported."""
    verb = report.verb
    if verb.lemma not in QUOTING and verb.low != "words":
        return False
    if verb.lemma == "read" and words[0].i - verb.i not in (1, 2, 3):
        return False
    finite = any(is_finite(word) for word in words)
    if (
        len(words) < 4
        and not finite
        and (report.content or not any(verb in word.ancestors() for word in words))
    ):
        return False
    if words[0].i > verb.i:
        return True
    top = min(words, key=lambda word: sum(1 for _ in word.ancestors()))
    subjects = [each for each in top.left if each.dep in ("nsubj", "nsubjpass")]
    return all(each.quote == top.quote for each in subjects)
