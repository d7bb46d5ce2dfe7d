"""Candidates of an attribution: that somebody said it, and what they said."""

import itertools
from collections.abc import Iterable, Iterator

from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.clause_parts import is_joined
from claims.extraction.spacy.report import Report
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.tree import Tree, between, bits, first_bit


def reported(tree: Tree, reports: Iterable[Report]) -> Iterator[Candidate]:
    """Yield the act of each report with what is reported, and that alone."""
    for report in reports:
        content = masked(report.content) & tree.text
        verb = report.verb
        act = 1 << verb.i
        for each in verb.children:
            if each.dep in ("aux", "auxpass", "neg", "prt", "dative"):
                act |= tree.below[each.i]
        if report.source is not None:
            act |= tree.short(report.source)
            named = act & ~tree.short(report.source) | tree.name(report.source)
            yield _made(tree, named | content, verb, "named")
        yield _made(tree, act | content, verb, "act")
        whole = act | content
        if whole:
            yield _made(tree, _filled(whole), verb, "filled")
        if content:
            head = tree.words[first_bit(content)]
            tops = [tree.words[i] for i in sorted(report.heads)]
            yield _made(tree, content, tops[0] if tops else head, "content")
            for top in tops[:4]:
                own = tree.below[top.i] & content
                yield _made(tree, own, top, "head")


def whole_reports(
    tree: Tree, verb: Word, subject: Word | None, carried: bool
) -> Iterator[Candidate]:
    """Yield that somebody said it, with all that was said."""
    contents = [c for c in verb.children if c.dep == "ccomp" and len(c.children) > 0]
    if not contents or subject is None:
        return
    whole = tree.below[verb.i]
    for link in verb.left:
        if link.dep in ("mark", "cc"):
            whole &= ~tree.below[link.i]
    for each in verb.right:
        if is_joined(each):
            whole &= ~tree.below[each.i]
    head = tree.name(subject)
    if carried:
        whole |= head
        named = whole
    else:
        aside = 0
        for each in tree.pick(tree.below[subject.i]):
            if each.dep in ("appos", "relcl"):
                aside |= tree.below[each.i]
        whole &= ~aside
        named = whole & ~tree.below[subject.i] | head
    yield Candidate(whole & tree.text, verb.i, "report", "whole")
    yield Candidate(named & tree.text, verb.i, "report", "named")
    content = contents[0]
    brief = named
    for each in content.right:
        if is_joined(each) or each.dep == "advcl":
            brief &= ~tree.below[each.i]
    yield Candidate(brief & tree.text, verb.i, "report", "brief")


def masked(places: Iterable[int]) -> int:
    """Return places as a mask."""
    mask = 0
    for i in places:
        mask |= 1 << i
    return mask


def _made(tree: Tree, mask: int, head: Word, variant: str) -> Candidate:
    return Candidate(mask & tree.text, head.i, "said", variant)


def _filled(mask: int) -> int:
    """Return a mask with the few words between that no clause of its own carries."""
    places = list(bits(mask))
    for before, after in itertools.pairwise(places):
        if 1 < after - before <= 4:
            mask |= between(before, after)
    return mask
