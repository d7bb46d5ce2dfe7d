"""The same wording, typos aside: whether two say the same, and where words end."""

import re
import unicodedata

EDGE = " \t\r\n\"'“”„«»‹›‘’`,;:.…"
"""What may stand around a quotation and says nothing."""

_TOKEN = re.compile(
    r"(?:(?<![^\W_])-)?\d+(?:[.,:/’'\u00a0\u202f]\d+)*"
    r"|[^\s\d\"'“”„«»‹›‘’`´,;:.…!?()\[\]{}_‐‑‒–—−-]"
    r"(?:[^\s\d\"“”„«»‹›‘`´,;:.…!?()\[\]{}_‐‑‒–—−-]*[^\W\d_])?"
)
_DASHES = str.maketrans("−–’", "--'")
_DENYING = re.compile(
    r"never|neither|nobody|nothing|nowhere|without|cannot|hardly|barely|scarcely"
)
_COUNTING = re.compile(
    r"(?:three|seven|eight|\w+teen|\w+ty|eleven|twelve|\w*thousand|\w+illion|hundred"
    r"|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+tieth|half|quarter)s?"
)
_SHORTEST = 5
"""Words below it are one letter from too many others."""
_LONG = 8
"""From here on a wrong letter is a slip; in a shorter word it makes another word."""
_SPACELESS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
_DENIED = re.compile(r"['’]t(?!\w)")
_POINTS = ".,'’\u00a0\u202f"


def says_the_same(one: str, other: str) -> bool:
    """Say whether two wordings differ by no more than slips inside their words.

    Figures, names and denials are the same in both, and no word is left out. A slip is
    a letter too many, too few or swapped with its neighbour, inside a word of small
    letters; in a long word also a wrong letter.
    """
    these, those = _tokens(one), _tokens(other)
    return len(these) == len(those) and all(
        _same(this, that) for this, that in zip(these, those, strict=True)
    )


def _tokens(text: str) -> list[str]:
    whole = unicodedata.normalize("NFC", text).translate(_DASHES)
    return [found.group() for found in _TOKEN.finditer(whole)]


def _same(this: str, that: str) -> bool:
    if this.casefold() == that.casefold():
        return True
    if not (_is_plain(this) and _is_plain(that)):
        return False
    if this[0] != that[0] or this[-1] != that[-1]:
        return False
    return _is_slip(this, that)


def _is_plain(word: str) -> bool:
    """Say whether a slip may pass: not in a figure, a name, a denial, a short word."""
    return (
        len(word) >= _SHORTEST
        and word.isalpha()
        and word.islower()
        and not _DENYING.fullmatch(word)
        and not _COUNTING.fullmatch(word)
    )


def _is_slip(this: str, that: str) -> bool:
    short, long = sorted((this, that), key=len)
    if len(short) == len(long):
        wrong = [k for k in range(len(short)) if short[k] != long[k]]
        if len(wrong) == 1:
            return len(short) >= _LONG
        return (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and short[wrong[0]] == long[wrong[1]]
            and short[wrong[1]] == long[wrong[0]]
        )
    return len(long) == len(short) + 1 and any(
        long[:k] + long[k + 1 :] == short for k in range(1, len(long) - 1)
    )


def may_begin(text: str, at: int) -> bool:
    """Say whether a place cuts no word and no number that it would begin with."""
    return not _is_inside(text, at) and not _has_sign(text, at)


def may_end(text: str, at: int) -> bool:
    """Say whether a place cuts no word and no number that it would end with."""
    # "can" is not what "can't" says.
    return not _is_inside(text, at) and not _DENIED.match(text, at)


def _is_inside(text: str, at: int) -> bool:
    """Say whether a word or a number goes on over a place."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if unicodedata.category(after).startswith("M"):
        return True
    if before in _POINTS and after.isdigit():
        return at > 1 and text[at - 2].isdigit()
    if before.isdigit() and after in _POINTS:
        return at + 1 < len(text) and text[at + 1].isdigit()
    if before.isdigit() and (after in "%‰°" or after.isdigit()):
        return True
    if not after.isalnum():
        return False
    if not (before.isalnum() or unicodedata.category(before).startswith("M")):
        return False
    return not (_is_spaceless(before) or _is_spaceless(after))


def _is_spaceless(character: str) -> bool:
    """Say whether a script puts no space between its words."""
    return unicodedata.name(character, "").startswith(_SPACELESS)


def _has_sign(text: str, at: int) -> bool:
    """Say whether a minus just before belongs to the number that begins at a place."""
    return (
        0 < at < len(text)
        and text[at].isdigit()
        and text[at - 1] in "-−"
        and (at == 1 or text[at - 2].isspace() or text[at - 2] in "([")
    )
