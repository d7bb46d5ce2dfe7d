"""Couples: the two persons whom ``the parents`` or ``the Sams`` of an article are."""

from collections.abc import Sequence

from claims.english.word_lists import words_in
from claims.extraction.phrase import Phrase, named
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.speaker import Voices

_PAIRS = words_in("parents couple pair spouses siblings brothers sisters twins duo")


class Couple:
    """The only two persons of an article with one last name, if there are just two."""

    def __init__(self, prose: str, voices: Voices) -> None:
        self._last = ""
        self._places: Sequence[Phrase] = ()
        by_last: dict[str, list[str]] = {}
        for name in voices.persons():
            by_last.setdefault(name.split()[-1], []).append(name)
        shared = [each for each in by_last.items() if len(each[1]) > 1]
        if len(shared) == 1 and len(shared[0][1]) == 2:
            self._last = shared[0][0]
            found = [named(name, prose, 0) for name in shared[0][1]]
            self._places = sorted(
                (each for each in found if each is not None), key=lambda e: e.start
            )

    def meant(self, word: Word) -> Sequence[Phrase]:
        """Return the two, by the places that name them first, where a word means them.

        A last name in the plural does, and a noun for two of a family.
        """
        if not self._last:
            return ()
        plural = word.text in (f"{self._last}s", f"{self._last}es")
        is_pair = word.low in _PAIRS and not any(
            each.dep in ("prep", "relcl", "acl", "appos") for each in word.right
        )
        return self._places if plural or is_pair else ()
