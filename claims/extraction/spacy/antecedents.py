"""Antecedents: what an article spoke of, for the words that point back to it."""

import re
from collections import Counter

from claims.extraction.spacy.sentence import SUBJECTS, Entity, Sentence, Word

_PLACES = frozenset({"GPE"})
_OWNED = re.compile(r"['’]s?$")


class Memory:
    """What was named up to a sentence; ``follow`` takes in the next one."""

    def __init__(self) -> None:
        self.thing: str | None = None
        """What ``it`` would mean: the last main subject that was one thing."""
        self.several: str | None = None
        """Whom ``they`` would mean: the last main subject that was several."""
        self._places: Counter[str] = Counter()

    def follow(self, sentence: Sentence) -> None:
        """Take in a sentence: its names, and what its main clause is about."""
        for entity in sentence.entities:
            name = _text(sentence, entity)
            if entity.label in _PLACES:
                self._places[name] += 1
        subject = _main_subject(sentence)
        if subject is None or subject.quote is not None:
            return
        if subject.pos == "PRON" or subject.entity == "PERSON":
            return
        if subject.tag in ("NNS", "NNPS") or any(
            each.dep == "conj" for each in subject.right
        ):
            self.several = _phrase(subject)
        elif subject.tag in ("NN", "NNP"):
            self.thing = _phrase(subject)

    @property
    def country(self) -> str | None:
        """Return the place that the article is about, where one stands out."""
        most = self._places.most_common(2)
        if not most or most[0][1] < 2:
            return None
        if len(most) > 1 and most[1][1] == most[0][1]:
            return None
        return most[0][0]


def _main_subject(sentence: Sentence) -> Word | None:
    for each in sentence.root.left:
        if each.dep in SUBJECTS:
            return each
    return None


def _text(sentence: Sentence, entity: Entity) -> str:
    words = sentence.words[entity.first : entity.last]
    text = ""
    for word in words:
        text += (" " if text and word.start > words[0].start + len(text) else "") + (
            word.text
        )
    return _OWNED.sub("", text).removeprefix("the ").removeprefix("The ")


def _phrase(noun: Word) -> str:
    """Return a subject with what stands before it, and its ``of``."""
    kept = [noun, *(each for each in noun.left if each.dep != "cc")]
    for each in noun.right:
        if each.dep == "prep" and each.low == "of":
            kept.append(each)
    words = sorted(
        {
            w.i: w
            for each in kept
            for w in ([noun] if each is noun else each.subtree())
        }.values(),
        key=lambda w: w.i,
    )
    text = ""
    last: Word | None = None
    for word in words:
        gap = last is not None and word.start > last.end
        text += (" " if gap else "") + word.text
        last = word
    if words[0].tag in ("DT",):
        text = text[:1].lower() + text[1:]
    return text
