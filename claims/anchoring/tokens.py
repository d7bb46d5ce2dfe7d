"""Tokens of a text, words, figures and marks: what two revisions are compared by."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from claims.english.fold import INVISIBLE, fold

_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Scripts that set no words apart: there each character is a token."""
_WORD = rf"[^\W\d_{_ALONE}]"
_TOKEN = re.compile(
    # A minus that belongs to its figure, but not the dash of a range.
    r"(?:(?<![\w)\]%])[-−](?=\.?\d))?(?:(?<![\w.)\]])\.(?=\d))?\d+(?:[.,:/]\d+)*"
    rf"|{_WORD}+(?:['’]{_WORD}+)*"
    r"|\S"
)
_JOINED = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""What joins the characters around it, as in 👩‍💻, or says how one looks."""
_LETTER = re.compile(rf"{_WORD}|\d")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, in its order, as parallel lists."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    """What a token is compared by: quotation marks, dashes and letter case alike."""

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.starts)

    def word(self, number: int) -> str:
        """Return a token as the text has it."""
        return self.text[self.starts[number] : self.ends[number]]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers of the tokens that a stretch touches, end exclusive."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def tokens_of(text: str) -> Tokens:
    """Return the tokens of a text. Offsets are code points, end exclusive."""
    spans = [found.span() for found in _TOKEN.finditer(text)]
    if text.isascii():
        starts = [start for start, _ in spans]
        ends = [end for _, end in spans]
        return Tokens(text, starts, ends, [fold(text[a:b]) for a, b in spans])
    starts, ends = [], []
    for start, end in spans:
        if starts and ends[-1] == start and _goes_on(text, starts[-1], start):
            ends[-1] = end
        else:
            starts.append(start)
            ends.append(end)
    keys = [fold(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    if "" in keys:
        seen = [at for at, key in enumerate(keys) if key]
        starts, ends = [starts[at] for at in seen], [ends[at] for at in seen]
        keys = [keys[at] for at in seen]
    return Tokens(text, starts, ends, keys)


def _goes_on(text: str, start: int, at: int) -> bool:
    """Say whether a character belongs to the token that ends before it."""
    if text[at] in INVISIBLE:
        return True
    if text[at - 1] in INVISIBLE:
        seen = text[start:at].strip(INVISIBLE)
        return not seen or bool(_LETTER.match(seen[-1]) and _LETTER.match(text[at]))
    if text[at] < "\u0300" and text[at - 1] < "\u0300":
        return False
    marks = (text[at], text[at - 1])
    return (
        unicodedata.category(text[at]).startswith("M")
        or any(each in _JOINED for each in marks)
        or (unicodedata.category(text[at - 1]).startswith("M") and text[at].isalpha())
    )
