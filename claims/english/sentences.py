"""Sentence boundaries: where the sentences of a text begin and end."""

import re

from claims.english.abbreviations import ABBREVIATIONS, OPENING_WORDS

_STOP = re.compile(r"[.!?…。！？؟।॥。۔։።។။]+|(?<=[\u0370-\u03ff\u1f00-\u1fff]);")
"""A semicolon after a Greek letter asks a question."""
_SPACED_CLOSING = re.compile(r"[\u00a0\u202f ][»›]")
"""As French sets it: ``« Oui ! » dit-il``."""
_GERMAN_MONTHS = re.compile(
    r"\s+(?:Jan|Feb|Mär|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Januar|Februar|April"
    r"|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
"""After a day of the month, ``3. Oktober``; English puts no full stop there."""
_SPACED_LETTER = re.compile(r"\s+[A-Za-zÄÖÜäöü]\.")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NEXT_WORD = re.compile(r"\w+")
_CLOSING = frozenset("\"'”’»“)]}」』›〉》】）")
_FULL_WIDTH = frozenset("。！？।。")


def split(prose: str) -> list[tuple[int, int]]:
    """Return the offsets of the sentences, trimmed of white space, in text order.

    Every character that is not white space belongs to exactly one sentence. A line
    break ends a block, and so a sentence.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for line in prose.splitlines(keepends=True):
        found += _sentences(prose, start, start + len(line))
        start += len(line)
    return found


def _sentences(prose: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    first = start
    for stop in _STOP.finditer(prose, start, end):
        after = stop.end()
        while after < end and prose[after] in _CLOSING:
            after += 1
        if spaced := _SPACED_CLOSING.match(prose, after, end):
            after = spaced.end()
        if _ends_sentence(prose, first, stop, after, end):
            found.append((first, after))
            first = after
    found.append((first, end))
    return [trimmed for span in found if (trimmed := _trim(prose, *span))]


def _trim(prose: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and prose[start].isspace():
        start += 1
    while start < end and prose[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _ends_sentence(
    prose: str, first: int, stop: re.Match[str], after: int, end: int
) -> bool:
    """Say whether the marks matched by ``stop`` end the sentence begun at ``first``."""
    if _FULL_WIDTH.intersection(stop.group()):
        return True
    if after >= end:
        return False
    if not prose[after].isspace():
        return False
    following = after
    while following < end and prose[following].isspace():
        following += 1
    if following >= end:
        return False
    opener = following
    while opener < end and not prose[opener].isalnum() and opener < following + 3:
        opener += 1
    if opener < end and prose[opener].islower():
        return False
    if stop.group() != ".":
        return True
    word = _word_before(prose, first, stop.start())
    if len(word) == 1 and word.isupper():
        # An initial, unless it is the sign of a unit: "It was 30 °C."
        return prose[max(first, stop.start() - 2)] in "°º/"
    if (
        len(word) == 1
        and word.islower()
        and _SPACED_LETTER.match(prose, stop.end(), end)
    ):
        return False  # "z. B."
    if (
        _GERMAN_MONTHS.match(prose, stop.end(), end)
        and prose[stop.start() - 1].isdigit()
    ):
        return False
    if _DOTTED.fullmatch(word):
        next_word = _NEXT_WORD.match(prose, opener, end)
        return next_word is not None and next_word.group().casefold() in OPENING_WORDS
    return word.casefold() not in ABBREVIATIONS


def _word_before(prose: str, first: int, position: int) -> str:
    """Return the word that ends at ``position``, with the full stops inside it."""
    start = position
    while start > max(first, position - 12) and (
        prose[start - 1].isalpha() or prose[start - 1] == "."
    ):
        start -= 1
    return prose[start:position]
