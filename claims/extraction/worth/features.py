"""The features of a sentence for the learned part of check-worthiness.

A feature is a number below ``SIZE``: a hash of a word, of 3 to 5 letters of it, of two
words side by side, or of two or three neighbours in the sentence's frame, in which
every word outside a short list gives way to its shape. Hashes are computed with
CRC-32 and 32-bit arithmetic, so they are the same on every machine.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from claims.english.calendar import MONTHS, WEEKDAYS
from claims.english.number_words import GREAT, MANY, ONES, TENS
from claims.english.word_lists import words_in

SIZE = 1 << 20
"""How many buckets there are."""

_SHIFT = 12  # 32 bits less the 20 that SIZE needs: the upper ones are mixed best.
_ALL = 0xFFFFFFFF
_FIRST, _SECOND, _THIRD = 0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D
_WORD = re.compile(r"[$€£¥]?\d[\d,.:]*\d?%?|\w+(?:['’]\w+)*|[?!%$]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ENDINGS = (
    *("ing", "ed", "ly", "tion", "ment", "ness", "ity", "er", "est", "al", "ous"),
    *("ive", "ble", "s"),
)
_KEPT = words_in(
    """
    a an the this that these those and or but if of in on at by for with to from as than
    into about over under after before since until during because so then now today
    i me my we us our you your he him his she her it its they them their
    who which what when where why how there here
    is are was were be been being am do does did have has had will would shall should
    can could may might must not no never ever only first last ago year years
    more most less least very all every some any many much
    think believe know want going let well say said says jobs tax
    """
)
_ROUND = {*range(1, 13), 15, *range(20, 70, 10)}
_NUMBERS = (
    words_in("hundred half dozen percent double twice third")
    | {word for word, number in (ONES | TENS).items() if number in _ROUND}
    | {*GREAT, *MANY}
)
_DATES = frozenset({*MONTHS, *WEEKDAYS} - {"may"})
_PAST = words_in(
    """
    went came told took made got gave found thought saw left lost won cut put spent
    built sent grew rose fell began became brought bought sold ran met paid led kept
    held wrote knew felt spoke stood cost drew hit set sat taught fought chose broke
    """
)


class Seen(NamedTuple):
    """A word with its own features, its hash and the hash of its shape."""

    features: tuple[int, ...]
    word: int
    shape: int


def words_of(text: str) -> list[Seen]:
    """Return the words of a text, in order, each with what can be told by it alone."""
    return [_seen(found) for found in _WORD.findall(text)]


def joint(words: list[Seen]) -> list[int]:
    """Return the features that take more than one word, repeated where they recur."""
    one = [_EDGE.word, *[seen.word for seen in words], _EDGE.word]
    frame = [_EDGE.shape, *[seen.shape for seen in words], _EDGE.shape]
    counts = [min(len(words) // 4, 10), *[min(frame.count(x), 4) for x in _COUNTED]]
    return [
        *_pairs(one, one[1:], 11),
        *_pairs(frame, frame[1:], 22),
        *_pairs(frame, frame[2:], 33),
        *_pairs(frame, frame[3:], 44),
        *[
            (a * _FIRST + b * _SECOND + c * _THIRD & _ALL) >> _SHIFT
            for a, b, c in zip(frame, frame[1:], frame[2:], strict=False)
        ],
        *_pairs(counts, range(len(counts)), 55),
    ]


def _pairs(left: Sequence[int], right: Sequence[int], salt: int) -> list[int]:
    start = salt * _FIRST
    return [
        (start + a * _FIRST + b * _SECOND & _ALL) >> _SHIFT
        for a, b in zip(left, right, strict=False)
    ]


@lru_cache(maxsize=1 << 15)
def _seen(found: str) -> Seen:
    low = found.lower().replace("’", "'")
    if low[0].isdigit() or low[0] in "$€£¥":
        low = "<year>" if _YEAR.fullmatch(low) else "<number>"
        return _entry(low, "<number>", ())
    framed = f"^{low}$"
    letters = {
        framed[at : at + size]
        for size in (3, 4, 5)
        for at in range(len(framed) - size + 1)
    }
    return _entry(low, _shape(found, low), tuple(sorted(letters)))


def _shape(found: str, low: str) -> str:
    if low in _NUMBERS:
        return "<number word>"
    if low in _DATES:
        return "<date>"
    if low in _KEPT or "'" in low:
        return low
    if low in _PAST:
        return "-ed"
    if found[0].isupper():
        return "<Name>"
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return f"-{ending}"
    return low if not low[0].isalnum() else "<word>"


def _entry(low: str, shape: str, letters: tuple[str, ...]) -> Seen:
    own = _hash(f"word {low}")
    features = (own, *(_hash(f"letters {part}") for part in letters))
    return Seen(
        tuple((value * _FIRST & _ALL) >> _SHIFT for value in features),
        own,
        _hash(f"shape {shape}"),
    )


def _hash(text: str) -> int:
    return crc32(text.encode())


_EDGE = _entry("<edge>", "<edge>", ())
_COUNTED = tuple(
    _hash(f"shape {shape}")
    for shape in ("<Name>", "<number>", "-ed", "<date>", "i", "we")
)
