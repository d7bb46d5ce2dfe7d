"""Bodies: the full names that an article gives, for ``the ministry`` and acronyms."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from claims.english.lexicon import DETERMINERS, PREPOSITIONS, ROLES
from claims.english.word_lists import words_in

_WORD = r"(?:[A-Z]\.){2,}|[A-Z0-9À-Þ][\w&'’.\-]*\w|[A-Z]"
_LINK = (
    r"(?:of|for|on|de|del|della|des|du|la|le|d['’])(?:\s+(?:the|la|le|les))?"
    r"|and|&|against|in|at"
)
_NAME = re.compile(rf"(?:{_WORD})(?:\s+(?:(?:{_LINK})\s+)?(?:{_WORD}))*")
_OWN = frozenset(("of", "for", "on"))
"""The head of a name stands before these: ``the Ministry of Health``."""
_IN_BRACKETS = re.compile(r"\s*\((?:the\s+)?(?P<inside>[A-Z][^()]{1,80})\)")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.\-]{1,9}s?")
_SMALL = words_in("of for on and the in at de del la le du des against & to")
_LOOSE = (DETERMINERS | PREPOSITIONS | words_in("but and or yet if when while as")) - {
    "new",
    "off",
}
_OWNED = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|this|that)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Body:
    at: int
    name: str
    head: str
    """In lower case, the word that tells what it is; an acronym has none."""


class Bodies:
    """The names of ministries, firms and reports that a text gives, by place."""

    def __init__(self, prose: str) -> None:
        self._bodies: dict[str, list[_Body]] = {}
        """By their heads, in text order."""
        self._long: dict[str, str] = {}
        """By acronym."""
        for line in re.finditer(r"[^\n]+", prose):
            headline = line.group().rstrip()[-1:] not in tuple(".?!”\"':;")
            for found in _NAME.finditer(prose, line.start(), line.end()):
                name, at = _bare(found.group()), found.start()
                self._expand(name, prose[found.end() : found.end() + 90])
                head = _head(name)
                if headline or " " not in name or head in ROLES:
                    continue
                self._bodies.setdefault(head, []).append(_Body(at, name, head))
        self._guess()

    def _expand(self, name: str, after: str) -> None:
        """Learn an acronym from brackets: ``National Rail Inspectorate (NRI)``."""
        brackets = _IN_BRACKETS.match(after)
        if brackets is None:
            return
        inside = _bare(brackets["inside"])
        for long, short in ((name, inside), (inside, name)):
            if _ACRONYM.fullmatch(short) and len(long.split()) > 1:
                words = long.split()
                for first in range(len(words)):
                    if _initials(words[first:]) == short.replace(".", "").upper():
                        long = " ".join(words[first:])
                        break
                self._long.setdefault(short, long)

    def _guess(self) -> None:
        """Take the acronym of each name that is given once without brackets too."""
        by_initials: dict[str, set[str]] = {}
        for bodies in self._bodies.values():
            for body in bodies:
                words = body.name.split()
                if len(words) > 2:
                    by_initials.setdefault(_initials(words), set()).add(body.name)
        for short, names in by_initials.items():
            if len(names) == 1 and len(short) > 2:
                self._long.setdefault(short, names.pop())

    def full(self, name: str, at: int) -> str:
        """Return what the article calls in full what it calls so at a place.

        "the ministry" is the one named last before, of that kind; else the only one.
        """
        short = _OWNED.sub("", _bare(name))
        if short in self._long:
            return self._long[short]
        words = short.split()
        if not words or not words[-1].islower() or not _DEFINITE.match(name):
            return name
        own = [word for word in words[:-1] if word not in _SMALL]
        fits = [
            body
            for body in self._bodies.get(words[-1], [])
            if {word.lower() for word in own} <= set(body.name.lower().split())
        ]
        before = bisect_left(fits, at, key=lambda body: body.at)
        if before:
            return fits[before - 1].name
        return fits[0].name if len({body.name for body in fits}) == 1 else name


def as_named(words: str) -> str:
    """Return how a noun phrase stands as a speaker, wherever its sentence had it.

    A proper name goes without its article, "The" of other phrases is small.
    """
    article = _ARTICLE.match(words)
    if article is None:
        return words
    rest = words[article.end() :]
    if _is_proper(rest):
        return rest
    return article.group().lower() + rest


def listed(names: list[str]) -> str:
    """Return those who speak together, as one speaker."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _is_proper(words: str) -> bool:
    """Say whether a noun phrase is a name from end to end, but for what is small."""
    first, last = words.split()[0], words.split()[-1]
    return first[0].isupper() and last[0].isupper()


def _bare(name: str) -> str:
    """Return a name without the article and what else may stand before it."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in _LOOSE:
        words = words[1:]
    return _OWNED.sub("", " ".join(words))


def _head(name: str) -> str:
    """Return the word that tells what a name names: ``Ministry`` of Health."""
    words = name.lower().split()
    for k, word in enumerate(words[1:]):
        if word in _OWN:
            return words[k]
    return words[-1]


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word not in _SMALL).upper()
