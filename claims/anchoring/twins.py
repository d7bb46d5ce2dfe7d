"""Sentences that a new text has more often than the old one: which of them is meant."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from claims.anchoring.comparison import Comparison
from claims.anchoring.quote import Part


class Twins:
    """The sentences of the new text, by their words."""

    def __init__(self, compared: Comparison) -> None:
        self._compared = compared

    @cached_property
    def _old(self) -> Counter[tuple[str, ...]]:
        old = self._compared.old
        return Counter(old.keys(number) for number in range(len(old.sentences)))

    @cached_property
    def _new(self) -> dict[tuple[str, ...], list[int]]:
        new = self._compared.new
        found = defaultdict(list)
        for number in range(len(new.sentences)):
            found[new.keys(number)].append(number)
        return found

    def of(self, mention: Sequence[Part]) -> list[list[Part]]:
        """Return where the sentence of a mention now stands, word by word.

        None where no sentence has all its words; several where the sentences around
        them do not tell which of them it is.
        """
        old = self._compared.old
        runs = [old.tokens.within(*part) for part in mention]
        sentence = old.sentence_of[runs[0][0]]
        low, high = old.sentences[sentence]
        if any(first < low or end > high for first, end in runs):
            return []
        keys = old.keys(sentence)
        fitting = self._new.get(keys, [])
        if len(fitting) <= self._old[keys] and self._is_there(sentence, fitting):
            # No more of them than there were: each is where its neighbours are.
            return []
        fitting = [each for each in fitting if not self._is_others(each, sentence)]
        near = {each: self._neighbours(sentence, each) for each in fitting}
        best = [each for each in fitting if near[each] == max(near.values())]
        return [self._shifted(mention, low, each) for each in best]

    def _is_there(self, sentence: int, fitting: Sequence[int]) -> bool:
        return any(self._origin(each) == sentence for each in fitting)

    def _origin(self, new_sentence: int) -> int | None:
        """Return the old sentence that a new one is word by word, if there is one."""
        first, end = self._compared.new.sentences[new_sentence]
        origins = self._compared.origins[first:end]
        if origins[0] < 0:
            return None
        number = self._compared.old.sentence_of[origins[0]]
        low, high = self._compared.old.sentences[number]
        return number if origins == list(range(low, high)) else None

    def _is_others(self, new_sentence: int, sentence: int) -> bool:
        origin = self._origin(new_sentence)
        return origin is not None and origin != sentence

    def _neighbours(self, sentence: int, new_sentence: int) -> int:
        old, new = self._compared.old, self._compared.new
        return sum(
            old.keys(sentence + step) == new.keys(new_sentence + step)
            for step in (-1, 1)
        )

    def _shifted(
        self, mention: Sequence[Part], low: int, new_sentence: int
    ) -> list[Part]:
        old, new = self._compared.old.tokens, self._compared.new.tokens
        by = self._compared.new.sentences[new_sentence][0] - low
        found = []
        for part in mention:
            first, end = old.within(*part)
            start, last = new.starts[first + by], new.ends[end - 1 + by]
            if old.word(first) == new.word(first + by):
                start += max(0, part[0] - old.starts[first])
            if old.word(end - 1) == new.word(end - 1 + by):
                last -= max(0, old.ends[end - 1] - part[1])
            found.append((start, last))
        return found
