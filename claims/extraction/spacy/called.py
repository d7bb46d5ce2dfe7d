"""Calling: the name of whom or what an article speaks of as ``the child``."""

from claims.english.word_lists import words_in
from claims.extraction.phrase import Phrase, made, named
from claims.extraction.spacy.proper_names import name_run
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.speaker import Voices
from claims.extraction.spacy.tree import Tree

_POINTING = words_in("the this that their his her its")
_LOOSE = ("prep", "relcl", "acl", "appos", "conj")


class Called:
    """Names by the nouns that an article gave them, and what its numbers count."""

    def __init__(self, prose: str, voices: Voices) -> None:
        self._prose = prose
        self._voices = voices
        self._names: dict[str, dict[str, Phrase]] = {}
        self._places: dict[str, list[Phrase]] = {}

    def read(self, tree: Tree) -> dict[int, Phrase]:
        """Return the names of what the nouns of a sentence point to, by place."""
        found: dict[int, Phrase] = {}
        counted: Word | None = None
        for word in tree.words:
            if word.pos == "NOUN" and _points(word):
                named_so = self._names.get(word.lemma, {})
                if len(named_so) == 1:
                    found[word.i] = next(iter(named_so.values()))
                elif word.lemma == "country" and (place := self._country()):
                    found[word.i] = place
            elif counted is not None and _stands_alone(word):
                first = min(
                    [counted, *(e for e in counted.left if e.dep == "compound")],
                    key=lambda each: each.i,
                )
                if place := made(first.start, counted.end, self._prose):
                    found[word.i] = place
            if word.tag == "NNS" and any(_counts(each) for each in word.left):
                counted = word
        self._learn(tree)
        return found

    def _learn(self, tree: Tree) -> None:
        """Take in which nouns a sentence gives to the names in it."""
        for word in tree.words:
            if word.pos != "PROPN":
                continue
            run = name_run(tree.sentence, word)
            name = self._voices.person(tree.sentence, word) if run else None
            if name is not None and (place := named(name, self._prose, word.end)):
                roles = [e for e in word.right if e.dep == "appos" and e.pos == "NOUN"]
                if word.dep == "appos" and word.head.pos == "NOUN":
                    roles.append(word.head)
                before = tree.words[run[0].i - 1] if run[0].i else None
                if before is not None and before.pos == "NOUN" and before.head is word:
                    roles.append(before)
                for role in roles:
                    if role.tag == "NN":
                        self._names.setdefault(role.lemma, {})[name] = place
        for entity in tree.sentence.entities:
            if entity.label == "GPE":
                words = tree.words[entity.first : entity.last]
                words = [e for e in words if e.tag != "POS" and e.low != "the"]
                if words and (
                    place := made(words[0].start, words[-1].end, self._prose)
                ):
                    self._places.setdefault(place.text, []).append(place)

    def _country(self) -> Phrase | None:
        """Return the place that the article is about, where one stands out."""
        most = sorted(self._places.values(), key=len, reverse=True)[:2]
        if not most or len(most[0]) < 2 or (most[1:] and len(most[1]) == len(most[0])):
            return None
        return most[0][-1]


def _points(noun: Word) -> bool:
    left = [each for each in noun.left if each.is_word]
    if not left or left[0].low not in _POINTING or noun.tag != "NN":
        return False
    bare = len(left) == 1 or all(each.dep == "amod" for each in left[1:])
    return bare and not any(each.dep in _LOOSE for each in noun.right)


def _counts(word: Word) -> bool:
    return word.dep == "nummod" and word.entity == "CARDINAL"


def _stands_alone(word: Word) -> bool:
    """Say whether a number is said without what it counts: ``60 were missing``."""
    if word.tag != "CD" or word.entity not in ("CARDINAL", ""):
        return False
    if word.dep not in ("nsubj", "nsubjpass", "dobj"):
        return False
    return not any(each.dep in ("prep", "appos") for each in word.right)
