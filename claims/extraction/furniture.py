"""What stands in an article without asserting anything: bylines, datelines, links."""

import re

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
_DATELINE = re.compile(
    r"[A-Z][A-Z.\u2019' -]{2,30}(?:, [A-Z][\w. ]{1,20})?(?:, [A-Z]\w{2,8}\.? \d{1,2})?"
    r"\s?(?:\([^()\n]{2,30}\))?\s?[—–-]{1,2}\s"
)


def is_furniture(prose: str, start: int, end: int) -> bool:
    """Say whether the sentence is a byline or tells the reader where to go."""
    if _BYLINE.fullmatch(prose, start, end):
        return True
    return bool(_NAVIGATION.match(prose, start, end))


def after_dateline(prose: str, start: int, end: int) -> int:
    """Return where the sentence begins after ``LONDON (Agency) —``, if it has one."""
    found = _DATELINE.match(prose, start, end)
    return found.end() if found else start
