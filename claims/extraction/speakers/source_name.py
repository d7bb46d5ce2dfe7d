"""The name of a source as a reader would write it down, from a noun phrase."""

import re

from claims.extraction.speakers.acronyms import acronyms
from claims.extraction.speakers.bodies import Bodies
from claims.extraction.speakers.callings import Callings, without_calling
from claims.extraction.speakers.proper_name import bare, names_in, tokens_in

_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|this|that)\s+", re.IGNORECASE)


class SourceNames:
    """What an article calls in full the ministries, papers and persons it names."""

    def __init__(self, prose: str) -> None:
        tokens = tokens_in(prose)
        names = names_in(tokens)
        self._long = acronyms(tokens, names)
        self._bodies = Bodies(names)
        self._callings = Callings(tokens, names)

    def full(self, phrase: str, at: int) -> str:
        """Return the name of what a noun phrase at a place of the text means.

        The full name where the article gives one, else the phrase as it stands.
        """
        short = bare(phrase)
        if short in self._long:
            return self._long[short]
        words = short.split()
        person = self._callings.person(short) if len(words) == 1 else None
        if person is not None:
            return person
        if words and words[-1].islower() and _DEFINITE.match(phrase):
            found = self._bodies.full(words, at) or self._callings.full(words, at)
            if found is not None:
                return found
        return as_named(without_calling(phrase))


def as_named(phrase: str) -> str:
    """Return a noun phrase as it stands for a speaker, wherever its sentence had it.

    A proper name goes without its article, "The" of other phrases is small.
    """
    article = _ARTICLE.match(phrase)
    if article is None:
        return phrase
    rest = phrase[article.end() :]
    if rest[0].isupper() and rest.split()[-1][0].isupper():
        return rest
    return article.group().lower() + rest


def listed(names: list[str]) -> str:
    """Return those who speak together, as one speaker."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
