"""Boilerplate in an article, which asserts nothing: bylines, datelines, links."""

import re

from claims.english.tokens import tokenize
from claims.english.word_lists import words_in
from claims.extraction.rules.part_of_speech import tag

_BYLINE = re.compile(
    r"[—–-]\s*[Bb]y\b[^.!?\n]{0,60}|[Bb]y\s*[/:][^.!?\n]{0,60}"
    r"|(?:By|BY)(?:\s+(?:[A-Z][\w.'’-]*,?|and|for|of|&)){1,10}"
)
_NAVIGATION = re.compile(
    r"(?:icymi\b|(?:read|see|watch|listen|follow|click|subscribe|sign|share|join"
    r"|register|download|visit|check|learn|find|scroll|browse)\s+(?:more|also|now|here"
    r"|the|our|us|on|to|up|out|this|for|in|all|below|a|an)\b"
    r"|(?:read more|see also|related|advertisement|photo|photograph|image|credit)"
    r"\s*[:/])",
    re.IGNORECASE,
)
_OPENERS = words_in("the this a an in for to all")
"""After a navigation verb these may as well open its object in a sentence of news."""
_SHORT = 7
"""A line with fewer words after its first ones is navigation, whatever its verb."""
_DATELINE = re.compile(
    r"[A-Z][A-Z.\u2019' -]{2,30}(?:, [A-Z][\w. ]{1,20})?(?:, [A-Z]\w{2,8}\.? \d{1,2})?"
    r"\s?(?:\([^()\n]{2,30}\))?\s?[—–-]{1,2}\s"
)


def is_furniture(prose: str, start: int, end: int) -> bool:
    """Say whether the sentence is a byline or tells the reader where to go."""
    if _BYLINE.fullmatch(prose, start, end):
        return True
    found = _NAVIGATION.match(prose, start, end)
    if found is None:
        return False
    opener = found.group().lower().split()[-1]
    return opener not in _OPENERS or not _tells(prose[found.end() : end])


def _tells(rest: str) -> bool:
    """Say whether what follows a navigation verb is a sentence of an article.

    That has a finite verb after a colon, or in a long line with nobody addressed.
    """
    words = [token for token in tokenize(rest, 0, len(rest)) if token.is_word]
    _, colon, after = rest.partition(":")
    if colon and _is_finite(after):
        return True
    addressed = any(token.low in ("you", "your", "our", "us") for token in words)
    return len(words) >= _SHORT and not addressed and _is_finite(rest)


def _is_finite(text: str) -> bool:
    tokens = tokenize(text, 0, len(text))
    tag(tokens)
    return any(token.tag in ("VF", "AX", "MD") for token in tokens)


def after_dateline(prose: str, start: int, end: int) -> int:
    """Return where the sentence begins after ``LONDON (Agency) —``, if it has one."""
    found = _DATELINE.match(prose, start, end)
    return found.end() if found else start
