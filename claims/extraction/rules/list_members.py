"""Part a coordination (``cattle, sheep and goats``) into one claim a member."""

from claims.english.tokens import Token
from claims.extraction.rules.outline import Range

_CHUNK = frozenset(("NN", "NP", "CD", "JJ", "PS", "$", "DT", "x", "q"))
_MOST = 7
"""A longer list is more likely a misreading than a list."""


def coordination(tokens: list[Token], within: Range) -> list[Range]:
    """Return the members of the first list of noun phrases, or nothing."""
    for k in range(within[0] + 1, within[1] - 1):
        if tokens[k].tag == "CC" and tokens[k].low in ("and", "or"):
            found = _around(tokens, k, within)
            if 2 <= len(found) <= _MOST:
                return found
    return []


def _around(tokens: list[Token], k: int, within: Range) -> list[Range]:
    right = k + 1
    while right < within[1] and tokens[right].tag == "RB":
        right += 1
    end = right
    while end < within[1] and tokens[end].tag in _CHUNK:
        end += 1
    if end == right or not _has_noun(tokens, right, end):
        return []
    if end < within[1] and tokens[end].tag == "IN":
        paired = _pairs(tokens, k, right, end, within)
        if paired:
            return paired
    members = [(right, end)]
    stop = k
    while True:
        if stop > within[0] and tokens[stop - 1].tag == ",":
            stop -= 1
        start = stop
        while start > within[0] and tokens[start - 1].tag in _CHUNK:
            start -= 1
            if tokens[start].tag == "DT":
                break
        if start == stop or not _has_noun(tokens, start, stop):
            break
        members.append((start, stop))
        if start > within[0] and tokens[start - 1].tag == ",":
            stop = start
        else:
            break
    first = members[-1][0]
    if tokens[end - 1].tag == "PS" or tokens[end - 1].low == "half":
        return []
    if first > 0 and tokens[first - 1].low in ("between", "both", "either"):
        return []
    left, right_member = members[-1], members[0]
    if len(members) == 2 and _are_adjectives(tokens, left, right_member):
        return [left, (right, right + 1)]
    return members[::-1]


def _are_adjectives(tokens: list[Token], left: Range, right: Range) -> bool:
    """Tell ``Russian and Chinese rivals``, which share their noun."""
    return (
        left[1] - left[0] == 1
        and right[1] - right[0] > 1
        and tokens[left[0]].tag == tokens[right[0]].tag == "NP"
        and tokens[right[1] - 1].tag == "NN"
    )


def _has_noun(tokens: list[Token], start: int, end: int) -> bool:
    return any(token.tag in ("NN", "NP") for token in tokens[start:end])


def distribute(words: frozenset[int], members: list[Range]) -> list[frozenset[int]]:
    """Return the words once for each member, the other members left out."""
    first, last = members[0][0], members[-1][1]
    common = frozenset(k for k in words if not first <= k < last)
    return [common | frozenset(range(*member)) for member in members]


def _pairs(
    tokens: list[Token], k: int, right: int, end: int, within: Range
) -> list[Range]:
    """Return members that each have a phrase: ``China in May, and Korea in June``."""
    last = _chunk_after(tokens, end + 1, within[1])
    if last == end + 1:
        return []
    whole = tokens[right].tag == "DT"
    while whole and last < within[1] and tokens[last].tag == "IN":
        further = _chunk_after(tokens, last + 1, within[1])
        if further == last + 1:
            break
        last = further
    members = [(right, last)]
    stop = k
    while True:
        if stop > within[0] and tokens[stop - 1].tag == ",":
            stop -= 1
        inner = _chunk_before(tokens, stop, within[0])
        if inner == stop or inner == within[0] or tokens[inner - 1].tag != "IN":
            break
        start = _chunk_before(tokens, inner - 1, within[0])
        if start == inner - 1:
            break
        while whole and tokens[start].tag != "DT" and start > within[0] + 1:
            if tokens[start - 1].tag != "IN":
                break
            further = _chunk_before(tokens, start - 1, within[0])
            if further == start - 1:
                break
            start = further
        members.append((start, stop))
        stop = start
        if stop == within[0] or tokens[stop - 1].tag != ",":
            break
    return members[::-1] if len(members) > 1 else []


def _chunk_after(tokens: list[Token], start: int, limit: int) -> int:
    while start < limit and tokens[start].tag in _CHUNK:
        start += 1
    return start


def _chunk_before(tokens: list[Token], stop: int, limit: int) -> int:
    while stop > limit and tokens[stop - 1].tag in _CHUNK:
        stop -= 1
        if tokens[stop].tag == "DT":
            break
    return stop
