"""Negation, doubt and conditions in a sentence: drafts keep them or are dropped."""

from dataclasses import replace

from claims.english.tokens import Token
from claims.english.word_lists import words_in
from claims.extraction.rules.attributions import all_words
from claims.extraction.rules.draft import Draft, words_of
from claims.extraction.rules.outline import Range
from claims.extraction.rules.quotations import Passage
from claims.extraction.rules.tag_sets import FINITE

_TURNING = words_in(
    """
    not n't n’t no never neither nor none nobody nothing hardly barely scarcely rarely
    seldom few reportedly allegedly
    apparently supposedly purportedly ostensibly presumably probably possibly perhaps
    maybe seemingly potentially
    """
)
_MODAL = words_in("may might could would should can must cannot")
_HEDGING = words_in("only nearly almost")
_QUANTIFYING = words_in("no few neither")
_CONDITIONS = words_in("if unless whether lest")
_WITHOUT = words_in("without except barring")
_DENYING = words_in(
    """
    deny denies denied denying dispute disputes disputed refute refutes refuted rebut
    rebuts rebutted doubt doubts doubted
    """
)
_PASSIVE = words_in("was were been being is are be")
_IN_LIST = frozenset(("NN", "NP", "JJ", "CD", "CC", ",", "PS", "VN", "ED", "x", "q"))
_AFTER_PHRASE = frozenset((";", ":", "-", "MD", "AX"))
_NAMING = frozenset({"title", "apposition", "age", "member"})
"""What says who somebody is, whatever the sentence says of them."""
_REPORTS = frozenset({"report", "according"})
_MOST = 0.45
"""What has so much of the words of a clause is taken for it."""


def with_operators(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with the words that turn them, but for those that cannot."""
    tokens = passage.tokens
    closed = _closed(passage)
    turning = [k for k, token in enumerate(tokens) if _turns(token)]
    if not closed and not turning:
        return drafts
    kept = []
    for draft in drafts:
        words = draft.words
        for k in turning:
            if k not in words and _governs(tokens, k, words):
                words |= {k, *_paired(tokens, k)}
        for k, scope in closed:
            outside = [i for i in words if tokens[i].is_word and i not in scope]
            if k in words or outside:
                continue
            if not _names(tokens, draft) or min(words) == k + 1:
                words = frozenset()
                break
        if words:
            whole = words == draft.words
            kept.append(draft if whole else replace(draft, words=words))
    strict = [k for k in turning if _is_strict(tokens[k])]
    regions = [(k, _clauses(passage, kept, k)) for k in strict]
    return [draft for draft in kept if not _is_most(tokens, draft, regions)]


def _turns(token: Token) -> bool:
    return _is_strict(token) or token.low in _HEDGING


def _is_strict(token: Token) -> bool:
    if token.low in _MODAL:
        return token.tag == "MD"  # "in May" is a month.
    return token.low in _TURNING or token.low.endswith(("n't", "n’t"))


def _names(tokens: list[Token], draft: Draft) -> bool:
    return draft.rule in _NAMING and any(tokens[k].tag == "NP" for k in draft.words)


def _governs(tokens: list[Token], k: int, words: frozenset[int]) -> bool:
    """Say whether an operator stands before words of a draft as their own."""
    after = k + 1
    while after < len(tokens) and (
        tokens[after].tag in ("RB", "q", "AN") and after not in words
    ):
        after += 1
    if after in words:
        return True
    first = min(words)
    if tokens[k].low not in _QUANTIFYING or first <= k:
        return False
    between = tokens[k + 1 : first]
    joined = any(token.tag == "CC" for token in between)
    return joined and all(token.tag in _IN_LIST for token in between)


def _paired(tokens: list[Token], k: int) -> list[int]:
    """Return the ``neither`` that a ``nor`` goes with."""
    if tokens[k].low != "nor":
        return []
    return [i for i, token in enumerate(tokens[:k]) if token.low == "neither"][-1:]


def _closed(passage: Passage) -> list[tuple[int, range]]:
    """Return what denies or supposes all that follows, and how far it reaches."""
    tokens, end = passage.tokens, len(passage.tokens)
    found = []
    for k, token in enumerate(tokens):
        if token.low in _CONDITIONS:
            found.append((k, range(k, _condition_end(passage, k))))
        elif token.low in _DENYING:
            if not k or tokens[k - 1].low not in _PASSIVE:
                found.append((k, range(k, end)))
        elif token.low in _WITHOUT:
            stop = k + 1
            while stop < end and tokens[stop].tag not in _AFTER_PHRASE:
                stop += 1
            found.append((k, range(k, stop)))
    return found


def _condition_end(passage: Passage, k: int) -> int:
    """Return where a condition ends: before the main clause, where that comes after."""
    tokens = passage.tokens
    starts = [
        clause.subject[0]
        for clause in passage.outline.clauses
        if clause.kind == "main" and clause.subject and clause.subject[0] > k
    ]
    before = any(
        clause.kind in ("main", "comp") and clause.verb and clause.verb[0] < k
        for clause in passage.outline.clauses
    )
    if before or not starts:
        return len(tokens)
    last = max(starts)
    return last if tokens[last - 1].tag == "," else len(tokens)


def _clauses(passage: Passage, drafts: list[Draft], k: int) -> list[frozenset[int]]:
    """Return the words of each clause and draft that an operator stands in."""
    found = [all_words(clause) for clause in passage.outline.clauses]
    found += [draft.words for draft in drafts if draft.rule not in _REPORTS]
    tokens = passage.tokens
    return [
        frozenset(i for i in words if tokens[i].is_word)
        for words in found
        if k in words
    ]


def _between_marks(tokens: list[Token]) -> list[Range]:
    """Return the stretches between semicolons and colons."""
    cuts = [k for k, token in enumerate(tokens) if token.text in ";:"]
    edges = [-1, *cuts, len(tokens)]
    return [(edges[n] + 1, edges[n + 1]) for n in range(len(edges) - 1)]


def _is_clause(tokens: list[Token], words: frozenset[int]) -> bool:
    """Say whether words have a finite verb that is not one of a relative clause."""
    for i in sorted(words):
        if tokens[i].tag in ("WH", "TH") and i != min(words):
            return False
        if tokens[i].tag in FINITE:
            return True
    return False


def _has_comma(tokens: list[Token], words: frozenset[int]) -> bool:
    """Say whether a comma stands before a relative clause that adds something."""
    return any(tokens[i].tag == "WH" and tokens[i - 1].tag == "," for i in words if i)


def _is_most(
    tokens: list[Token], draft: Draft, regions: list[tuple[int, list[frozenset[int]]]]
) -> bool:
    """Say whether a draft is most of what an operator turns, without it."""
    if _names(tokens, draft):
        return False
    words = frozenset(i for i in draft.words if tokens[i].is_word)
    for k, some in regions:
        apart = draft.rule == "rel" and (k > min(words) or _has_comma(tokens, words))
        if k in words or apart:
            continue
        bare = k < min(words) and not _is_clause(tokens, words)
        if bare:
            stretches = [words_of(each) for each in _between_marks(tokens)]
            if any(k in each and len(words - each) <= 1 for each in stretches):
                return True
        if any(len(words & each) >= _MOST * len(words | each) for each in some):
            return True
    return False
