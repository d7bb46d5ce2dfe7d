"""Coordination in the parse: the subject and auxiliaries that joined verbs share."""

from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.tree import VERBAL, Tree, own_subject


def shared_subject(verb: Word) -> tuple[Word | None, bool]:
    """Return the subject of a verb, and whether it has to be carried over to it."""
    found = own_subject(verb)
    if found is not None:
        return found, False
    word = verb
    while not word.is_root:
        if word.dep in ("relcl", "acl"):
            return word.head, True
        if word.dep == "ccomp" and word.head.pos in VERBAL:
            objects = [c for c in word.head.right if c.dep in ("dobj", "pobj")]
            if objects and objects[0].i < word.i:
                return objects[0], True
        word = word.head
        if word.pos in VERBAL:
            found = own_subject(word)
            if found is not None:
                return found, True
    return None, False


def shared_helpers(tree: Tree, verb: Word) -> int:
    """Return the auxiliaries that a joined verb shares, and the verbs it hangs on."""
    mask = 0
    word = verb
    while word.dep == "conj" and word.head.pos in VERBAL:
        head = word.head
        has_own = any(c.dep in ("aux", "auxpass", "nsubj") for c in word.left)
        if not has_own and word.tag in ("VB", "VBN", "VBG") and word.tag == head.tag:
            for each in head.left:
                if each.dep in ("aux", "auxpass", "neg"):
                    mask |= 1 << each.i
        word = head
    if word is not verb and word.dep in ("xcomp", "ccomp", "pcomp"):
        mask |= verb_chain(word)
    return mask


def verb_chain(word: Word) -> int:
    """Return the verbs and their auxiliaries above a complement, up to the subject."""
    mask = 0
    while word.dep in ("xcomp", "pcomp", "prep") or (
        word.dep == "ccomp" and own_subject(word) is None
    ):
        word = word.head
        mask |= 1 << word.i
        for each in word.left + word.right:
            if each.dep in ("aux", "auxpass", "neg", "prt"):
                mask |= 1 << each.i
        if word.pos in VERBAL and own_subject(word) is not None:
            break
    return mask
