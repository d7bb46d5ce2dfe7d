"""Segments and their kinds: clauses, relatives, participles, noun phrases."""

from dataclasses import dataclass

from claims.english import lexicon
from claims.english.saying import REPORTING
from claims.english.tokens import Token
from claims.english.word_lists import words_in
from claims.extraction.rules.tag_sets import FINITE

_CONTENT_NOUNS = words_in(
    """
    fact conclusion claim view idea belief sign evidence report allegation suggestion
    assertion warning fear hope concern statement accusation argument notion doubt
    assumption announcement prediction news impression possibility likelihood fears
    concerns reports claims allegations signs warnings hopes doubts
    """
)
"""Nouns whose ``that`` opens what they are about, not what they are."""
_LINKING_PHRASES = frozenset(
    (("for", "example"), ("for", "instance"), ("of", "course"), ("in", "addition"))
)


@dataclass(slots=True)
class Segment:
    """A stretch of tokens without a boundary in it; ``end`` is exclusive."""

    start: int
    end: int
    separator: str
    """The mark before it: ``,`` ``;`` ``:`` ``-`` ``(`` or nothing."""
    kind: str = ""
    """``S`` subject and verb, ``P`` verb alone, ``R`` relative, ``T`` complement,
    ``G`` -ing, ``N`` participle, ``I`` infinitive, ``A`` noun phrase, ``J`` adjective,
    ``PP``, ``ADV``; a subordinate ``S`` has a ``marker``."""
    marker: int | None = None
    joined: bool = False
    """Whether a conjunction opens it."""
    verb: tuple[int, int] | None = None
    """The finite verb group."""


def classify(tokens: list[Token], part: Segment) -> None:
    """Tell a segment its kind, marker and verb; leave the linking words out of it."""
    first = part.start
    while first < part.end and tokens[first].tag in ("CC", "q"):
        part.joined = part.joined or tokens[first].tag == "CC"
        first += 1
    while (
        first < part.end
        and tokens[first].low in lexicon.LINKING_ADVERBS
        and (tokens[first].tag in ("RB", "SB"))
        and tokens[first].low != "as"
    ):
        first += 1
    if first == part.end:
        part.kind = "ADV"
        return
    if tuple(token.low for token in tokens[first : part.end]) in _LINKING_PHRASES:
        part.kind = "ADV"
        return
    part.start = first
    tag = tokens[first].tag
    finite = next((k for k in range(first, part.end) if tokens[k].tag in FINITE), None)
    if finite is not None:
        part.verb = verb_group(tokens, finite, part.end)
    if tag == "WH" or any(
        tokens[k].tag == "WH"
        for k in range(first, min(first + 3, part.end))
        if tokens[first].tag in ("IN", "DT", "PR", "CD")
    ):
        part.kind, part.marker = "R", first
    elif tag == "TH" and part.verb:
        part.marker = first
        part.kind = _that(tokens, part)
    elif tag == "SB":
        part.marker = first
        inner = tokens[first + 1].tag if first + 1 < part.end else "."
        part.kind = "S" if part.verb else "G" if inner == "VG" else "PP"
        if part.verb and part.verb[0] == first + 1:
            part.kind = "PP"
    elif part.verb:
        before = [
            k for k in range(first, part.verb[0]) if tokens[k].tag not in ("RB", "q")
        ]
        part.kind = "S" if before else "P"
    elif tag == "VB" or tag == "TO":
        part.kind = "I"
    elif tag in ("VG", "VN"):
        part.kind = "G" if tag == "VG" else "N"
    elif tag == "IN":
        part.kind = "PP"
    elif tag == "RB" and all(
        token.tag in ("RB", "q") for token in tokens[first : part.end]
    ):
        part.kind = "ADV"
    elif tag == "JJ" and not any(
        token.tag in ("NN", "NP") for token in tokens[first : min(first + 3, part.end)]
    ):
        part.kind = "J"
    else:
        part.kind = "A"


def verb_group(tokens: list[Token], i: int, end: int) -> tuple[int, int]:
    """Return the verb group that the finite verb at ``i`` opens."""
    last, k = i, i + 1
    open_group = tokens[i].tag in ("MD", "AX")
    while open_group and k < end:
        tag = tokens[k].tag
        if tag in ("AX", "AN"):
            last = k
        elif tag in ("VN", "VB") or (tag == "VG" and tokens[last].low in lexicon.BE):
            last = k
            open_group = False
        elif tag not in ("RB", "q"):
            break
        k += 1
    return i, last + 1


def _that(tokens: list[Token], part: Segment) -> str:
    """Tell ``said that it rained`` from ``the rain that fell``."""
    assert part.marker is not None
    assert part.verb is not None
    k = part.marker - 1
    while k >= 0 and tokens[k].tag in ("q", ","):
        k -= 1
    before = tokens[k] if k >= 0 else None
    between = [
        token
        for token in tokens[part.marker + 1 : part.verb[0]]
        if token.tag not in ("RB", "q")
    ]
    if before is not None and before.low in ("something", "anything", "everything"):
        return "R"
    if before is None or before.tag not in ("NN", "NP", "CD"):
        return "T"
    if before.low in _CONTENT_NOUNS:
        return "T"
    if not between:
        return "R"
    for token in reversed(tokens[max(0, k - 8) : k]):
        if token.tag in ("VF", "VN", "VG", "VB") and token.lemma in REPORTING:
            return "T"
    return "R" if before.tag == "NN" else "T"
