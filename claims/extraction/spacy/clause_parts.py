"""The parts of a clause: what opens it, what is joined to it, what stands aside."""

from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.tree import VERBAL, Tree, bits, own_subject

_EXAMPLES = frozenset({"including", "like", "such", "unlike", "as"})


def is_joined(word: Word) -> bool:
    """Say whether a clause is joined to the one it hangs on, as its equal."""
    return (
        word.dep in ("conj", "parataxis")
        and (word.pos in VERBAL or own_subject(word) is not None)
        and (word.head.pos in VERBAL or own_subject(word.head) is not None)
    )


def is_apart(word: Word) -> bool:
    """Say whether a part can be left out of a headline without a verb."""
    return word.dep in ("relcl", "appos", "acl", "advcl", "parataxis", "conj", "cc")


def is_aside(tree: Tree, word: Word) -> bool:
    """Say whether a part is another claim, hung on this one."""
    if word.dep == "appos":
        return True
    if word.dep in ("relcl", "acl") and tree.comma_before(word):
        return True
    if word.dep == "relcl" and word.left and word.left[0].low in ("who", "which"):
        return tree.comma_before(word)
    if word.dep == "advcl" and word.tag in ("VBG", "VBN"):
        return tree.comma_before(word) and not any(c.dep == "mark" for c in word.left)
    if word.dep == "prep" and word.low in _EXAMPLES:
        if word.low == "as":
            return any(c.low == "such" for c in word.children)
        return tree.comma_before(word) or word.low in ("including", "such")
    return word.dep == "parataxis"


def first_break(tree: Tree, verb: Word, mask: int) -> int:
    """Return where the first mark after a verb and two more words stands, or 0."""
    count = 0
    for i in bits(mask >> (verb.i + 1)):
        word = tree.words[i + verb.i + 1]
        if word.is_word:
            count += 1
        elif count >= 2 and word.text in (",", "—", "–", "(", ":", "-"):
            return word.i
    return 0


def opening_of(tree: Tree, verb: Word, mask: int) -> int:
    """Return what stands before the subject: "On Friday", "According to X"."""
    subject = own_subject(verb)
    found = 0
    for each in verb.left:
        if each.dep in ("prep", "npadvmod", "advcl", "advmod", "ccomp") and (
            subject is not None and each.i < subject.i and mask >> each.i & 1
        ):
            found |= tree.below[each.i]
    return found


def lead_of(tree: Tree, verb: Word) -> int:
    """Return what opens the sentence before the first of joined verbs."""
    head = verb
    while head.dep == "conj" and head.head.pos in VERBAL:
        head = head.head
    if head is verb:
        return 0
    subject = own_subject(head)
    mask = 0
    for each in head.left:
        if each.dep in ("prep", "npadvmod", "advcl") and (
            subject is None or each.i < subject.i
        ):
            mask |= tree.below[each.i]
    return mask
