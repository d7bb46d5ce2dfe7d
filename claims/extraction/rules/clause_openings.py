"""Where a clause opens that no mark separates: at ``that``, ``who`` or ``and``."""

from claims.english import lexicon
from claims.english.saying import REPORTING
from claims.english.tokens import Token
from claims.extraction.rules.tag_sets import FINITE, HARD, NOMINAL


def opens(tokens: list[Token], start: int, i: int) -> bool:
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
