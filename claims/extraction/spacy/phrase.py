"""The phrase that a noun stands for: what stands before it, its ``of``, joined ones."""

from claims.extraction.phrase import Phrase, made
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.tree import Tree


def phrase(tree: Tree, noun: Word, prose: str) -> Phrase | None:
    """Return a noun with what stands before it and its ``of``, joined ones too.

    None where its words do not stand together.
    """
    mask = _with_of(tree, noun)
    for each in noun.right:
        if each.dep == "conj":
            mask |= _joined(tree, each)
    words = tree.pick(mask)
    while words and (not words[0].is_word or words[0].dep == "cc"):
        words = words[1:]
    while words and (not words[-1].is_word or words[-1].tag == "POS"):
        words = words[:-1]
    if not words:
        return None
    between = tree.words[words[0].i : words[-1].i]
    if any(
        each.is_word and each.dep not in ("cc",) and not mask >> each.i & 1
        for each in between
    ):
        return None
    return made(words[0].start, words[-1].end, prose)


def _with_of(tree: Tree, noun: Word) -> int:
    mask = tree.short(noun)
    for each in noun.right:
        if each.dep == "prep" and each.low == "of":
            mask |= 1 << each.i
            for inner in each.right:
                mask |= _with_of(tree, inner)
    return mask


def _joined(tree: Tree, noun: Word) -> int:
    mask = _with_of(tree, noun)
    for each in noun.right:
        if each.dep == "conj":
            mask |= _joined(tree, each)
    return mask
