"""A pair of candidates of a sentence: how they overlap and differ."""

from claims.english.word_lists import words_in
from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.tree import Tree

NEAR = 0.5
"""Candidates that share less than this of their words are two claims."""
_LINKS = words_in("ccomp conj relcl acl advcl xcomp appos pobj nsubj dobj prep")


def overlap(one: Candidate, other: Candidate) -> float:
    """Return the share of their words that two candidates have in common."""
    shared = (one.mask & other.mask).bit_count()
    return shared / (one.mask | other.mask).bit_count() if shared else 0.0


def relation(tree: Tree, one: Candidate, other: Candidate, share: float) -> str:
    """Return a name for how two candidates stand that share so much of their words."""
    reports = (one.shape == "report") + (other.shape == "report")
    both = one.mask & other.mask
    nested = both in (one.mask, other.mask)
    bucket = min(4, int((share - NEAR) * 10))
    heads, lists = _heads(tree, one, other), _lists(one, other)
    return f"{heads} {lists} {reports} {int(nested)} {bucket}"


def _heads(tree: Tree, one: Candidate, other: Candidate) -> str:
    if one.head == other.head:
        return "same"
    a, b = tree.words[one.head], tree.words[other.head]
    if b.head is a or a.head is b:
        lower = b if b.head is a else a
        return lower.dep if lower.dep in _LINKS else "other"
    return "far"


def are_siblings(one: Candidate, other: Candidate) -> bool:
    """Say whether two candidates are members of one list."""
    return one.head == other.head and _lists(one, other) == "sibling"


def _lists(one: Candidate, other: Candidate) -> str:
    if not (one.member and other.member):
        return "list" if one.member or other.member else "plain"
    if one.size != other.size or _list(one) != _list(other):
        return "lists"
    return "sibling" if one.member != other.member else "again"


def _list(candidate: Candidate) -> str:
    """Return which list of the clause a variant such as ``each-from-`` splits."""
    return candidate.variant.rstrip("-").partition("-")[2]
