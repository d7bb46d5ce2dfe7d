"""Proper names in plain text: their words, their heads, their initials."""

import re
from typing import NamedTuple

from claims.english.lexicon import DETERMINERS, PREPOSITIONS
from claims.english.word_lists import words_in

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|[A-Z][\w\-]*s['’](?=\s[A-Z])|\w[\w’'&.\-]*\w|\w|[^\w\s]"
)
_INSIDE = words_in("of for on de del della des du la le les the and at in van von al")
"""What may stand small inside a name."""
_OWN = frozenset(("of", "for", "on"))
"""The head of a name stands before these: ``the Ministry of Health``."""
_SMALL = words_in("of for on and the in at de del la le du des against & to")
_LOOSE = (DETERMINERS | PREPOSITIONS | words_in("but and or yet if when while as")) - {
    "new",
    "off",
}
_OWNED = re.compile(r"['’]s?$")
_LAST = tuple(".?!”\"':;)")
_LINKS = 2
"""So many small words in a row may stand inside a name."""


class Token(NamedTuple):
    """A word or mark of a text, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def is_loud(self) -> bool:
        """Say whether it begins a name: with a capital, or like ``d'Ambel``."""
        return self.text[0].isupper() or self.text[1:3].strip("'’")[:1].isupper()

    @property
    def is_word(self) -> bool:
        """Say whether it is a word."""
        return self.text[0].isalnum()


class Name(NamedTuple):
    """A proper name: from which token to which (exclusive), and how it reads."""

    first: int
    last: int
    at: int
    text: str


def tokens_in(prose: str) -> list[Token]:
    """Return the words and marks of a text, headlines left out."""
    found = []
    for line in re.finditer(r"[^\n]+", prose):
        if line.group().rstrip().endswith(_LAST):
            for each in _TOKEN.finditer(prose, line.start(), line.end()):
                found.append(Token(each.group(), each.start(), each.end()))
    return found


def names_in(tokens: list[Token]) -> list[Name]:
    """Return the proper names of a text in order."""
    found = []
    k = 0
    while k < len(tokens):
        if not tokens[k].is_loud:
            k += 1
            continue
        last = _end(tokens, k)
        text = " ".join(token.text for token in tokens[k:last])
        found.append(Name(k, last, tokens[k].start, bare(text)))
        k = last
    return found


def _end(tokens: list[Token], first: int) -> int:
    """Return where a name that begins at a token ends."""
    last = first + 1
    while True:
        k = last
        while k < len(tokens) and k - last < _LINKS and tokens[k].text in _INSIDE:
            k += 1
        if k == len(tokens) or not tokens[k].is_loud:
            return last
        if k > last and tokens[k].text.lower() in _LOOSE:
            return last
        last = k + 1


def bare(name: str) -> str:
    """Return a name without the article and what else may stand before it."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in _LOOSE:
        words = words[1:]
    return _OWNED.sub("", " ".join(words))


def head_of(name: str) -> str:
    """Return the word that tells what a name names: ``ministry`` of Health."""
    words = name.lower().split()
    for k, word in enumerate(words[1:]):
        if word in _OWN:
            return words[k]
    return words[-1]


def initials(words: list[str]) -> str:
    """Return the capitals that a name is short for."""
    return "".join(word[0] for word in words if word not in _SMALL).upper()


def is_small(word: str) -> bool:
    """Say whether a word may be small inside a name."""
    return word in _SMALL


def is_name(phrase: str) -> bool:
    """Say whether a phrase is one proper name from end to end."""
    tokens = [Token(each.group(), *each.span()) for each in _TOKEN.finditer(phrase)]
    return bool(tokens) and tokens[0].is_loud and _end(tokens, 0) == len(tokens)
