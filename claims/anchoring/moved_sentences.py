"""Sentences that moved and changed: paired by the words that they share.

Runs of the same tokens tell where a sentence went (``token_alignment``), but not where
a word in it was replaced near its edge, nor a short sentence in which one was; and the
words that all sentences share may be put to those of another.
"""

from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

from claims.anchoring.token_alignment import NOWHERE
from claims.english.function_words import is_function_word

Run = tuple[int, int]

_ALIKE = 0.6
"""The least likeness of two sentences that are one, by their saying words (Dice)."""
_COMMON = 20
"""A word in so many sentences tells none of them from the others."""
_SPLIT = 6
"""One in so many words of a sentence may have strayed into others."""
_LONGEST = 200
"""What has more words is no sentence, and comparing it takes long."""
_FEWEST = 2
"""So many saying words at least two sentences share."""


def pair_moved(
    old: Sequence[str],
    new: Sequence[str],
    old_sentences: Sequence[Run],
    new_sentences: Sequence[Run],
    places: Sequence[int],
) -> list[int]:
    """Return ``places`` with the words of sentences that moved and changed.

    The keys of both texts and the tokens of their sentences are given, and the places
    of the old tokens as far as they are known.
    """
    pairing = _Pairing(old, new, old_sentences, new_sentences, list(places))
    if NOWHERE in pairing.places and NOWHERE in pairing.origins:
        pairing.complete()
    return pairing.places


class _Pairing:
    """Which old sentence is which new one, as far as one is only in part."""

    def __init__(
        self,
        old: Sequence[str],
        new: Sequence[str],
        old_sentences: Sequence[Run],
        new_sentences: Sequence[Run],
        places: list[int],
    ) -> None:
        self.old, self.new = old, new
        self.old_sentences, self.new_sentences = old_sentences, new_sentences
        self.places = places
        self.origins = [NOWHERE] * len(new)
        for token, place in enumerate(places):
            if place != NOWHERE:
                self.origins[place] = token
        self.old_firsts = [first for first, _ in old_sentences]
        self.new_firsts = [first for first, _ in new_sentences]
        self.free: dict[str, list[int]] = defaultdict(list)
        """The new sentences of which words come from nowhere, by their saying words."""
        self.said: dict[int, tuple[Counter[str], int]] = {}
        """The saying words of new sentences, and how many they are."""

    def complete(self) -> None:
        """Pair what can be paired, and put the words of each pair to each other."""
        for number, (first, end) in enumerate(self.new_sentences):
            if end - first <= _LONGEST and NOWHERE in self.origins[first:end]:
                for key in set(_says(self.new[first:end])):
                    self.free[key].append(number)
        if not self.free:
            return
        work = deque(
            number
            for number, (first, end) in enumerate(self.old_sentences)
            if end - first <= _LONGEST and NOWHERE in self.places[first:end]
        )
        # Whose words were taken from it looks once more, and once only.
        left = dict.fromkeys(work, 2)
        while work:
            number = work.popleft()
            if not left.setdefault(number, 2):
                continue
            left[number] -= 1
            partner = self._partner(number)
            if partner != NOWHERE:
                lost = self._realign(number, partner)
                work += (each for each in sorted(lost) if left.get(each, 2))

    def _partner(self, number: int) -> int:
        """Return the one new sentence that an old one is, or ``NOWHERE``."""
        mine = Counter(_says(self.old[slice(*self.old_sentences[number])]))
        many = mine.total()
        near = Counter(
            found
            for key in mine
            if len(self.free.get(key, ())) <= _COMMON
            for found in self.free.get(key, ())
        )
        scores: list[tuple[float, int]] = []
        for found, _ in near.most_common(_COMMON):
            theirs, more = self._said(found)
            # All words of the shorter one shared would still not be enough.
            if 2 * min(many, more) < _ALIKE * (many + more):
                continue
            shared = sum(min(count, theirs[key]) for key, count in mine.items())
            alike = 2 * shared / (many + more)
            if shared >= _FEWEST and alike >= _ALIKE:
                scores.append((alike, found))
        scores.sort(reverse=True)
        if not scores or (len(scores) > 1 and scores[0][0] == scores[1][0]):
            return NOWHERE
        return scores[0][1]

    def _said(self, number: int) -> tuple[Counter[str], int]:
        """Return the saying words of a new sentence, counted once for all old ones."""
        if number not in self.said:
            words = Counter(_says(self.new[slice(*self.new_sentences[number])]))
            self.said[number] = words, words.total()
        return self.said[number]

    def _realign(self, number: int, partner: int) -> set[int]:
        """Put the words of a sentence to those of another, where that keeps more.

        Returns the sentences that lost words by it.
        """
        (a, b), (c, d) = self.old_sentences[number], self.new_sentences[partner]
        made = {
            a + step.src_start + offset: c + step.dest_start + offset
            for step in Indel.opcodes(self.old[a:b], self.new[c:d])
            if step.tag == "equal"
            for offset in range(step.src_end - step.src_start)
        }
        there = sum(c <= place < d for place in self.places[a:b])
        elsewhere = [
            each
            for each in range(a, b)
            if each not in made
            and self.places[each] != NOWHERE
            and not is_function_word(self.old[each])
        ]
        # A sentence of which another part is a sentence of its own now was split.
        if len(made) <= there or _SPLIT * len(elsewhere) > b - a:
            return set()
        lost: set[int] = set()
        for token in range(a, b):
            if self.places[token] != NOWHERE:
                self.origins[self.places[token]] = NOWHERE
                self.places[token] = NOWHERE
        for token, place in made.items():
            other = self.origins[place]
            if other != NOWHERE:
                self.places[other] = NOWHERE
                lost.add(bisect_right(self.old_firsts, other) - 1)
            self.places[token] = place
            self.origins[place] = token
        return lost


def _says(keys: Iterable[str]) -> list[str]:
    return [each for each in keys if not is_function_word(each)]
