"""Edits of a text whose effect on a claim is known by how they were made."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from claims.english.sentences import split

Span = tuple[int, int]

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
]
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_DATE = re.compile(rf"\b(?:{'|'.join(_MONTHS + _DAYS)})\b")
_WORD = re.compile(r"(?<=[^\W_] )[^\W\d_]+")
_DENIAL = re.compile(r"\b(?:not|never|no|without) ")
_NARROW = re.compile(r"[,;()\[\]—–\"“”]|:(?!\d)|\s-+\s|\.\.\.|…")
"""What surely ends a clause, or might."""
_VOICE = re.compile(r"[\"“”]|\bsa(?:id|ys?)\b|\b(?:told|according|allegedly)\b", re.I)
"""Whose word it is may be said of both halves of a sentence, and of one afterwards."""
_WIDE = re.compile(r"[;()\[\]—–]|\s-+\s|,(?=\s+(?:and|but|or|while|which|who|where)\b)")
"""What ends a clause in any reading."""


@dataclass(frozen=True)
class Edit:
    """A stretch of a text that was replaced, or a text put in another order."""

    sort: str
    start: int
    end: int
    put: str
    frames: bool = False
    """Whether it says of the whole sentence whose word it is."""
    pieces: tuple[Span, ...] = field(default=())
    """For a new order: the stretches of the old text as the new one has them."""

    def apply(self, text: str) -> str:
        """Return the new text."""
        if self.pieces:
            return "".join(text[slice(*piece)] for piece in self.pieces)
        return text[: self.start] + self.put + text[self.end :]


@lru_cache(maxsize=4)
def sentences_of(text: str) -> Sequence[Span]:
    """Return the offsets of the sentences of a text."""
    return split(text)


def material(text: str) -> Iterator[Edit]:
    """Yield edits after which a claim around them says something else."""
    for found in re.finditer(r"\d", text):
        put = str((int(found.group()) + 1) % 10)
        yield Edit("digit", *found.span(), put)
    for found in re.finditer(r"(?<=\d)[.,](?=\d)|[%$€£](?=\d|\W)", text):
        yield Edit("digit", *found.span(), "")
    names = [(found.span(), found.group()) for found in _NAME.finditer(text)]
    for number, (span, name) in enumerate(names):
        others = (each for _, each in names[number:] + names[:number] if each != name)
        yield Edit("name", *span, next(others))
    for found in _DATE.finditer(text):
        row = _MONTHS if found.group() in _MONTHS else _DAYS
        put = row[(row.index(found.group()) + 1) % len(row)]
        yield Edit("date", *found.span(), put)
    for found in _DENIAL.finditer(text):
        yield Edit("negation", *found.span(), "")
    for number, found in enumerate(_WORD.finditer(text)):
        at = found.start()
        if number % 2:
            yield Edit("negation", at, at, ("not ", "never ", "no ")[number % 3])
        else:
            yield Edit("hedge", at, at, ("reportedly ", "allegedly ")[number % 3 > 0])
    for start, end in sentences_of(text):
        if text[start].isupper():
            yield Edit(
                "hedge", start, start, "According to the ministry, ", frames=True
            )
        if text[end - 1] == ".":
            yield Edit("hedge", end - 1, end - 1, ", officials said")


def harmless(text: str) -> Iterator[Edit]:
    """Yield edits that change no clause, except of the claims that they cut or copy."""
    lines = [found.span() for found in re.finditer(r"[^\n]*\n+|[^\n]+$", text)]
    for number in range(len(lines) - 1):
        order = [*lines]
        order[number], order[number + 1] = order[number + 1], order[number]
        yield Edit("swapped", 0, 0, "", pieces=tuple(_closed(text, order)))
    sentences = sentences_of(text)
    for start, end in sentences:
        sentence = text[start:end]
        yield Edit("doubled", end, end, f" {sentence}")
        if end < sentences[-1][1]:
            yield Edit("copied", len(text), len(text), f"\n{sentence}")
    for start, end in sentences:
        for found in re.finditer(r", (?:and|but) (\w)", text[start:end]):
            first, last = start + found.start(), start + found.end()
            yield Edit("split", first, last, f". {found.group(1).upper()}")
    for one, other in itertools.pairwise(sentences):
        if text[one[1] - 1] == "." and text[one[1] : other[0]] == " ":
            letter = text[other[0]]
            opens = text[other[0] :].split(" ", 1)[0] in ("The", "A", "In", "It", "But")
            put = f"; {letter.lower() if opens else letter}"
            yield Edit("merged", one[1] - 1, other[0] + 1, put)


def _closed(text: str, order: Sequence[Span]) -> Iterator[Span]:
    """Yield stretches, none of them without the line break that sets it apart."""
    ends = text.rfind("\n", 0, len(text.rstrip("\n")))
    for start, end in order:
        yield start, end
        if text[end - 1] != "\n" and ends >= 0:
            yield ends, ends + 1


def is_touched(text: str, parts: Sequence[Span], edit: Edit) -> bool:
    """Say whether an edit surely lies in a claim's words, or denies or hedges them."""
    if any(start < edit.end and edit.start < end for start, end in parts):
        return True
    if any(start < edit.start < end for start, end in parts) and edit.put:
        return True
    if edit.sort not in ("negation", "hedge"):
        return False
    low, high = _guard(text, parts, _WIDE if edit.frames else _NARROW)
    return low <= edit.start and edit.end <= high


def is_untouched(text: str, parts: Sequence[Span], edit: Edit) -> bool:
    """Say whether an edit surely leaves a claim and the clause around it alone."""
    hull = (parts[0][0], parts[-1][1])
    if edit.pieces:
        # Cut nowhere, and what stands before it in its line went with it.
        return "\n" not in text[slice(*hull)]
    if edit.sort == "copied":
        return True
    low, high = _guard(text, parts, _WIDE)
    if edit.sort in ("split", "merged"):
        if edit.start < hull[1] and hull[0] < edit.end:
            return False
        around = text[edit.start - 400 : edit.end + 400]
        return hull[1] < edit.start - 400 or not _VOICE.search(around)
    if edit.sort in ("negation", "hedge") or edit.sort == "doubled":
        sentences = [each for each in sentences_of(text) if each[0] < hull[1]]
        sentences = [each for each in sentences if hull[0] < each[1]]
        outside = edit.end < sentences[0][0] or edit.start > sentences[-1][1]
        return outside or (edit.sort == "doubled" and edit.start < hull[0])
    return edit.end < low or edit.start > high


def _guard(text: str, parts: Sequence[Span], breaks: re.Pattern[str]) -> Span:
    """Return the hull of the parts and the clause around it."""
    first, last = parts[0][0], parts[-1][1]
    low, high = first, last
    for start, end in sentences_of(text):
        if start <= first < end:
            marks = [each.end() for each in breaks.finditer(text, start, first)]
            low = max([start, *marks])
        if start < last <= end:
            mark = breaks.search(text, last, end)
            high = mark.start() if mark else end
    return low, high
