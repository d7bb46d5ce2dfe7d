"""Candidates that a verb carries: clauses and relative clauses, whole and shortened."""

from collections.abc import Iterator

from claims.english.word_lists import words_in
from claims.extraction.spacy.adjunct_candidates import adjunct_variants
from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.clause_parts import (
    first_break,
    is_apart,
    is_aside,
    is_joined,
    lead_of,
    opening_of,
)
from claims.extraction.spacy.list_candidates import list_members
from claims.extraction.spacy.matrix_candidates import matrix_clauses
from claims.extraction.spacy.report_candidates import whole_reports
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.shared_subject import shared_helpers, shared_subject
from claims.extraction.spacy.tree import VERBAL, Tree, between, own_subject

_CLAUSES = words_in("ROOT conj ccomp advcl relcl acl parataxis pcomp xcomp dep")
_LINKS = frozenset({"however", "meanwhile", "therefore", "moreover", "thus", "thereby"})


def predicates(tree: Tree) -> Iterator[Candidate]:
    """Yield what each verb of a sentence could assert."""
    for word in tree.words:
        if word.pos in VERBAL and word.dep in _CLAUSES:
            yield from _clause(tree, word)
        elif word.dep == "ROOT":
            yield from _verbless(tree, word)


def _verbless(tree: Tree, root: Word) -> Iterator[Candidate]:
    """Yield the candidates of a sentence or headline without a verb at its head."""
    whole = tree.below[root.i] & tree.text
    yield Candidate(whole, root.i, "verbless", "whole")
    yield Candidate(
        tree.without(root, is_apart) & tree.text, root.i, "verbless", "core"
    )


def _clause(tree: Tree, verb: Word) -> Iterator[Candidate]:
    shape = verb.dep if verb.dep in _CLAUSES else "clause"
    subject, carried = shared_subject(verb)
    full = tree.without(verb, is_joined)
    for link in verb.left + verb.right:
        if link.dep in ("cc", "mark") and link.low in (
            "that",
            "and",
            "but",
            "or",
            "as",
        ):
            full &= ~tree.below[link.i]
        if link.dep == "advmod" and link.low in _LINKS:
            full &= ~tree.below[link.i]
    aside = 0
    for each in tree.pick(full):
        if each is not verb and is_aside(tree, each):
            aside |= tree.below[each.i]
    core = full & ~aside
    later = 0
    for each in tree.pick(core):
        if each is not verb and each.dep in ("advcl", "relcl", "acl"):
            later |= tree.below[each.i]
    tight = core & ~later
    carrier = 0
    if subject is not None:
        if carried:
            carrier = tree.phrase(subject)
            short = tree.short(subject)
        else:
            short = carrier = 0
        carrier |= shared_helpers(tree, verb)
    else:
        short = 0
    if verb.dep in ("relcl", "acl"):
        noun = verb.head
        yield from _relative(tree, verb, noun, full, core, tight)
        if verb.dep == "acl":
            return
    variants = {"core": core, "full": full, "tight": tight}
    end = first_break(tree, verb, core)
    if end:
        variants["comma"] = core & between(0, end)
    lead = lead_of(tree, verb)
    opening = opening_of(tree, verb, core)
    if opening:
        yield Candidate(
            (core & ~opening | carrier) & tree.text, verb.i, shape, "unopened"
        )
        yield from list_members(tree, verb, shape, core & ~opening | carrier, subject)
    for name, mask in variants.items():
        yield Candidate((mask | carrier) & tree.text, verb.i, shape, name)
        if carried and not mask & carrier and verb.dep in ("advcl", "xcomp", "pcomp"):
            yield Candidate(mask & tree.text, verb.i, shape, name + "-bare")
    if carried and short != carrier:
        yield Candidate((core | short) & tree.text, verb.i, shape, "short")
    if lead:
        yield Candidate((core | carrier | lead) & tree.text, verb.i, shape, "lead")
    if subject is not None and not carried:
        brief = core & ~tree.below[subject.i] | tree.short(subject)
        yield Candidate(brief & tree.text, verb.i, shape, "brief")
        named = core & ~tree.below[subject.i] | tree.name(subject)
        yield Candidate(named & tree.text, verb.i, shape, "named")
        brief = tight & ~tree.below[subject.i] | tree.short(subject)
        yield Candidate(brief & tree.text, verb.i, shape, "tight-brief")
    yield from list_members(tree, verb, shape, core | carrier, subject)
    yield from adjunct_variants(tree, verb, shape, core | carrier)
    yield from whole_reports(tree, verb, subject, carried)
    yield from matrix_clauses(tree, verb, core)


def _relative(
    tree: Tree, verb: Word, noun: Word, full: int, core: int, tight: int
) -> Iterator[Candidate]:
    if own_subject(verb) is not None:
        # "The claim that it leaks" is no sentence without its "that".
        that = sum(1 << e.i for e in verb.left if e.dep == "mark" and e.low == "that")
        full, core, tight = full | that, core | that, tight | that
    heads = {"": tree.short(noun), "-np": tree.phrase(noun) & ~tree.below[verb.i]}
    if heads[""] == heads["-np"]:
        del heads["-np"]
    for ending, head in heads.items():
        for name, mask in (("core", core), ("full", full), ("tight", tight)):
            yield Candidate(
                (head | mask) & tree.text, verb.i, verb.dep + "+", name + ending
            )
    end = first_break(tree, verb, core)
    if end:
        cut = core & between(0, end)
        yield Candidate((heads[""] | cut) & tree.text, verb.i, verb.dep + "+", "comma")
    yield from list_members(tree, verb, verb.dep + "+", core | heads[""], None)
