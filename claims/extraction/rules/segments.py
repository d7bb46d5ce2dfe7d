"""Cut a tagged sentence where clauses, insertions and list members begin."""

from dataclasses import dataclass

from claims.english import lexicon, verbs
from claims.english.saying import REPORTING
from claims.english.tokens import Token
from claims.english.word_lists import words_in

FINITE = frozenset(("MD", "AX", "VF"))
NOMINAL = frozenset(("NN", "NP", "CD", "JJ", "PS", "$"))
HARD = frozenset((",", ";", ":", "-", "(", ")", "."))
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


def segment(tokens: list[Token]) -> list[Segment]:
    """Return the segments of one sentence, in order."""
    found: list[Segment] = []
    start, separator = 0, ""
    for i, token in enumerate(tokens):
        if _is_mark(tokens, i):
            if i > start:
                found.append(Segment(start, i, separator))
            elif separator in (";", ":", "(") and token.tag == ",":
                start = i + 1
                continue
            start, separator = i + 1, token.tag
        elif i > start and _opens(tokens, start, i):
            found.append(Segment(start, i, separator))
            start, separator = i, ""
    if start < len(tokens):
        found.append(Segment(start, len(tokens), separator))
    classified: list[Segment] = []
    for part in found:
        _classify(tokens, part)
        classified.append(part)
        resumed = _resumption(tokens, part)
        if resumed is not None:
            _classify(tokens, resumed)
            classified.append(resumed)
    return [part for part in classified if part.start < part.end]


def _resumption(tokens: list[Token], part: Segment) -> Segment | None:
    """Cut off the verb that resumes the subject: ``those who slept less | were …``."""
    if part.kind != "R" or part.verb is None:
        return None
    for k in range(part.verb[1] + 1, part.end):
        if tokens[k].tag in ("SB", "TH", "WD", "CC", "TO"):
            return None
        if tokens[k].tag in FINITE:
            if tokens[k - 1].tag in ("PR", "DT") or tokens[k].lemma in REPORTING:
                return None
            rest = Segment(k, part.end, "")
            part.end = k
            return rest
    return None


def _is_mark(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if token.tag not in HARD:
        return False
    if token.tag == "-" and 0 < i < len(tokens) - 1:
        before, after = tokens[i - 1], tokens[i + 1]
        tight = before.end == token.start and token.end == after.start
        short = token.text in "-–" and tight
        return not short and not (before.tag == "CD" and after.tag == "CD")
    return True


def _opens(tokens: list[Token], start: int, i: int) -> bool:
    """Say whether the token opens a segment that no mark separates."""
    tag = tokens[i].tag
    if tag == "SB":
        return finite_ahead(tokens, i + 1) or _next_is(tokens, i + 1, "VG")
    if tag == "WH":
        return not _is_in_relative(tokens, start, i) and finite_ahead(tokens, i + 1)
    if tag in ("IN", "DT", "PR", "CD") and _relative_phrase(tokens, i):
        return not (tag == "IN" and i == start + 1 and _relative_phrase(tokens, start))
    if tag == "TH":
        return finite_ahead(tokens, i + 1, over=True) or _next_is(tokens, i + 1, ",")
    if tag == "CC":
        return _joins_verbs(tokens, start, i)
    return _begins_bare_clause(tokens, start, i)


def _relative_phrase(tokens: list[Token], i: int) -> bool:
    """``with whom``, ``all of which``."""
    if tokens[i].tag == "IN":
        return _next_is(tokens, i + 1, "WH") and finite_ahead(tokens, i + 2)
    return (
        i + 2 < len(tokens)
        and tokens[i + 1].low == "of"
        and tokens[i + 2].low in ("which", "whom")
    )


def _is_in_relative(tokens: list[Token], start: int, i: int) -> bool:
    return i - start in (1, 2) and tokens[i - 1].tag == "IN"


def _next_is(tokens: list[Token], i: int, tag: str) -> bool:
    while i < len(tokens) and tokens[i].tag in ("RB", "q"):
        i += 1
    return i < len(tokens) and tokens[i].tag == tag


def finite_ahead(tokens: list[Token], i: int, *, over: bool = False) -> bool:
    """Say whether a finite verb follows before the next mark or opening word.

    With ``over``, a relative word does not stop the search.
    """
    while i < len(tokens):
        tag = tokens[i].tag
        if tag in FINITE:
            return True
        if tag in HARD or tag in ("SB", "TH") or (tag == "WH" and not over):
            return False
        i += 1
    return False


def _joins_verbs(tokens: list[Token], start: int, i: int) -> bool:
    """Say whether the conjunction joins clauses or predicates, not noun phrases."""
    k = i + 1
    while (
        k < len(tokens)
        and tokens[k].tag in ("RB", "q", "IN")
        and (tokens[k].tag != "IN" or tokens[k].low == "up")
    ):
        k += 1
    if k >= len(tokens):
        return False
    verb_before = any(token.tag in FINITE for token in tokens[start:i])
    tag = tokens[k].tag
    if tag in FINITE:
        return True
    if tag == "VB":
        return any(token.tag in ("TO", "MD", "VB") for token in tokens[start:i])
    if tag == "VN":
        return (
            any(token.tag == "VN" for token in tokens[start:i])
            and verb_before
            and (k + 1 >= len(tokens) or tokens[k + 1].tag not in NOMINAL)
        )
    if tag in ("WH", "TH", "SB"):
        return False
    return verb_before and finite_ahead(tokens, k)


def _begins_bare_clause(tokens: list[Token], start: int, i: int) -> bool:
    """Tell a clause without ``that``: ``said he saw it``, ``the letter he wrote``."""
    tag = tokens[i].tag
    previous = tokens[i - 1].tag
    if tag not in ("DT", "PR", "NN", "NP", "CD", "JJ", "VG"):
        return False
    before = tokens[start:i]
    verb = next(
        (k for k in range(i - 1, start - 1, -1) if tokens[k].tag in FINITE), None
    )
    if tag == "PR" and tokens[i].low in lexicon.SUBJECT_PRONOUNS:
        subject = i + 1 < len(tokens) and tokens[i + 1].tag in (*FINITE, "RB")
        if subject and previous in ("NN", "NP", "VF", "VN", "CD", "PR", "VB", "RB"):
            return bool(before)
    if verb is None or tokens[verb].tag != "VF":
        reporting = previous == "VN" and tokens[i - 1].lemma in REPORTING
        reporting = reporting or (previous == "VB" and tokens[i - 1].lemma in REPORTING)
    else:
        reporting = tokens[verb].lemma in REPORTING
        if tokens[verb].lemma == "tell":
            gap = any(token.tag in ("NN", "NP", "PR") for token in tokens[verb + 1 : i])
            starts = tag == "DT" or (previous in ("NN", "NP") and tag != previous)
            return gap and starts and _clause_from(tokens, i)
        reporting = reporting and all(
            token.tag in ("q", "RB") for token in tokens[verb + 1 : i]
        )
    return reporting and _clause_from(tokens, i)


def _clause_from(tokens: list[Token], i: int) -> bool:
    """Say whether a subject and its finite verb stand here without a break."""
    words = 0
    while i < len(tokens) and words < 14:
        tag = tokens[i].tag
        if tag in FINITE:
            return words > 0
        if tag in HARD or tag in ("SB", "TH", "TO"):
            return False
        words += 1
        i += 1
    return False


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


def _classify(tokens: list[Token], part: Segment) -> None:
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


def lemma_of(tokens: list[Token], group: tuple[int, int]) -> str:
    """Return the lemma of the main verb of a group."""
    return verbs.lemma(tokens[group[1] - 1].low)
