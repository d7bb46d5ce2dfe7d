"""Candidates of a coordination: the clause once for each member of a list in it."""

from collections.abc import Iterator

from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.subject import is_finite
from claims.extraction.spacy.tree import VERBAL, Tree, between, bits, members


def list_members(
    tree: Tree, verb: Word, shape: str, mask: int, subject: Word | None
) -> Iterator[Candidate]:
    """Yield the clause once for each member of each list in it."""
    inside = between(0, len(tree.words)) & mask
    for i in bits(inside):
        word = tree.words[i]
        if word.dep == "conj" or not any(c.dep == "conj" for c in word.right):
            continue
        if word is verb:
            continue
        group = [each for each in members(word) if mask >> each.i & 1]
        if len(group) < 2:
            continue
        if word.pos not in VERBAL and any(map(is_finite, group[1:])):
            # "She was sad and knew it" has no list, though the parser makes it one.
            continue
        rest = mask
        first_tail = tree.below[word.i]
        for other in group[1:]:
            rest &= ~tree.below[other.i]
        own = 0
        for each in word.right:
            if each.dep in ("prep", "acl", "relcl") and each.i > group[1].i:
                own |= tree.below[each.i]
        for each in group:
            for link in each.right:
                if link.dep == "cc" or (link.dep == "punct" and not link.is_word):
                    rest &= ~(1 << link.i)
        where = (
            "subject"
            if subject is not None and tree.below[subject.i] >> i & 1
            else word.dep
        )
        if word.dep in ("amod", "compound", "nmod") and i < word.head.i:
            where = "premodifier"
        made = rest & tree.text
        yield Candidate(made, verb.i, shape, "list-" + where, 1, len(group))
        trimmed = _singled(tree, made, word)
        if trimmed != made:
            yield Candidate(trimmed, verb.i, shape, "single-" + where, 1, len(group))
        if own:
            yield Candidate(
                rest & ~own & tree.text,
                verb.i,
                shape,
                "list-" + where + "-",
                1,
                len(group),
            )
        head = rest & ~first_tail
        # A member may share what stands before the first one.
        for number, other in enumerate(group[1:], 2):
            tail = tree.below[other.i]
            for deeper in group[1:]:
                if deeper is not other and tree.below[other.i] >> deeper.i & 1:
                    tail &= ~tree.below[deeper.i]
            shared = 0
            if not any(c.dep in ("det", "poss", "nummod") for c in other.left):
                for each in word.left:
                    if each.dep in ("det", "poss", "aux"):
                        shared |= tree.below[each.i]
            made = (head | tail | shared) & mask & tree.text
            yield Candidate(made, verb.i, shape, "list-" + where, number, len(group))
            trimmed = _singled(tree, made, other)
            if trimmed != made:
                yield Candidate(
                    trimmed, verb.i, shape, "single-" + where, number, len(group)
                )


def _singled(tree: Tree, mask: int, member: Word) -> int:
    """Return the words without the lists elsewhere among them but for their heads.

    A second list is dropped with the preposition that it hangs on.
    """
    for i in bits(mask):
        word = tree.words[i]
        if word.dep == "conj" or word is member:
            continue
        others = [c for c in word.right if c.dep == "conj" and mask >> c.i & 1]
        if not others or tree.below[word.i] >> member.i & 1:
            continue
        top = word.head if word.dep == "pobj" else word
        if word.dep == "pobj" and not tree.below[top.i] >> member.i & 1:
            mask &= ~tree.below[top.i]
    return mask
