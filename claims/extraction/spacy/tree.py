"""A sentence's tree as bit masks: bit ``i`` stands for the ``i``-th word."""

from collections.abc import Callable, Iterator

from claims.english.word_lists import words_in
from claims.extraction.spacy.sentence import SUBJECTS, Sentence, Word

VERBAL = frozenset({"VERB", "AUX"})
_LEFT = words_in(
    """
    det poss amod compound nummod quantmod nmod neg predet preconj advmod npadvmod case
    """
)


class Tree:
    """The masks of a sentence: what hangs on a word, and what is cut out of it."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.below = [0] * len(self.words)
        self.text = 0
        """The words that are more than marks."""
        self.verbs = self.subjects = self.joiners = 0
        for word in self.words:
            own = 1 << word.i
            if word.is_word:
                self.text |= own
            if word.pos in VERBAL:
                self.verbs |= own
            if word.dep in SUBJECTS:
                self.subjects |= own
            if word.dep in ("cc", "preconj"):
                self.joiners |= own
        self._fill()

    def _fill(self) -> None:
        order = [word for word in self.words if word.is_root]
        for word in order:
            order.extend(word.left)
            order.extend(word.right)
        for word in reversed(order):
            self.below[word.i] |= 1 << word.i
            if not word.is_root:
                self.below[word.head.i] |= self.below[word.i]

    def without(self, word: Word, cut: Callable[[Word], bool]) -> int:
        """Return what hangs on a word, without the subtrees that ``cut`` takes."""
        mask = self.below[word.i]
        pending = word.left + word.right
        while pending:
            each = pending.pop()
            if cut(each):
                mask &= ~self.below[each.i]
            elif self.below[each.i] != 1 << each.i:
                pending += each.left
                pending += each.right
        return mask

    def pick(self, mask: int) -> list[Word]:
        """Return the words of a mask, in text order."""
        return [self.words[i] for i in bits(mask)]

    def comma_before(self, word: Word) -> bool:
        """Say whether a comma, dash or bracket stands before what hangs on a word."""
        first = first_bit(self.below[word.i])
        return first > 0 and self.words[first - 1].text in _BREAKS

    def short(self, noun: Word) -> int:
        """Return a noun with what stands before it."""
        mask = 1 << noun.i
        for each in noun.left:
            if each.dep in _LEFT:
                mask |= self.below[each.i]
        for each in noun.right:
            if each.dep == "case" or (
                each.dep == "nummod" and not self.comma_before(each)
            ):
                mask |= self.below[each.i]
        return mask

    def name(self, noun: Word) -> int:
        """Return the name that a noun is part of, without the title before it."""
        found = self.sentence.entity_at(noun.i)
        if found is None or found.label not in ("PERSON", "ORG", "GPE"):
            return self.short(noun)
        return between(found.first, found.last)

    def phrase(self, noun: Word) -> int:
        """Return a noun phrase without its relative clauses, appositions and list."""
        return self.without(noun, self._loose)

    def _loose(self, word: Word) -> bool:
        if word.dep in (
            "relcl",
            "appos",
            "conj",
            "cc",
            "preconj",
            "advcl",
            "parataxis",
        ):
            return True
        if word.dep == "acl":
            return self.comma_before(word)
        return word.low in ("including", "such") and word.dep == "prep"


_BREAKS = frozenset({",", "—", "–", "-", "(", "[", ";", ":", "--"})


def bits(mask: int) -> Iterator[int]:
    """Yield the places of the bits that are set, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def first_bit(mask: int) -> int:
    """Return the place of the lowest bit that is set; -1 when there is none."""
    return (mask & -mask).bit_length() - 1


def between(first: int, last: int) -> int:
    """Return the mask of the places from ``first`` to ``last``, last exclusive."""
    return (1 << last) - (1 << first) if last > first else 0


def own_subject(verb: Word) -> Word | None:
    """Return the subject that hangs on a verb."""
    for each in verb.left:
        if each.dep in SUBJECTS:
            return each
    for each in verb.right:
        if each.dep in SUBJECTS:
            return each
    return None


def members(word: Word) -> list[Word]:
    """Return a word and what is joined to it by ``and`` or commas, in text order."""
    found = [word]
    for each in found:
        found += [next_ for next_ in each.right if next_.dep == "conj"]
    return found
