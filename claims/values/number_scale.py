"""Reading words one after another, and the words that multiply a number."""

import re

from claims.english.number_words import DOZENS, SCALES

_GAP = re.compile(r"[ \t\u00a0]*(?:-[ \t]*)?")
_WORD = re.compile(r"[A-Za-z]+")


def next_word(text: str, at: int) -> tuple[str, int] | None:
    """Return the next word in lower case, and where it ends."""
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    found = _WORD.match(text, start)
    return (found.group().lower(), found.end()) if found else None


def scaled(text: str, at: int) -> tuple[int, int] | None:
    """Return where the words end that multiply ("hundred million"), and by what."""
    factor, end = 1, at
    while True:
        word = next_word(text, end)
        if word is None:
            break
        low = word[0]
        each = SCALES.get(low) or DOZENS.get(low) or (100 if low == "hundred" else 0)
        if not each or factor > 10**24:
            break
        factor, end = factor * each, word[1]
    return (end, factor) if end > at else None
