"""Placing the words that a machine quoted: never somewhere else, rather nowhere.

Engines that give quotations and not offsets share it. A quotation is looked for letter
by letter, then with white space, quotation marks and dashes taken for alike, then with
rapidfuzz at a similarity of 95 of 100, which lets a slip of the pen pass.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from claims.anchoring.quote import Part, find
from claims.errors import MissingExtraError

SIMILAR = 95.0
"""The least similarity, of 100: ``rapidfuzz.fuzz.partial_ratio``."""
_SHORTEST = 12
"""A shorter quotation with a slip in it could be anything."""
_WIDER = 3
"""By how many characters a place may grow until it has whole words."""
_SLIP, _LONG = 80.0, 3
"""How alike two words of so many letters are when one is a slip of the other."""
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*%?")
_EDGE = " \t\r\n\"'“”„«»‹›‘’`,;:.…"


def align(
    text: str,
    quotes: Sequence[str],
    *,
    within: Part | None = None,
    near: int | None = None,
) -> tuple[Part, ...] | None:
    """Return where ``text`` says the quotations, one part each, in text order.

    ``within`` narrows the search, such as to a sentence. A quotation that stands
    several times there is taken at the first place from ``near`` on; without it, only a
    later part can be told, by the part before it. ``None`` when one of them has no
    place, or several and nothing tells which. Offsets are code points, end exclusive.
    """
    first, last = within or (0, len(text))
    part_of = text[first:last]
    found: list[Part] = []
    at = None if near is None else max(0, near - first)
    for quote in quotes:
        place = _place(part_of, quote.strip(_EDGE), at)
        if place is None:
            return None
        found.append((place[0] + first, place[1] + first))
        at = place[1]
    return tuple(found) if found else None


def _place(text: str, quote: str, at: int | None) -> Part | None:
    if not quote:
        return None
    everywhere = find(text, quote)
    if not everywhere:
        return _similar(text, quote)
    places = [place for place in everywhere if _is_whole(text, place)]
    if len(places) == 1:
        return places[0]
    if at is None:
        return None
    following = bisect_left(places, (at, 0))
    return places[following] if following < len(places) else None


def _similar(text: str, quote: str) -> Part | None:
    if len(quote) < _SHORTEST:
        return None
    try:
        from rapidfuzz import fuzz
    except ModuleNotFoundError as error:
        raise MissingExtraError("placing quotations", "llm") from error
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=SIMILAR)
    if found is None or found.src_end - found.src_start < len(quote):
        return None
    start, end = _whole_words(text, found.dest_start, found.dest_end)
    widened = end - start - (found.dest_end - found.dest_start)
    if widened > _WIDER or not _says_the_same(quote, text[start:end]):
        return None
    rest = text[end:]
    if fuzz.partial_ratio(quote, rest, score_cutoff=SIMILAR):
        return None
    return start, end


def _is_whole(text: str, place: Part) -> bool:
    """Say whether a place cuts no word and no figure in two."""
    start, end = place
    return not (_cuts(text, start) or _cuts(text, end))


def _cuts(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isdigit() and after in ".,":
        return text[at + 1 : at + 2].isdigit()
    if before in ".," and after.isdigit():
        return text[at - 2 : at - 1].isdigit()
    # Thai, Chinese and Japanese set no spaces between words.
    return before.isalnum() and after.isalnum() and max(before, after) < "\u0e00"


def _says_the_same(quote: str, words: str) -> bool:
    """Say whether two wordings differ in nothing but slips inside words.

    A figure or a word that is another one changes what is said, however small it is:
    "3.4" and "3.1", "not" and "now".
    """
    from rapidfuzz import fuzz

    one, other = (_WORD.findall(each.casefold()) for each in (quote, words))
    return len(one) == len(other) and all(
        mine == theirs
        or (
            mine.isalpha()
            and theirs.isalpha()
            and min(len(mine), len(theirs)) >= _LONG
            and fuzz.ratio(mine, theirs) >= _SLIP
        )
        for mine, theirs in zip(one, other, strict=True)
    )


def _whole_words(text: str, start: int, end: int) -> Part:
    """Return a place that begins and ends with whole words."""
    while 0 < start < len(text) and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return start, end
