"""Antecedents: what an article spoke of, for the words that point back to it."""

from dataclasses import dataclass

from claims.english.word_lists import words_in
from claims.extraction.phrase import Phrase, named
from claims.extraction.spacy.couples import Couple
from claims.extraction.spacy.expletive import is_empty
from claims.extraction.spacy.phrase import phrase
from claims.extraction.spacy.sentence import SUBJECTS, Word
from claims.extraction.spacy.speaker import Voices
from claims.extraction.spacy.subject import subject_of
from claims.extraction.spacy.tree import Tree

_ONE = words_in("it its")
_SEVERAL = words_in("they them their")
_UNSAID = words_in("this that")
"""What may be a thing that no noun names: nothing farther back is meant then."""
_FIRST = words_in("i me my we us our")
_GROUP = words_in("we us our")
_TIMES = frozenset(
    {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"}
)


@dataclass(frozen=True, slots=True)
class _Mention:
    word: Word
    means: tuple[Phrase, ...]
    is_subject: bool
    is_several: bool


class Antecedents:
    """What the words of an article mean that only point: ``read`` each sentence."""

    def __init__(self, prose: str, voices: Voices, couple: Couple) -> None:
        self._prose = prose
        self._voices = voices
        self._couple = couple
        self._before: list[_Mention] = []
        """What the sentence before spoke of, in its order."""

    def read(self, tree: Tree) -> dict[int, tuple[Phrase, ...]]:
        """Return what the pronouns of a sentence mean where that is plain, by place."""
        sentence = tree.sentence
        meant = self._voices.meant(sentence)
        found: dict[int, tuple[Phrase, ...]] = {}
        here: list[_Mention] = []
        for word in sentence.words:
            means: tuple[Phrase, ...] = ()
            if word.pos == "PRON" or word.tag == "PRP$":
                if word.i in meant:
                    means = self._named(meant[word.i], word)
                elif word.low in _FIRST:
                    means = self._speaking(word)
                elif word.low in _ONE | _SEVERAL:
                    means = self._pointed(word, here)
                if means:
                    found[word.i] = means
                if word.low in _ONE | _SEVERAL | _UNSAID:
                    several = word.low in _SEVERAL
                    here.append(_Mention(word, means, word.dep in SUBJECTS, several))
            elif word.pos in ("NOUN", "PROPN") and word.dep != "compound":
                mention = self._mention(tree, word)
                if mention is not None:
                    here.append(mention)
        self._before = here or self._before
        return found

    def _mention(self, tree: Tree, noun: Word) -> _Mention | None:
        if noun.entity in _TIMES:
            return None
        is_person = noun.entity == "PERSON" or self._voices.person(tree.sentence, noun)
        if is_person and not _is_joint(noun):
            return None
        if noun.dep == "conj" and noun.head.pos in ("NOUN", "PROPN"):
            return None
        stands = tuple(self._couple.meant(noun))
        if not stands:
            place = phrase(tree, noun, self._prose)
            if place is None:
                return None
            stands = (place,)
        several = noun.tag in ("NNS", "NNPS") or _is_joint(noun)
        return _Mention(noun, stands, noun.dep in (*SUBJECTS, "poss"), several)

    def _named(self, name: str, word: Word) -> tuple[Phrase, ...]:
        place = named(name, self._prose, word.start)
        return (place,) if place is not None else ()

    def _speaking(self, word: Word) -> tuple[Phrase, ...]:
        """Return who says ``I``, or ``we`` where a body speaks."""
        speaker = self._voices.quoted(word)
        if speaker is None:
            return ()
        if word.low in _GROUP and self._voices.is_person(speaker):
            return ()
        return self._named(speaker, word)

    def _pointed(self, word: Word, here: list[_Mention]) -> tuple[Phrase, ...]:
        if word.low == "it" and is_empty(word):
            return ()
        several = word.low in _SEVERAL
        owner = word.head if word.dep == "poss" else word
        verb = next(
            (a for a in (owner, *owner.ancestors()) if a.pos in ("VERB", "AUX")), None
        )
        subject = subject_of(verb) if verb is not None else None
        reflexive = word.dep != "poss" and word.dep not in SUBJECTS
        near = [
            each
            for each in here
            if each.is_several == several
            and not (reflexive and each.word is subject)
            and owner not in each.word.ancestors()
            and each.word is not owner
            and each.word not in owner.ancestors()
        ]
        if (
            word.dep == "poss"
            and subject is not None
            and owner not in subject.subtree()
        ):
            fits = [each for each in near if each.word is subject]
            if fits:
                return fits[0].means
        wants_subject = word.dep in SUBJECTS or word.dep == "poss"
        same = [
            each
            for each in near
            if each.is_subject == wants_subject
            and (wants_subject or each.word.dep == word.dep)
        ]
        if same:
            return same[-1].means
        before = [each for each in self._before if each.is_several == several]
        subjects = [each for each in before if each.is_subject]
        if near:
            return near[-1].means if len(near) == 1 and not subjects else ()
        if subjects:
            return subjects[0].means
        return before[0].means if len(before) == 1 else ()


def _is_joint(noun: Word) -> bool:
    return any(each.dep == "conj" for each in noun.right)
