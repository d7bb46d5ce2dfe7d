"""Which paragraphs of two texts belong together, and which of them moved."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from claims.anchoring.comparison import Comparison, compare
from claims.differences.moves import moved_paragraphs, moved_words, runs_of

Stretch = tuple[int, int]

_SAME = 0.5
"""The share of its words that the shorter of two paragraphs has in the other."""
_RUN = 4
"""So many words in a row tell a part of a paragraph from words any two have."""
_STOPS = frozenset(".!?…。！？")
NONE: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs that belong together: from, and to exclusive, numbered from 0."""

    old: Stretch | None
    new: Stretch | None
    places: Mapping[int, int] = field(default_factory=dict)
    """Old tokens, and the new ones that they are."""
    left: frozenset[int] = frozenset()
    arrived: frozenset[int] = frozenset()
    is_moved: bool = False
    is_gap: bool = False
    """Where a paragraph stood that moved."""


def pair(compared: Comparison, old: list[Stretch], new: list[Stretch]) -> list[Group]:
    """Return the groups in the order of the new text, what was deleted between them."""
    pairing = _Pairing(compared, old, new)
    places = pairing.in_order()
    chains = pairing.chains(places)
    return list(pairing.groups(places, chains, pairing.moves(chains)))


class _Pairing:
    def __init__(
        self, compared: Comparison, old: list[Stretch], new: list[Stretch]
    ) -> None:
        self._compared = compared
        self._old, self._new = old, new
        self._old_of = _numbers(compared.old.tokens.starts, old)
        self._new_of = _numbers(compared.new.tokens.starts, new)
        self._old_sizes = Counter(self._old_of)
        self._new_sizes = Counter(self._new_of)

    def moves(self, chains: list[tuple[Stretch, Stretch]]) -> dict[int, int]:
        """Return the old paragraphs that stand elsewhere, and where."""
        olds = runs_of(self._compared.old.tokens.keys, self._old_of)
        news = runs_of(self._compared.new.tokens.keys, self._new_of)
        for (a, b), (c, d) in chains:
            for each in range(a, b):
                olds.pop(each, None)
            for each in range(c, d):
                news.pop(each, None)
        return moved_paragraphs(olds, news)

    def in_order(self) -> dict[int, int]:
        """Return which tokens are which, of paragraphs alike enough to be held so."""
        by_pair: dict[Stretch, list[Stretch]] = defaultdict(list)
        for token, place in enumerate(self._compared.places):
            if place >= 0 and token not in self._compared.moved:
                pair = self._old_of[token], self._new_of[place]
                by_pair[pair].append((token, place))
        return self._slid(
            self._extended(
                {
                    token: place
                    for (one, other), pairs in by_pair.items()
                    if self._are_alike(one, other, pairs)
                    for token, place in pairs
                }
            )
        )

    def _slid(self, places: dict[int, int]) -> dict[int, int]:
        """Return the same words, with the full stop kept that was there before.

        ``End. So.`` has got ``So.`` and not ``. So``.
        """
        keys, others = self._compared.old.tokens.keys, self._compared.new.tokens.keys
        found = dict(places)
        origins = {place: token for token, place in places.items()}
        for token, place in sorted(places.items()):
            if keys[token] not in _STOPS:
                continue
            nearer = found.get(token - 1, place) + 1
            if nearer < place and others[nearer] == keys[token]:
                found[token] = nearer
                origins[nearer] = origins.pop(place)
                continue
            earlier = origins.get(place - 1, token) + 1
            if earlier < token and keys[earlier] == others[place]:
                found[earlier] = found.pop(token)
                origins[place] = earlier
        return found

    def _extended(
        self, places: dict[int, int], known: Mapping[int, int] = NONE
    ) -> dict[int, int]:
        """Return the same runs as far as they go, up to what is ``known``.

        A word at their edge may have been held against one elsewhere, as common.
        """
        keys, others = self._compared.old.tokens.keys, self._compared.new.tokens.keys
        found = dict(places)
        taken = {*places.values(), *known.values()}
        for token, place in places.items():
            for step in (-1, 1):
                a, b = token + step, place + step
                while (
                    0 <= a < len(keys)
                    and 0 <= b < len(others)
                    and a not in found
                    and a not in known
                    and b not in taken
                    and keys[a] == others[b]
                    and self._old_of[a] == self._old_of[token]
                    and self._new_of[b] == self._new_of[place]
                ):
                    found[a] = b
                    taken.add(b)
                    a, b = a + step, b + step
        return found

    def _are_alike(self, one: int, other: int, pairs: list[Stretch]) -> bool:
        sizes = sorted((self._old_sizes[one], self._new_sizes[other]))
        if len(pairs) < _SAME * sizes[0]:
            return False
        longest = run = 1
        for before, after in pairwise(pairs):
            run = run + 1 if (before[0] + 1, before[1] + 1) == after else 1
            longest = max(longest, run)
        return longest >= _RUN or 3 * len(pairs) >= sizes[1]

    def chains(self, places: Mapping[int, int]) -> list[tuple[Stretch, Stretch]]:
        """Return the paragraphs that share words, as stretches of either text."""
        links = sorted({(self._old_of[a], self._new_of[b]) for a, b in places.items()})
        found: list[tuple[Stretch, Stretch]] = []
        for one, other in links:
            if found and (one < found[-1][0][1] or other < found[-1][1][1]):
                (a, _), (c, _) = found.pop()
                found.append(((a, one + 1), (c, other + 1)))
            else:
                found.append(((one, one + 1), (other, other + 1)))
        return found

    def groups(
        self,
        places: Mapping[int, int],
        chains: list[tuple[Stretch, Stretch]],
        moves: Mapping[int, int],
    ) -> Iterator[Group]:
        """Yield what is paired, and between it what is not."""
        words = self._moved_words(moves, places)
        left, arrived = frozenset(words), frozenset(words.values())
        origins = {other: one for one, other in moves.items()}
        end = ((len(self._old),) * 2, (len(self._new),) * 2)
        i = j = 0
        for here, there in [*chains, end]:
            for one in range(i, here[0]):
                if one in moves:
                    other = moves[one]
                    yield Group((one, one + 1), (other, other + 1), is_gap=True)
                else:
                    yield Group((one, one + 1), None, left=left)
            for other in range(j, there[0]):
                if other in origins:
                    yield self._moved(origins[other], other)
                else:
                    yield Group(None, (other, other + 1), arrived=arrived)
            if here[0] < here[1]:
                yield Group(here, there, places, left, arrived)
            i, j = here[1], there[1]

    def _moved(self, one: int, other: int) -> Group:
        """Return a moved paragraph, its wordings held against each other alone."""
        old, new = self._compared.old.tokens, self._compared.new.tokens
        here, there = self._old[one], self._new[other]
        alone = compare(old.text[slice(*here)], new.text[slice(*there)])
        first, start = old.within(*here)[0], new.within(*there)[0]
        places = {
            first + token: start + place
            for token, place in enumerate(alone.places)
            if place >= 0 and token not in alone.moved
        }
        return Group((one, one + 1), (other, other + 1), places, is_moved=True)

    def _moved_words(
        self, moves: Mapping[int, int], places: Mapping[int, int]
    ) -> dict[int, int]:
        """Return the words that moved alone, without their paragraph, and where."""
        old, new = self._compared.old.tokens.keys, self._compared.new.tokens.keys
        others, taken = set(moves.values()), set(places.values())
        alone = moved_words(
            old,
            new,
            (
                each
                for each, number in enumerate(self._old_of)
                if each not in places and number not in moves
            ),
            (
                each
                for each, number in enumerate(self._new_of)
                if each not in taken and number not in others
            ),
        )
        return self._extended(alone, places)


def _numbers(starts: list[int], stretches: list[Stretch]) -> list[int]:
    firsts = [start for start, _ in stretches]
    return [bisect_right(firsts, start) - 1 for start in starts]
