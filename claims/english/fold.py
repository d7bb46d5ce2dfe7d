"""Fold typography and case: what makes two wordings alike that look different."""

import unicodedata
from functools import lru_cache

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""What nobody sees: soft hyphens, spaces of no width."""
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(INVISIBLE),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟«»″「」『』", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return what two wordings have in common that differ in typography and case."""
    return alike(text).casefold()


def alike(text: str) -> str:
    """Return a text with quotation marks and dashes in one style, letters composed."""
    if text.isascii():
        return text.replace("`", "'")
    return unicodedata.normalize("NFC", text.translate(_ALIKE))
