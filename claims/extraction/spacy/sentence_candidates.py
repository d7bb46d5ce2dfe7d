"""Everything in a sentence that could be a claim, each set of words once."""

from collections.abc import Iterable, Sequence

from claims.extraction.proposal import Part
from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.clause_parts import is_aside
from claims.extraction.spacy.noun_candidates import phrases
from claims.extraction.spacy.operators import (
    ALL,
    MOST,
    NONE,
    Needs,
    Operator,
    core,
    governed,
    operators,
)
from claims.extraction.spacy.report import Report
from claims.extraction.spacy.report_candidates import reported
from claims.extraction.spacy.torn_words import is_torn
from claims.extraction.spacy.tree import Tree, between, bits
from claims.extraction.spacy.trim import signs_of, trim, with_signs
from claims.extraction.spacy.unasserted import is_open, open_words, unsaid
from claims.extraction.spacy.verb_candidates import predicates
from claims.vocabulary import Kind

_LABEL = 5
"""A line of names alone is no longer."""
Outline = list[tuple[int, Kind]]
"""The words and the kind of each claim that the rules see in a sentence."""


def collect(tree: Tree, outline: Outline, reports: Sequence[Report]) -> list[Candidate]:
    """Return the candidates of a sentence in a fixed order, none with one word only.

    What the rules see is a candidate too; what nobody asserts is none, nor a bare name.
    """
    found: dict[int, Candidate] = {}
    needs = Needs(tree, operators(tree, reports))
    signs = signs_of(tree)
    cut: dict[int, int] = {}
    for candidate in (*predicates(tree), *phrases(tree), *reported(tree, reports)):
        known = cut.get(candidate.mask)
        if known is None:
            known = with_signs(needs.completed(trim(tree, candidate.mask)), signs)
            cut[candidate.mask] = known
        candidate.mask = known
        _add(found, candidate)
    for mask, kind in outline:
        mask = needs.completed(mask & ~_exclaimed(tree))
        mask = with_signs(mask, signs)
        if mask:
            _add(found, Candidate(mask, _head(tree, mask), "rules", kind))
    left_open = open_words(tree)
    articles = sum(1 << word.i for word in tree.words if word.dep in ("det", "case"))
    names = [
        between(each.first, each.last) | articles for each in tree.sentence.entities
    ]
    labelled = _is_label(tree)
    return [
        each
        for each in found.values()
        if not labelled
        and not is_open(each.mask, left_open)
        and not any(each.mask & name == each.mask for name in names)
    ]


def set_partial(
    tree: Tree, candidates: Sequence[Candidate], reports: Sequence[Report]
) -> None:
    """Mark the candidates that say too little to be proposed themselves."""
    partial = unsaid(tree)
    for candidate in candidates:
        mask = candidate.mask
        candidate.is_partial = is_open(mask, partial) or is_torn(tree, mask)
    governing = operators(tree, reports)
    governing += [Operator(e.needs, e.word, MOST) for e in open_words(tree) if e.needs]
    _set_apart(tree, candidates, governing)


def _set_apart(
    tree: Tree, candidates: Sequence[Candidate], governing: Iterable[Operator]
) -> None:
    """Let nothing be proposed that is most of what an operator turns, without it.

    "He did not order *the attack on the port*".
    """
    asides = [_in_aside(tree, each) for each in candidates]
    for each in governing:
        if each.share == NONE:
            continue
        over, needs, share = 1 << each.over, each.words, each.share
        below = governed(tree, each)
        regions = [below | needs, core(tree, each)]
        regions += [
            c.mask for c in candidates if c.head == each.over and not needs & ~c.mask
        ]
        for candidate, aside in zip(candidates, asides, strict=True):
            mask = candidate.mask
            if candidate.is_partial or aside or not needs & ~mask:
                continue
            if share == ALL:
                candidate.is_partial = not mask & ~below
            elif below >> candidate.head & 1 or mask & over:
                candidate.is_partial = any(
                    (mask & region).bit_count() >= share * (mask | region).bit_count()
                    for region in regions
                )


def _is_label(tree: Tree) -> bool:
    """Say whether a sentence only names things: "Oslo – OBX", "Ada Lind"."""
    words = [word for word in tree.words if word.is_word]
    if all(word.text.isupper() for word in words) and len(words) > 1:
        return False  # Capitals hide what a word is.
    return len(words) <= _LABEL and all(
        word.pos in ("PROPN", "X", "SYM", "DET", "ADP", "CCONJ", "PART")
        for word in words
    )


def _in_aside(tree: Tree, candidate: Candidate) -> bool:
    """Say whether it is a name's title, or what is added behind a comma."""
    head = tree.words[candidate.head]
    named = head.head.pos == "PROPN" or bool(head.head.entity)
    return candidate.shape == "title" or (named and is_aside(tree, head))


def _add(found: dict[int, Candidate], candidate: Candidate) -> None:
    mask = candidate.mask
    if mask & (mask - 1) == 0:
        return
    known = found.setdefault(mask, candidate)
    if candidate.shape != "rules":
        known.shapes.append(f"{candidate.shape}/{candidate.variant}")


def _exclaimed(tree: Tree) -> int:
    """Return the interjections of a sentence, such as ``no``."""
    return sum(1 << word.i for word in tree.words if word.dep == "intj")


def _head(tree: Tree, mask: int) -> int:
    """Return the word with the most of the others below it."""
    return max(bits(mask), key=lambda i: ((tree.below[i] & mask).bit_count(), -i))


def place(tree: Tree, claims: Iterable[tuple[tuple[Part, ...], Kind]]) -> Outline:
    """Return those of an article's claims that touch a sentence, as words of it."""
    words = [word for word in tree.words if word.is_word]
    first, last = words[0].start, words[-1].end
    found: Outline = []
    for spans, kind in claims:
        if spans[0][0] >= last or spans[-1][1] <= first:
            continue
        mask = 0
        for word in words:
            if any(start < word.end and word.start < end for start, end in spans):
                mask |= 1 << word.i
        if mask:
            found.append((mask, kind))
    return found
