"""Repeated sentences, more often in the new text: which of them is meant."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from claims.anchoring.comparison import Comparison
from claims.anchoring.find_quote import Part

_MOST = 20
"""So many places at most are told, where that many fit."""


class Twins:
    """The sentences of the new text, by their words."""

    def __init__(self, compared: Comparison) -> None:
        self._compared = compared

    def of(self, mention: Sequence[Part]) -> list[list[Part]]:
        """Return where the sentence of a mention now stands, word by word.

        None where no sentence has all its words; several where the sentences around
        them do not tell which of them it is.
        """
        old = self._compared.old
        runs = [old.tokens.within(*part) for part in mention]
        if any(first == end for first, end in runs):
            return []
        sentence = old.sentence_of[runs[0][0]]
        low, high = old.sentences[sentence]
        if any(first < low or end > high for first, end in runs):
            return []
        code = old.code(sentence)
        own = self._places.get(sentence)
        if own is not None and self._new[code] <= self._old[code]:
            # No more of them than there were: each is where its neighbours are.
            return []
        best = self._nearest(sentence, own)
        return [self._shifted(mention, low, each) for each in best[:_MOST]]

    @cached_property
    def _old(self) -> Counter[int]:
        return Counter(self._compared.old.codes)

    @cached_property
    def _new(self) -> Counter[int]:
        return Counter(self._compared.new.codes)

    @cached_property
    def _places(self) -> dict[int, int]:
        """For each old sentence that is word by word a new one, that one."""
        found = {}
        for number in range(len(self._compared.new.sentences)):
            origin = self._origin(number)
            if origin is not None:
                found[origin] = number
        return found

    @cached_property
    def _free(self) -> dict[tuple[int, ...], list[int]]:
        """The new sentences that are no old one's place, by it and its neighbours."""
        new, taken = self._compared.new, set(self._places.values())
        found: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for number, code in enumerate(new.codes):
            if number not in taken:
                before, after = new.code(number - 1), new.code(number + 1)
                for key in ((2, code, before, after), (0, code)):
                    found[key].append(number)
                found[-1, code, before].append(number)
                found[1, code, after].append(number)
        return found

    def _nearest(self, sentence: int, own: int | None) -> list[int]:
        """Return the new sentences that most neighbours of the old one are around."""
        old = self._compared.old
        code = old.code(sentence)
        before, after = old.code(sentence - 1), old.code(sentence + 1)
        mine = [] if own is None else [own]
        score = self._neighbours(sentence, own) if own is not None else -1
        both = self._free.get((2, code, before, after), [])
        if both or score == 2:
            return sorted([*both, *(mine if score == 2 else [])])
        sides = {
            *self._free.get((-1, code, before), []),
            *self._free.get((1, code, after), []),
        }
        if sides or score == 1:
            return sorted([*sides, *(mine if score == 1 else [])])
        return sorted([*self._free.get((0, code), []), *mine])

    def _origin(self, new_sentence: int) -> int | None:
        """Return the old sentence that a new one is word by word, if there is one."""
        first, end = self._compared.new.sentences[new_sentence]
        origins = self._compared.origins[first:end]
        if origins[0] < 0:
            return None
        number = self._compared.old.sentence_of[origins[0]]
        low, high = self._compared.old.sentences[number]
        return number if origins == list(range(low, high)) else None

    def _neighbours(self, sentence: int, new_sentence: int) -> int:
        old, new = self._compared.old, self._compared.new
        return sum(
            old.code(sentence + step) == new.code(new_sentence + step)
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
