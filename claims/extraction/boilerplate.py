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
_CREDIT = re.compile(
    r"\W*(?:(?:additional |with |original )?(?:reporting|editing|writing|translation"
    r"|translated|edited|written|compiled|produced|photography|graphics?) by\b.{0,200}"
    r"|(?:photos?|pictures?|images?|illustrations?|graphics?|video|source|credit)"
    r"\s*(?:[:/©]|by [A-Z]).{0,120}"
    r"|(?:©|\(c\)|copyright\b).{0,120}|all rights reserved\b.{0,60})",
    re.IGNORECASE,
)
_PROMOTION = re.compile(
    r"(?:please )?(?:(?:write|talk|speak|reach out|listen) to (?:us|our)"
    r"|(?:contact|email|e-mail|call|tell|send|join|support|follow|like|find|ask|tip)"
    r" (?:us|our)\b|follow @|subscribe\b|donate\b|become a (?:member|subscriber)"
    r"|get (?:our|your|the latest|all the)\b|stay (?:tuned|informed|up to date)"
    r"|don[’']t miss|sign up\b|do you have (?:a|any) (?:tip|story|question|news)"
    r"|have you (?:got )?(?:a tip|a story|news)|know more\?|got a tip"
    r"|for more (?:information|news|stories|on this|details)\b"
    r"|this (?:story|article|report) (?:was|has been) (?:first |originally )?"
    r"(?:published|updated|corrected|amended|produced))",
    re.IGNORECASE,
)
_CELL = re.compile(r"(?<!\S)[+\-−–±]?[$€£¥]?\d[\d.,]*\s?%?(?!\S)")
_PLAIN_CELL = re.compile(r"[^\W\d][^\d,;:]*[ :]\s*[+\-−–±]?[$€£¥]?\d[\d.,]*\s?%?")
"""A name and one figure: of a market table, what says something by itself."""
_OPENERS = words_in("the this a an in for to all")
"""After a navigation verb these may as well open its object in a sentence of news."""
_SHORT = 7
"""A line with fewer words after its first ones is navigation, whatever its verb."""
_PLACED = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}(?:, [A-Z][\w.]+)?"
    r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:, \d{4})?"
    r"(?: \([A-Z][\w/ .-]{1,25}\))?|(?:, \d{4})? \([A-Z][\w/ .-]{1,25}\))"
    r"\s?[—–-]{1,2}\s"
)
"""``Oslo (Agency) –`` or ``Selby, 3 June –``: with a date or an agency."""
_DATELINE = re.compile(
    r"[A-Z][A-Z.\u2019' -]{2,30}(?:, [A-Z][\w. ]{1,20})?(?:, [A-Z]\w{2,8}\.? \d{1,2})?"
    r"\s?(?:\([^()\n]{2,30}\))?\s?[—–-]{1,2}\s"
)


def is_furniture(prose: str, start: int, end: int) -> bool:
    """Say whether the sentence is a byline, a credit, promotion or a row of figures.

    Or tells the reader where to go.
    """
    line = prose[start:end].strip()
    if _BYLINE.fullmatch(prose, start, end) or _CREDIT.fullmatch(line):
        return True
    if _PROMOTION.match(line) or _is_table_row(line):
        return True
    found = _NAVIGATION.match(prose, start, end)
    if found is None:
        return False
    opener = found.group().lower().split()[-1]
    return opener not in _OPENERS or not _tells(prose[found.end() : end])


def _is_table_row(line: str) -> bool:
    """Say whether a line is a row of a table with more than a name and one figure."""
    cells = _CELL.findall(line)
    if not cells or line[-1] in ".!?" or _PLAIN_CELL.fullmatch(line):
        return False
    exact = [cell for cell in cells if not cell.strip().isdigit()]
    return len(exact) > 1 and not _is_finite(line) and len(line.split()) < 14


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
    found = _DATELINE.match(prose, start, end) or _PLACED.match(prose, start, end)
    return found.end() if found else start
