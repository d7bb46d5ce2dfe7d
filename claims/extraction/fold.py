"""Folding: which proposed claims are rows, and which are details inside one.

A row is the longest claim that one ruling can settle; a detail lies inside a row. What
was said is a detail of the report of it, and the one that starts unfolded. Every engine
folds so, and so does ``claims extract --fold`` with the claims that are there.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from claims.extraction.proposal import Part

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_OPENS = ",;:–—(-["
_CLOSES = ",;:–—)-]"
_COORDINATES = re.compile(r"\W*(?:and|but|or|nor|yet|so|while|whereas)\b", re.I)


class Claim(Protocol):
    """What is folded: a proposal, or a claim that is there already."""

    @property
    def spans(self) -> tuple[Part, ...]:
        """The parts of its first place."""

    @property
    def mentions(self) -> tuple[tuple[Part, ...], ...]:
        """The parts of its other places."""

    @property
    def speaker(self) -> str | None:
        """Who is said to assert it."""


@dataclass(frozen=True, slots=True)
class Fold:
    """How a claim stands among the others."""

    detail_of: int | None = None
    """The position of its row; ``None`` for what is a row itself."""
    is_folded: bool = False
    """Whether it is out of sight beneath its row; what was said is not."""


ROW = Fold()


def fold(
    text: str, claims: Sequence[Claim], standing: Sequence[Fold | None] = ()
) -> list[Fold]:
    """Return how each claim stands, by its position among ``claims``.

    What ``standing`` says of a claim stays so; ``None``, and what is past its end, is
    to be found.
    """
    fixed = [*standing, *[None] * (len(claims) - len(standing))]
    words = _Words(text)
    places = [
        [words.place(parts) for parts in (each.spans, *each.mentions)]
        for each in claims
    ]
    found = [each or ROW for each in fixed]
    # What a person's details are of stays a row, whatever it lies in.
    kept = {each.detail_of for each in fixed if each is not None}
    rows = _Rows(places)
    loose = []
    for at, each in enumerate(fixed):
        if each is None and at not in kept:
            loose.append(at)
        elif found[at].detail_of is None:
            rows.add(at)
    # The longest come first: whatever a claim can lie in has been placed before it.
    loose.sort(key=lambda at: (-len(places[at][0].words), at))
    for at in loose:
        row = rows.above(at)
        if row is None:
            rows.add(at)
        else:
            found[at] = Fold(row, is_folded=True)
    for at in _said(claims, places, [at for at in loose if found[at].is_folded], found):
        found[at] = Fold(found[at].detail_of)
    return found


class _Place:
    """One place of a claim: its words, by their positions in the text."""

    def __init__(self, words: frozenset[int], asides: frozenset[int]) -> None:
        self.words = words
        self.reach = words | asides
        """With what is set off by marks between its parts."""

    def holds(self, other: "_Place") -> bool:
        return bool(other.words) and other.words <= self.reach


class _Rows:
    """The rows that there are so far, found by the words that they reach."""

    def __init__(self, places: Sequence[Sequence[_Place]]) -> None:
        self.places = places
        self.by_word: dict[int, list[int]] = {}

    def add(self, at: int) -> None:
        for word in frozenset[int]().union(*(each.reach for each in self.places[at])):
            self.by_word.setdefault(word, []).append(at)

    def above(self, at: int) -> int | None:
        """Return the shortest row that a claim lies in; ``None`` if it is a row.

        A claim in several places is a row if it is one in any.
        """
        found = [self._of_place(place) for place in self.places[at]]
        return None if None in found else found[0]

    def _of_place(self, place: _Place) -> int | None:
        holding = [
            (len(other.words), row)
            for row in self.by_word.get(min(place.words, default=-1), ())
            for other in self.places[row]
            if other.holds(place)
        ]
        return min(holding)[1] if holding else None


class _Words:
    """The words of a text, by their positions."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_WORD.finditer(text))
        self.starts = [each.start() for each in found]
        self.ends = [each.end() for each in found]

    def place(self, parts: Sequence[Part]) -> _Place:
        """Return where some parts stand."""
        words = frozenset().union(*(self._between(*part) for part in parts))
        aside = frozenset[int]().union(
            *(
                self._between(end, start)
                for (_, end), (start, _) in pairwise(parts)
                if self._is_aside(end, start)
            )
        )
        return _Place(words, aside)

    def _between(self, start: int, end: int) -> range:
        """Return the words that lie in a stretch, or begin in it."""
        return range(bisect_left(self.ends, start + 1), bisect_left(self.starts, end))

    def _is_aside(self, start: int, end: int) -> bool:
        """Say whether what stands between two parts is set off by marks on each side.

        ``X, who is Y's brother, did this`` has an aside; ``X did this and did that``
        says two things of X.
        """
        between = self.text[start:end].strip(" \t\n\r\u00a0\"'“”‘’")
        return (
            len(between) > 1
            and between[0] in _OPENS
            and between[-1] in _CLOSES
            and not _COORDINATES.match(between)
        )


def _said(
    claims: Sequence[Claim],
    places: Sequence[Sequence[_Place]],
    details: Sequence[int],
    found: Sequence[Fold],
) -> list[int]:
    """Return what was said: the longest that a row reports of another speaker.

    ``details`` are those that were folded, the longest first.
    """
    said: dict[int, list[int]] = {}
    for at in details:
        row, speaker = found[at].detail_of, claims[at].speaker
        if row is None or speaker is None or speaker == claims[row].speaker:
            continue
        of_row = said.setdefault(row, [])
        if not any(places[each][0].holds(places[at][0]) for each in of_row):
            of_row.append(at)
    return [at for of_row in said.values() for at in of_row]
