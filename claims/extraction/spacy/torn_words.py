"""Words that would say something else than the sentence they are taken from."""

from claims.english.word_lists import words_in
from claims.extraction.spacy.said_clause import mark
from claims.extraction.spacy.sentence import SUBJECTS, Word
from claims.extraction.spacy.subject import is_finite
from claims.extraction.spacy.tree import (
    VERBAL,
    Tree,
    between,
    bits,
    members,
    own_subject,
)


def is_torn(tree: Tree, mask: int) -> bool:
    """Say whether words give a verb another's subject, or one part of a pairing.

    "The minister, *his wife* said, *was ill*"; "tea and wine cost 3 and *5* crowns,
    respectively".
    """
    words = tree.words
    for i in bits(mask & tree.subjects):
        word = words[i]
        verb = word.head
        if mask >> verb.i & 1 or verb.pos not in VERBAL:
            continue
        for above in verb.ancestors():
            if mask >> above.i & 1 and above.pos in VERBAL:
                own = own_subject(above)
                if own is not None and not tree.below[own.i] & mask:
                    return True
                break
    return (
        _breaks_off(tree, mask)
        or _lacks_complement(tree, mask)
        or _is_scattered(tree, mask)
        or _lacks_subject(tree, mask)
        or _loses_object(tree, mask)
        or _crosses_bracket(tree, mask)
        or _parts_pairs(tree, mask)
    )


def _breaks_off(tree: Tree, mask: int) -> bool:
    """Say whether a clause lacks its verb, its subject or what it is said to be.

    "*She said rents* rose *and fell*", "*the well was*, he said, dry".
    """
    for i in bits(mask & (tree.subjects | tree.verbs)):
        word = tree.words[i]
        if word.dep in SUBJECTS:
            clause = word.head
            if not mask >> clause.i & 1 and _only_purpose(tree, mask, clause):
                return True
            said = clause.dep == "ccomp" and mask >> clause.head.i & 1
            if said and not mask & tree.below[clause.i] & ~tree.below[i]:
                return True
        if word.dep == "conj" and word.pos in VERBAL and own_subject(word) is None:
            clause = word
            while clause.dep == "conj" and clause.head.pos in VERBAL:
                clause = clause.head
            own = own_subject(clause)
            said = clause.dep == "ccomp" and mask >> clause.head.i & 1
            if said and own is not None and not tree.below[own.i] & mask:
                return True
        if word.lemma == "be" and word.dep not in ("aux", "auxpass"):
            said_of = [each for each in word.right if each.dep in ("acomp", "attr")]
            if said_of and not mask >> (i + 1):
                return True
    return False


def _lacks_subject(tree: Tree, mask: int) -> bool:
    """Say whether the topmost verb has left its subject: "Ann, who knew, *left*"."""
    for i in bits(mask & tree.verbs):
        verb = tree.words[i]
        if is_finite(verb) and (verb.is_root or not mask >> verb.head.i & 1):
            own = own_subject(verb)
            if own is not None and not tree.below[own.i] & mask:
                return True
    return False


def _only_purpose(tree: Tree, mask: int, verb: Word) -> bool:
    """Say whether of what a verb governs only a purpose is left: "*We* go *to see*"."""
    inside = tree.pick(mask & tree.below[verb.i])
    if any(is_finite(word) and word.dep not in ("relcl", "ccomp") for word in inside):
        return False
    if any(_is_under_prep(word, verb, mask) for word in inside):
        return True
    return any(
        word.dep in ("advcl", "xcomp")
        and word.head is verb
        and any(e.low == "to" and mask >> e.i & 1 for e in word.left)
        for word in inside
    )


def _is_under_prep(word: Word, verb: Word, mask: int) -> bool:
    """Say whether a gerund has lost the preposition of a verb: "accused *of lying*"."""
    while word.dep == "conj" and word.head.pos in VERBAL:
        word = word.head
    prep = word.head
    return word.dep == "pcomp" and prep.head is verb and not mask >> prep.i & 1


def _loses_object(tree: Tree, mask: int) -> bool:
    """Say whether a clause beside a verb's object has taken its place.

    "Storm *kills* 12, *3 missing*".
    """
    for i in bits(mask & tree.verbs):
        verb = tree.words[i]
        objects = [each for each in verb.right if each.dep == "dobj"]
        if not objects or any(tree.below[each.i] & mask for each in objects):
            continue
        for each in verb.right:
            if each.dep == "advcl" and mask >> each.i & 1 and not mark(each):
                own = own_subject(each)
                if own is not None and mask >> own.i & 1:
                    return True
    return False


_COMPLEMENTS = (
    frozenset({"dobj", "attr", "acomp", "oprd"}),
    frozenset({"xcomp", "ccomp"}),
)
_VAGUE = words_in("something anything someone anyone somebody anybody those one ones")


def _lacks_complement(tree: Tree, mask: int) -> bool:
    """Say whether a verb has lost what completes it: "Rivals *are seeking*".

    Or a word that says nothing has lost what tells it: "It is *something*".
    """
    for i in bits(mask):
        word = tree.words[i]
        if word.pos in VERBAL:
            for group in _COMPLEMENTS:
                found = [e for e in word.right if e.dep in group and e.is_word]
                if found and not any(
                    tree.below[e.i] & mask or tree.comma_before(e) for e in found
                ):
                    return True
        elif word.low in _VAGUE and mask & ~(1 << i):
            for each in word.right:
                told = each.dep in ("relcl", "acl") and not tree.comma_before(each)
                if told and not tree.below[each.i] & mask:
                    return True
    return False


def _is_scattered(tree: Tree, mask: int) -> bool:
    """Say whether words are pieces apart that no verb among them holds together."""
    inside = tree.pick(mask)
    tops = [word for word in inside if word.is_root or not mask >> word.head.i & 1]
    gap = tree.text & ~mask & between(inside[0].i, inside[-1].i)
    if len(tops) < 2 or not gap or any(word.pos in VERBAL for word in inside):
        return False
    return all(word.pos in ("NOUN", "PROPN", "NUM", "PRON") for word in tops) and any(
        word.head.pos in VERBAL and word.dep in ("nsubj", "nsubjpass", "dobj")
        for word in tops[1:]
    )


def _crosses_bracket(tree: Tree, mask: int) -> bool:
    """Say whether a word outside brackets is taken with one inside that governs it."""
    opened: list[int] = []
    for word in tree.words:
        if word.text == "(":
            opened.append(word.i)
        elif word.text == ")" and opened:
            inside = between(opened.pop(), word.i) & mask
            for i in bits(mask & ~inside):
                if inside >> tree.words[i].head.i & 1:
                    return True
    return False


def _parts_pairs(tree: Tree, mask: int) -> bool:
    """Say whether one of several is taken where ``respectively`` pairs them."""
    pairing = next((e for e in tree.words if e.low == "respectively"), None)
    if pairing is None:
        return False
    governs = any(mask >> each.i & 1 for each in pairing.ancestors())
    return (governs and not mask >> pairing.i & 1) or _parts_list(tree, mask)


def _parts_list(tree: Tree, mask: int) -> bool:
    for i in bits(mask):
        word = tree.words[i]
        top = word
        while top.dep == "conj":
            top = top.head
        group = members(top)
        if len(group) > 1 and top.pos not in VERBAL:
            size = sum(mask >> each.i & 1 for each in group)
            if 0 < size < len(group):
                return True
    return False
