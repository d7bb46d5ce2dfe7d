"""The statement of a claim: its own words, and in brackets what they point to."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from claims.extraction.phrase import Phrase
from claims.extraction.proposal import Part
from claims.records.brackets import GAP, Bracket, Insertion, rendered
from claims.values.value import Value

_SMALL = frozenset({"the", "a", "an", "of", "and", "s"})


class Statement:
    """A statement in the making; ``put`` gives it a bracket where it needs one."""

    def __init__(self, prose: str, spans: Sequence[Part]) -> None:
        self._prose = prose
        self._spans = spans
        self._said = set(_content(" ".join(prose[a:b] for a, b in spans)))
        self._put: list[Insertion] = []

    def put(self, at: int, phrase: Phrase | None) -> None:
        """Put a phrase in brackets at a place of the text that is in a part, or at one.

        Only words that stand outside the claim, and that it does not say anyhow.
        """
        if phrase is None or self._said.issuperset(_content(phrase.text)):
            return
        if any(phrase.start < end and start < phrase.end for start, end in self._spans):
            return
        self._insert(at, Insertion(0, phrase.text, phrase.start, phrase.end))

    def date(self, value: Value) -> None:
        """Put a date behind the words for it, where they are of the claim."""
        if any(start <= value.start and value.end <= end for start, end in self._spans):
            first, last = value.value.split("/")
            self._insert(value.end, Insertion(0, _interval(first, last)))

    def rendered(self) -> tuple[str, tuple[Bracket, ...]]:
        """Return the statement, and its brackets."""
        return rendered(words_at(self._prose, self._spans), self._put)

    def _insert(self, at: int, what: Insertion) -> None:
        before = 0
        for start, end in self._spans:
            if start <= at <= end:
                place = before + len(_folded(self._prose[start:at]))
                made = Insertion(place, what.text, what.start, what.end)
                self._put.append(made)
                self._said.update(_content(what.text))
                return
            before += len(_folded(self._prose[start:end])) + len(GAP)


def words_at(text: str, spans: Sequence[Part]) -> str:
    """Return the words of a claim, its parts joined, white space folded."""
    return GAP.join(" ".join(text[start:end].split()) for start, end in spans)


def _folded(words: str) -> str:
    """Return words with white space folded, one space kept at the end if any."""
    return " ".join(words.split()) + (" " if words[-1:].isspace() else "")


def _content(text: str) -> list[str]:
    """Return the words of a phrase that say something by themselves."""
    return [each for each in re.findall(r"\w+", text.casefold()) if each not in _SMALL]


def _interval(first: str, last: str) -> str:
    """Return an interval of days as briefly as ISO 8601 has it: ``2023-09``."""
    if first == last:
        return first
    if (first[4:], last[4:]) == ("-01-01", "-12-31") and first[:4] == last[:4]:
        return first[:4]
    if first[:7] == last[:7] and first.endswith("-01") and _ends_month(last):
        return first[:7]
    return f"{first}/{last}"


def _ends_month(day: str) -> bool:
    return (date.fromisoformat(day) + timedelta(days=1)).day == 1
