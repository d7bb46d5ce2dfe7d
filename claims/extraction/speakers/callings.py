"""Callings: whom an article means by ``the mayor``, which paper by ``the daily``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.english.lexicon import (
    DETERMINERS,
    ORGANISATIONS,
    PREPOSITIONS,
    ROLES,
    THINGS,
)
from claims.english.word_lists import words_in
from claims.extraction.speakers.bodies import same
from claims.extraction.speakers.proper_name import Name, Token, head_of, is_name

KINDS = (
    THINGS
    | ORGANISATIONS
    | words_in("daily weekly tabloid outlet broadcaster pollster portal paper station")
)
"""What a body can be called before or after its name."""
_FROM = re.compile(r",|\s(?:of|from|at|in|for|on|and)\s")
_CLOSING = PREPOSITIONS | words_in("who which whose and , . ; :")
_LONGEST = 6
"""A calling before or after a name has no more words."""


class _Calling(NamedTuple):
    at: int
    noun: str
    words: frozenset[str]
    name: str


class Callings:
    """Who is called what in an article, by title or apposition."""

    def __init__(self, tokens: list[Token], names: list[Name]) -> None:
        self._known: list[_Calling] = []
        self._persons: dict[str, str] = {}
        """Names of two words and more, by the last."""
        for name in names:
            person = _person(without_calling(name.text))
            if " " in person and head_of(person) not in ORGANISATIONS:
                self._persons.setdefault(person.split()[-1], person)
        for name in names:
            for words in _callings(tokens, name):
                self._learn(name, [word.lower() for word in words])
        self._known.sort()
        self._held = {
            each.name.split()[-1]: each.name
            for each in reversed(self._known)
            if _is_role(each.noun)
        }

    def _learn(self, found: Name, words: list[str]) -> None:
        name = without_calling(found.text)
        if not words or not _is_calling(words[-1]):
            return
        if _is_role(words[-1]):
            name = _person(name)
            name = self._persons.get(name, name)
            if " " not in name:
                return
        elif head_of(name) not in ORGANISATIONS:
            # "Hans Weber of Kestrel, the airline".
            name = name.rpartition(" of ")[2]
        calling = _Calling(found.at, same(words[-1]), frozenset(words[:-1]), name)
        self._known.append(calling)

    def person(self, last_name: str) -> str | None:
        """Return the full name of who has a last name, where a role came with it."""
        return self._held.get(last_name)

    def full(self, words: list[str], at: int) -> str | None:
        """Return the name of what "the" with these words means at a place.

        A body is the one called so last; a person only where no other is.
        """
        own = {word.lower() for word in words[:-1]}
        noun = words[-1].lower()
        fits = [
            each
            for each in self._known
            if each.noun == same(noun) and own <= each.words and each.at < at
        ]
        if not fits:
            return None
        if _is_role(noun) and len({each.name for each in fits}) > 1:
            return None
        return fits[-1].name


def _callings(tokens: list[Token], name: Name) -> Iterator[list[str]]:
    """Yield what may say before, in and after a name what it is."""
    own = [token.text for token in tokens[name.first : name.last]]
    roles = [k for k, word in enumerate(own[:-1]) if _is_role(word.lower())]
    if roles:
        yield own[: roles[-1] + 1]
    yield _before(tokens, name.first)
    if name.first and tokens[name.first - 1].text == ",":
        yield _before(tokens, name.first - 1)
    if name.last < len(tokens) and tokens[name.last].text == ",":
        yield _after(tokens, name.last + 1)


def _before(tokens: list[Token], last: int) -> list[str]:
    """Return the small words that end at a place."""
    first = last
    while first and last - first < _LONGEST and _is_plain(tokens[first - 1]):
        first -= 1
    return [token.text for token in tokens[first:last]]


def _after(tokens: list[Token], first: int) -> list[str]:
    """Return the words of an apposition up to its noun."""
    found: list[str] = []
    for token in tokens[first : first + _LONGEST]:
        if token.text.lower() in _CLOSING:
            return found
        if not token.is_word:
            return []
        if token.text.lower() not in DETERMINERS:
            found.append(token.text)
    return []


def _is_plain(token: Token) -> bool:
    return token.is_word and not token.is_loud and token.text not in DETERMINERS


def without_calling(phrase: str) -> str:
    """Return the name alone where words before it say what it is.

    "the Spanish news agency Ferro", "Architect Noel Zander".
    """
    words = phrase.split()
    for k in range(len(words) - 1, 0, -1):
        calling = words[k - 1].lower()
        if not _is_calling(calling):
            continue
        if any(word.lower() in PREPOSITIONS for word in words[: k - 1]):
            break
        rest = " ".join(words[k:])
        if _is_role(calling) and rest[0].isupper():
            rest = _person(rest)
        loud = words[k - 1][0].isupper()
        if loud and (not _is_role(calling) or " " not in rest):
            continue
        if is_name(rest):
            return rest
    return phrase


def _person(name: str) -> str:
    """Return a person's name without where he or she is of, or from."""
    return _FROM.split(name, maxsplit=1)[0]


def _is_calling(word: str) -> bool:
    return word in KINDS or _is_role(word)


def _is_role(word: str) -> bool:
    """Say whether a word is a role, also one of two parts: ``secretary-general``."""
    return word in ROLES or not ROLES.isdisjoint(word.split("-"))
