"""Relocate a stretch of an old text in a new one: kept, or what became of it.

A stretch that is a whole sentence becomes whole sentences; of another, the edges are
those of its own words, or of what stands in their place.
"""

from collections.abc import Iterable, Sequence

from claims.anchoring.comparison import Comparison, Side
from claims.anchoring.find_quote import Part
from claims.anchoring.token_alignment import NOWHERE
from claims.anchoring.tokens import Tokens
from claims.english.function_words import is_function_word
from claims.english.lexicon import NUMBER_WORDS

ALIKE = 0.35
"""The least likeness of a stretch and what became of it: below, it is gone.

That is the words kept, of those of both (Dice's coefficient). On 381 pairs of real
articles what was deleted comes to .29 at most, what was edited to .42 and more.
"""
WEIGHT = 0.45
"""The least share of an old sentence's tokens that makes a new sentence part of it."""
_SUPPORT = 0.34
"""The least share of what its sentences said that must stay around a claim.

On 3,159 claims carried to articles about something else none is left; without it, or
without ``is_function_word``, one in 14 was, as "the" and "to".
"""
_NEAR = 120
"""So many tokens at most of a sentence are looked at before and after a claim."""
_LEAST = 4
"""So many saying words of its own keep a claim too, where most of them stay."""
_FIGURE = NUMBER_WORDS | {"-"}
"""What a figure goes on with: "ninety-five", "three hundred"."""
_STRAY = 8
"""So many new words within a stretch part its words, and the fewer are chance."""


def place(compared: Comparison, part: Part) -> Part | None:
    """Return what became of an old stretch, or ``None`` when it is gone.

    Offsets are code points, end exclusive.
    """
    old = compared.old.tokens
    first, end = old.within(*part)
    if first == end:
        return None
    whole = _unbroken(compared, first, end)
    if whole is not None:
        return _offsets(compared, part, (first, end), whole)
    kept = _cluster(compared, first, end)
    if not _saying(compared, kept):
        return _replaced(compared, first, end)
    if compared.old.begins(first) and compared.old.ends(end - 1):
        begin, stop = _sentences(compared, kept, end - first)
    else:
        begin, stop = _edges(compared, kept, first, end)
    if _likeness(compared, (first, end), (begin, stop), kept) < ALIKE:
        return _replaced(compared, first, end)
    return _offsets(compared, part, (first, end), (begin, stop))


def is_left(
    compared: Comparison, mention: Sequence[Part], found: Sequence[Part | None]
) -> bool:
    """Say whether what was found of a mention is that mention still.

    One word of it among others is chance: the sentences that it stood in must have kept
    some of what they said, or it must have kept most of its own words.
    """
    old, new, places = compared.old, compared.new, compared.places
    runs = [old.tokens.within(*part) for part in mention]
    there = [new.tokens.within(*part) for part in found if part is not None]
    own = [each for run in runs for each in range(*run)]
    kept = [
        each for each in own if any(low <= places[each] < high for low, high in there)
    ]
    if len(kept) == len(own):
        return True
    saying = _saying(compared, own)
    now = {new.sentence_of[each] for run in there for each in range(*run)}
    said = _saying(compared, _around(old, runs))
    stayed = [
        each
        for each in said
        if places[each] != NOWHERE and new.sentence_of[places[each]] in now
    ]
    mine = len(_saying(compared, kept))
    return len(stayed) >= _SUPPORT * len(said) or (
        mine >= _LEAST and 2 * mine >= len(saying)
    )


def _around(side: Side, runs: Sequence[tuple[int, int]]) -> set[int]:
    """Return the tokens of the sentences around some runs, as far as they are near."""
    found: set[int] = set()
    for first, end in runs:
        low, high = side.sentence(first)[0], side.sentence(end - 1)[1]
        found.update(range(max(low, first - _NEAR), min(high, end + _NEAR)))
    return found


def _saying(compared: Comparison, tokens: Iterable[int]) -> list[int]:
    """Return those of some old tokens that are more than function words."""
    keys = compared.old.tokens.keys
    return [each for each in tokens if not is_function_word(keys[each])]


def _unbroken(compared: Comparison, first: int, end: int) -> tuple[int, int] | None:
    """Return the new tokens of a stretch that nothing was put into or taken out of."""
    begin = compared.places[first]
    run = list(range(begin, begin + end - first))
    if begin == NOWHERE or compared.places[first:end] != run:
        return None
    return begin, begin + end - first


def _cluster(compared: Comparison, first: int, end: int) -> list[int]:
    """Return the tokens of a stretch that are together in the new text."""
    places = compared.places
    kept = [each for each in range(first, end) if places[each] != NOWHERE]
    groups: list[list[int]] = []
    for each in sorted(kept, key=places.__getitem__):
        if not groups or (
            places[each] - places[groups[-1][-1]] > max(_STRAY, end - first)
        ):
            groups.append([])
        groups[-1].append(each)
    return max(groups, key=lambda group: _words(compared.old.tokens, group), default=[])


def _words(tokens: Tokens, numbers: Iterable[int]) -> int:
    return sum(tokens.keys[each][0].isalnum() for each in numbers)


def _likeness(
    compared: Comparison, was: tuple[int, int], now: tuple[int, int], kept: list[int]
) -> float:
    old, new = compared.old.tokens, compared.new.tokens
    both = _words(old, range(*was)) + _words(new, range(*now))
    if not both:
        return 2 * len(kept) / (was[1] - was[0] + now[1] - now[0])
    return 2 * _words(old, kept) / both


def _replaced(compared: Comparison, first: int, end: int) -> Part | None:
    """Return what stands in the place of a stretch, within a sentence that is kept."""
    old, new, places = compared.old, compared.new, compared.places
    if old.begins(first) and old.ends(end - 1):
        return None
    before = first - 1 if not old.begins(first) else NOWHERE
    after = end if not old.ends(end - 1) else NOWHERE
    begin = places[before] + 1 if before != NOWHERE else NOWHERE
    stop = places[after] if after != NOWHERE else NOWHERE
    if before != NOWHERE and places[before] == NOWHERE:
        return None
    if after != NOWHERE and places[after] == NOWHERE:
        return None
    if begin == NOWHERE:
        begin = new.sentence(stop)[0]
    if stop == NOWHERE:
        stop = new.sentence(begin - 1)[1]
    if not begin < stop or new.sentence_of[begin] != new.sentence_of[stop - 1]:
        return None
    if not _is_kept_around(compared, first, end, new.sentence_of[begin]):
        return None
    return new.tokens.starts[begin], new.tokens.ends[stop - 1]


def _is_kept_around(
    compared: Comparison, first: int, end: int, new_sentence: int
) -> bool:
    """Say whether a sentence has most of what an old one says beside a stretch."""
    old, new, places = compared.old, compared.new, compared.places
    low, high = old.sentence(first)[0], old.sentence(end - 1)[1]
    around = [*range(low, first), *range(end, high)]
    kept = [
        each
        for each in around
        if places[each] != NOWHERE and new.sentence_of[places[each]] == new_sentence
    ]
    words = _words(old.tokens, around)
    return words > 0 and _words(old.tokens, kept) * 2 >= words


def _sentences(
    compared: Comparison, kept: Sequence[int], length: int
) -> tuple[int, int]:
    """Return the new sentences that the words of an old sentence are in."""
    old, new, places = compared.old, compared.new, compared.places
    found: dict[int, int] = {}
    for each in kept:
        number = new.sentence_of[places[each]]
        found[number] = found.get(number, 0) + 1
    best = max(found, key=found.__getitem__)
    before = len({old.sentence_of[each] for each in kept})
    least = WEIGHT * length / before
    low = high = best
    while found.get(low - 1, 0) > least:
        low -= 1
    while found.get(high + 1, 0) > least:
        high += 1
    return new.sentences[low][0], new.sentences[high][1]


def _edges(
    compared: Comparison, kept: Sequence[int], first: int, end: int
) -> tuple[int, int]:
    """Return the new tokens of a stretch: its own, and what replaced its edges."""
    old, new, places = compared.old, compared.new, compared.places
    begin, stop = places[kept[0]], places[kept[-1]] + 1
    if first not in kept:
        before = places[first - 1] if not old.begins(first) else NOWHERE
        whole = before != NOWHERE or old.begins(first)
        limit = new.sentence(begin)[0]
        low = _free_from(compared, begin, before + 1 if before != NOWHERE else limit)
        lost = kept[0] - first
        begin = low if whole else _widened(new, low, max(low, begin - lost))
    if end - 1 not in kept:
        after = places[end] if not old.ends(end - 1) else NOWHERE
        whole = after != NOWHERE or old.ends(end - 1)
        limit = after if after != NOWHERE else new.sentence(stop - 1)[1]
        high = stop
        while high < limit and not new.ends(high - 1):
            if compared.origins[high] != NOWHERE:
                break
            high += 1
        lost = end - 1 - kept[-1]
        stop = high if whole else min(high, stop + lost)
    return begin, stop


def _free_from(compared: Comparison, begin: int, limit: int) -> int:
    """Return where the new tokens begin, before one, that come from nowhere."""
    new = compared.new
    while (
        begin > limit
        and not new.begins(begin)
        and compared.origins[begin - 1] == NOWHERE
    ):
        begin -= 1
    return begin


def _widened(side: Side, low: int, begin: int) -> int:
    """Return where the figure begins that a token is within: "ninety-five"."""
    keys = side.tokens.keys
    while begin > low and (keys[begin - 1] in _FIGURE or keys[begin - 1].isnumeric()):
        begin -= 1
    return begin


def _offsets(
    compared: Comparison, part: Part, was: tuple[int, int], now: tuple[int, int]
) -> Part:
    """Return new tokens as offsets; an edge within a token stays within it."""
    old, new, places = compared.old.tokens, compared.new.tokens, compared.places
    (first, end), (begin, stop) = was, now
    start, last = new.starts[begin], new.ends[stop - 1]
    if places[first] == begin and old.word(first) == new.word(begin):
        start += max(0, part[0] - old.starts[first])
    if places[end - 1] == stop - 1 and old.word(end - 1) == new.word(stop - 1):
        last -= max(0, old.ends[end - 1] - part[1])
    return start, last
