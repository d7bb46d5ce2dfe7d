"""Candidates without an adjunct of a clause, or with one alone."""

from collections.abc import Iterator

from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.tree import Tree


def adjunct_variants(
    tree: Tree, verb: Word, shape: str, core: int
) -> Iterator[Candidate]:
    """Yield the clause without, and only with, each of its adjuncts."""
    adjuncts = [
        each
        for each in verb.right
        if each.dep
        in (
            "prep",
            "npadvmod",
            "advcl",
            "advmod",
            "acomp",
            "xcomp",
            "dobj",
            "attr",
            "agent",
        )
        and core >> each.i & 1
        and (tree.below[each.i] & tree.text).bit_count() >= 2
    ]
    base = core
    for each in adjuncts:
        base &= ~tree.below[each.i]
    if not adjuncts:
        return
    last = adjuncts[-1]
    yield Candidate(
        core & ~tree.below[last.i] & tree.text, verb.i, shape, "minus-" + last.dep
    )
    if len(adjuncts) > 1:
        for each in adjuncts[1:]:
            only = base | tree.below[each.i]
            yield Candidate(only & tree.text, verb.i, shape, "only-" + each.dep)
        for each in adjuncts[1:-1]:
            rest = core & ~tree.below[each.i]
            yield Candidate(rest & tree.text, verb.i, shape, "minus-" + each.dep)
        head = base | tree.below[adjuncts[0].i]
        yield Candidate(head & tree.text, verb.i, shape, "first-" + adjuncts[0].dep)
    # Adjuncts of the object: "sent 5 to X, 3 more than in May".
    for each in adjuncts:
        for inner in each.right:
            if (
                inner.dep in ("prep", "acl", "advcl", "npadvmod", "amod", "appos")
                and core >> inner.i & 1
            ):
                size = (tree.below[inner.i] & tree.text).bit_count()
                if size >= 3 and tree.comma_before(inner):
                    cut = core & ~tree.below[inner.i]
                    yield Candidate(cut & tree.text, verb.i, shape, "trim-" + inner.dep)
