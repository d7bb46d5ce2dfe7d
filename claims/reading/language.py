"""Telling the language of a text that does not say it."""

from functools import lru_cache
from typing import Any

_LATIN = (80, 0.99)
"""How many letters it takes, and how sure it must be, in the script of English."""
_OTHER = (15, 0.5)
"""The same in any other script: it is not English, whichever language it is."""


def detect_language(text: str) -> str | None:
    """Return the language of a text as a BCP 47 tag such as ``fr``; ``None`` if unsure.

    Uses py3langid, whose model comes with it; ``None`` where it is not installed.
    """
    sample = text[:20_000]
    letters = [each for each in sample if each.isalpha()]
    latin = sum(each < "\u0250" for each in letters)
    least, sure = _LATIN if latin * 2 > len(letters) else _OTHER
    if len(letters) < least:
        return None
    identifier = _identifier()
    if identifier is None:
        return None
    tag, chance = identifier.classify(sample)
    return str(tag) if chance >= sure else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ModuleNotFoundError:
        return None
    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError:  # It unpacks its model, for which a full disk has no room.
        return None
