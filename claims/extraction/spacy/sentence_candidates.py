"""Everything in a sentence that could be a claim, each set of words once."""

from collections.abc import Iterable, Sequence

from claims.extraction.proposal import Part
from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.noun_candidates import phrases
from claims.extraction.spacy.report import Report
from claims.extraction.spacy.report_candidates import reported
from claims.extraction.spacy.torn_words import is_torn
from claims.extraction.spacy.tree import Tree, between, bits
from claims.extraction.spacy.trim import trim, with_signs
from claims.extraction.spacy.unasserted import is_open, open_words, unsaid
from claims.extraction.spacy.verb_candidates import predicates
from claims.vocabulary import Kind

Outline = list[tuple[int, Kind]]
"""The words and the kind of each claim that the rules see in a sentence."""


def collect(tree: Tree, outline: Outline, reports: Sequence[Report]) -> list[Candidate]:
    """Return the candidates of a sentence in a fixed order, none with one word only.

    What the rules see is a candidate too; what nobody asserts is none, nor a bare name.
    """
    found: dict[int, Candidate] = {}
    for candidate in (*predicates(tree), *phrases(tree), *reported(tree, reports)):
        candidate.mask = with_signs(tree, trim(tree, candidate.mask))
        _add(found, candidate)
    for mask, kind in outline:
        mask = with_signs(tree, mask & ~_exclaimed(tree))
        if mask:
            _add(found, Candidate(mask, _head(tree, mask), "rules", kind))
    left_open, partial = open_words(tree), unsaid(tree)
    names = [
        between(each.first, each.last)
        for each in tree.sentence.entities
        if each.label == "PERSON"
    ]
    kept = [
        each
        for each in found.values()
        if not is_open(each.mask, left_open)
        and not any(each.mask & name == each.mask for name in names)
    ]
    for candidate in kept:
        mask = candidate.mask
        candidate.is_partial = is_open(mask, partial) or is_torn(tree, mask)
    return kept


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
