"""Control characters of a text, shown instead of obeyed by who reads what we print."""

import re

_OBEYED = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0, DEL and C1, but line break and tab
    r"\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f"
)
"""What a terminal obeys, what turns the order of the words around, and what hides
between them. Joiners and marks of direction stay: scripts and emoji need them."""
_HARMFUL = re.compile(rf"[{_OBEYED}]|\r(?!\n)")
_IN_JSON = re.compile(f"[{_OBEYED}]")


def shown(text: str) -> str:
    """Return ``text`` with its control characters made visible, but breaks and tabs."""
    return _HARMFUL.sub(lambda found: _picture(found[0]), text)


def _picture(character: str) -> str:
    code = ord(character)
    if code < 32:
        return chr(0x2400 + code)
    return "\u2421" if code == 127 else "\ufffd"


def json_escaped(text: str) -> str:
    """Return JSON with what a terminal would obey as escapes: it says the same."""
    return _IN_JSON.sub(lambda found: _escapes(found[0]), text)


def _escapes(character: str) -> str:
    units = character.encode("utf-16-be")
    pairs = (units[at : at + 2] for at in range(0, len(units), 2))
    return "".join(f"\\u{int.from_bytes(pair, 'big'):04x}" for pair in pairs)
