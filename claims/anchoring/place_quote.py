"""Place a quote that a machine gave: never somewhere else, rather nowhere.

Engines that give quotations and not offsets share it. A quotation is looked for letter
by letter, then with white space, quotation marks and dashes taken for alike, then with
rapidfuzz at a similarity of 95 of 100, which lets a slip of the pen pass but no other
word. A place never cuts a word or a number.
"""

from bisect import bisect_left
from collections.abc import Sequence

from rapidfuzz import fuzz

from claims.anchoring.find_quote import Part, find, find_alike
from claims.anchoring.same_wording import EDGE, may_begin, may_end, says_the_same

SIMILAR = 95.0
"""The least similarity, of 100: ``rapidfuzz.fuzz.partial_ratio``."""
_SHORTEST = 12
"""A shorter quotation with a slip in it could be anything."""
_WIDENED = 3
"""How many characters a similar place may grow by to end with whole words."""


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
    found: list[Part] = []
    at = near
    for quote in quotes:
        place = _place(text, first, last, quote.strip(EDGE), at)
        if place is None:
            return None
        found.append(place)
        at = place[1]
    return tuple(found) if found else None


def _place(text: str, first: int, last: int, quote: str, at: int | None) -> Part | None:
    if not quote:
        return None
    part_of = text[first:last]
    places: list[Part] = []
    for finding in (find, find_alike):
        places = places or [
            (start + first, end + first)
            for start, end in finding(part_of, quote)
            if may_begin(text, start + first) and may_end(text, end + first)
        ]
    if not places:
        return _similar(text, first, last, quote)
    if len(places) == 1:
        return places[0]
    if at is None:
        return None
    following = bisect_left(places, (at, 0))
    return places[following] if following < len(places) else None


def _similar(text: str, first: int, last: int, quote: str) -> Part | None:
    if len(quote) < _SHORTEST:
        return None
    part_of = text[first:last]
    found = fuzz.partial_ratio_alignment(quote, part_of, score_cutoff=SIMILAR)
    if found is None or found.src_end - found.src_start < len(quote):
        return None
    place = _whole_words(text, found.dest_start + first, found.dest_end + first)
    # Similar letters may state another figure, or the opposite.
    if place is None or not says_the_same(quote, text[slice(*place)]):
        return None
    rest = text[place[1] : last]
    if len(rest) >= len(quote) and fuzz.partial_ratio(
        quote, rest, score_cutoff=SIMILAR
    ):
        return None
    return place


def _whole_words(text: str, start: int, end: int) -> Part | None:
    """Return a place that begins and ends with whole words, if it is not far."""
    while start < end and text[start] in EDGE:
        start += 1
    while start < end and text[end - 1] in EDGE:
        end -= 1
    begin, stop = start, end
    while not may_begin(text, begin):
        begin -= 1
    while not may_end(text, stop):
        stop += 1
    widened = start - begin + stop - end
    return (begin, stop) if begin < stop and widened <= _WIDENED else None
