"""Candidates of an infinitive or gerund with the matrix clause above it."""

from collections.abc import Iterator

from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.shared_subject import verb_chain
from claims.extraction.spacy.tree import VERBAL, Tree, first_bit, own_subject


def matrix_clauses(tree: Tree, verb: Word, core: int) -> Iterator[Candidate]:
    """Yield an infinitive or gerund together with the verbs and subject above it."""
    if verb.dep not in ("xcomp", "pcomp", "conj", "advcl"):
        return
    word = verb
    while word.dep == "conj" and word.head.pos in VERBAL:
        word = word.head
    if word.dep == "acl":
        noun = word.head
        top = noun.head.head if noun.dep == "pobj" else noun.head
        over = own_subject(top) if top.pos in VERBAL else None
        mask = core | tree.short(noun) | 1 << top.i
        for each in word.left:
            if each.dep == "aux":
                mask |= 1 << each.i
        if over is not None:
            yield Candidate(
                (mask | tree.phrase(over)) & tree.text, verb.i, "matrix", "acl"
            )
        return
    if word.dep not in ("xcomp", "pcomp"):
        return
    chain = verb_chain(word)
    if not chain:
        return
    top = tree.words[first_bit(chain)]
    while own_subject(top) is None and not top.is_root:
        top = top.head
    subject = own_subject(top)
    if subject is None:
        return
    mask = core | chain | tree.phrase(subject)
    for each in word.left:
        if each.dep in ("aux",):
            mask |= 1 << each.i
    yield Candidate(mask & tree.text, verb.i, "matrix", verb.dep)
