"""Negation, quantifiers, modals, doubt, conditions: words that others must not lose."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.english.word_lists import words_in
from claims.extraction.spacy.clause_parts import is_aside
from claims.extraction.spacy.report import Report
from claims.extraction.spacy.said_clause import has_to
from claims.extraction.spacy.sentence import SUBJECTS, Word
from claims.extraction.spacy.subject import is_finite
from claims.extraction.spacy.tree import (
    VERBAL,
    Tree,
    between,
    bits,
    first_bit,
    members,
    own_subject,
)

_ADVERBS = words_in(
    """
    not n't n’t never hardly barely scarcely rarely seldom only nearly almost reportedly
    allegedly apparently supposedly purportedly ostensibly presumably probably possibly
    perhaps maybe likely unlikely seemingly potentially arguably no nor neither
    """
)
_QUANTIFIERS = words_in(
    """
    no neither nor few little any most some half fewer less several many much all both
    either none
    """
)
_NONE = words_in("no neither nor none nobody nothing nowhere few little no-one")
_CONDITIONS = words_in("if unless provided providing assuming supposing lest")
_FACTIVE = words_in("know realise realize notice discover regret forget remember")
"""What these verbs govern is so, whether or not anybody does."""
_LACKING = words_in("lack absence shortage denial loss end ban risk threat fear")
_NEGATING = words_in("no never none nobody nothing nowhere without")
_DENYING = words_in("deny dispute refute rebut disprove debunk")
_SHORT = 8
"""A part of a clause with more words is left to the others."""
_WITHOUT = words_in("without except barring minus")
_LOOSE = words_in("only nearly almost")
_MODAL = words_in("may might could would should can must")
NONE, MOST, ALL = 2.0, 0.45, 0.0
"""How far an operator reaches: its word alone, what is most of it, all below it."""
_HELPERS = frozenset({"aux", "auxpass", "neg"})
_ARGUMENTS = SUBJECTS | {"dobj", "attr", "dative", "expl", "oprd"}
_OWN = frozenset({"det", "poss", "nummod"})


@dataclass(frozen=True, slots=True)
class Operator:
    """Words that turn what a word says, as a mask, and the place of that word."""

    words: int
    over: int
    share: float
    """What has so much of the words below is taken for all of it, and is turned too.

    A helper such as ``has`` belongs to its verb, but turns nothing below it.
    """


def operators(tree: Tree, reports: Sequence[Report]) -> list[Operator]:
    """Return what the words of a sentence must not lose, for each that has such."""
    return [
        Operator(mask, word.i, share)
        for word, needs, share in _pairs(tree, reports)
        if (mask := needs & tree.text & ~(1 << word.i))
    ]


def governed(tree: Tree, operator: Operator) -> int:
    """Return the words that an operator turns: not what is joined, or a reason.

    "It does not store data *but lists it*", "he may go *after the talks ended*".
    """
    over = tree.words[operator.over]
    mask = tree.below[over.i]
    for each in over.right + over.left:
        joined = each.dep == "conj" and each.pos in VERBAL
        apart = each.dep == "advcl" and is_finite(each) and own_subject(each)
        known = each.dep == "ccomp" and over.lemma in _FACTIVE
        if (joined or apart or known) and not operator.words & tree.below[each.i]:
            mask &= ~tree.below[each.i]
    return mask & tree.text


def core(tree: Tree, operator: Operator) -> int:
    """Return the shortest clause that an operator turns: a verb with its arguments."""
    over = tree.words[operator.over]
    mask = 1 << over.i | operator.words
    for each in over.left + over.right:
        if each.dep in _ARGUMENTS or each.dep in _HELPERS or each.dep == "acomp":
            mask |= tree.below[each.i]
    return mask & tree.text


class Needs:
    """What each word of a sentence must not lose: "No roads or *bridges*"."""

    def __init__(self, tree: Tree, found: Iterable[Operator]) -> None:
        self._text = tree.text
        self._negations = sum(
            1 << word.i
            for word in tree.words
            if word.dep == "neg" or word.low in _NEGATING or word.low == "not"
        )
        self._needs = [0] * len(tree.words)
        self._active = 0
        for each in found:
            self._needs[each.over] |= each.words
            self._active |= 1 << each.over

    def completed(self, mask: int) -> int:
        """Return words with all that they must not lose."""
        before, fresh = 0, mask & self._active
        while fresh:
            for i in bits(fresh):
                mask |= self._needs[i]
            before |= fresh
            fresh = mask & self._active & ~before
        return self._closed(mask) if self._negations & ~mask else mask

    def _closed(self, mask: int) -> int:
        """Return words with a negation right before them, or in a short gap of them."""
        if not mask:
            return 0
        first = first_bit(mask)
        mask |= self._negations & 1 << first >> 1
        places = list(bits(mask))
        for before, after in pairwise(places):
            gap = between(before + 1, after)
            short = (gap & self._text).bit_count() <= _SHORT
            if gap & self._negations and short:
                mask |= gap & self._text
        return mask


_Pair = tuple[Word, int, float]


def _pairs(tree: Tree, reports: Sequence[Report]) -> Iterator[_Pair]:
    said = {report.verb.i: report for report in reports}
    reported = {i for report in reports for i in report.heads}
    for word in tree.words:
        if not word.is_word:
            continue
        own = 1 << word.i
        head = word.head
        if head.dep in _HELPERS and word.dep in ("advmod", "neg"):
            head = head.head
        helps = word.dep in _HELPERS and word.low != "to"
        if head is not word and (helps or word.low in _ADVERBS):
            loose = word.low in _LOOSE or (helps and _is_plain(word))
            share = NONE if loose else MOST
            yield from ((each, own, share) for each in _verbs(head, reported))
            if head.i in said and not loose and head.lemma not in _FACTIVE:
                for i in said[head.i].heads:
                    yield tree.words[i], own | 1 << head.i, MOST
        if head is not word and word.low in _QUANTIFIERS:
            yield from _quantified(tree, word, head)
        if word.low in _NONE and word.dep in _ARGUMENTS:
            yield from ((each, own, MOST) for each in _verbs(head, reported))
        if word.low in _NEGATING:
            yield from _negated(tree, word)
        if word.lemma in _DENYING and word.pos in VERBAL and not _is_passive(word):
            for each in word.right:
                if each.dep in ("dobj", "xcomp", "ccomp", "pcomp"):
                    yield from ((one, own, ALL) for one in members(each))
        if word.low in _WITHOUT and word.dep in ("prep", "mark", "agent"):
            targets = word.right if word.dep != "mark" else [head]
            for each in targets:
                yield from ((one, own, ALL) for one in members(each))
        if word.dep in ("mark", "advmod", "prep") and word.low in _CONDITIONS:
            yield from _conditional(tree, word, reported)
        if word.dep == "nummod" and head.head.pos in VERBAL and head.i > word.i:
            yield head, tree.below[word.i], NONE
        yield from _complement(tree, word, reported)
        if word.low == "than":
            yield from _compared(tree, word)


def _negated(tree: Tree, word: Word) -> Iterator[_Pair]:
    """Yield the verb above a negation with the short part of it that has it."""
    part = word
    while part.head.pos not in VERBAL and not part.is_root:
        part = part.head
        if part.dep in ("relcl", "acl", "appos", "conj"):
            return
    kept = tree.below[part.i] & tree.text
    if part.dep in ("prep", "dobj", "attr", "advmod") and kept.bit_count() <= _SHORT:
        yield part.head, kept, NONE
    if word.low == "without" and not word.is_root:
        yield word.head, tree.below[word.i], NONE


def _is_passive(verb: Word) -> bool:
    return any(each.dep in ("auxpass", "nsubjpass") for each in verb.left)


def _is_plain(word: Word) -> bool:
    """Say whether a helper leaves what it helps asserted: ``has``, ``will``."""
    return word.dep != "neg" and word.low not in _MODAL


def _verbs(verb: Word, reported: Iterable[int]) -> Iterator[Word]:
    """Yield a word, the verbs that share its helpers, and those that it leads to."""
    yield verb
    if verb.pos not in VERBAL:
        return
    for each in verb.right:
        shares = each.dep == "conj" and each.pos in VERBAL
        if shares and own_subject(each) is None:
            links = {e.low for e in verb.right if e.dep == "cc"}
            helped = any(e.dep in ("aux", "auxpass") for e in each.left)
            if not helped and "but" not in links:
                yield from _verbs(each, reported)
        if each.dep == "xcomp" and each.i not in reported:
            yield from _verbs(each, reported)


def _quantified(tree: Tree, word: Word, noun: Word) -> Iterator[_Pair]:
    own = 1 << word.i
    top = noun
    while top.dep == "conj" and top.head.pos not in VERBAL:
        top = top.head
    group = members(top)
    none = word.low in _NONE
    if none and len(group) > 1:
        # "No roads or bridges", "neither the mayor nor the council": joint.
        for each in group:
            if word.low in ("neither", "nor") or not _has_own(each, word):
                yield each, own, MOST
    else:
        yield noun, own, MOST if none else NONE
    if word.low in ("neither", "nor"):
        own |= 1 << top.i
        for each in group:
            own |= tree.below[each.i] & ~_asides(tree, each)
    chain = top
    while chain.dep == "pobj" and chain.head.low == "of":
        chain = chain.head.head
    if none and chain.dep in _ARGUMENTS and chain.head.pos in VERBAL:
        for each in _verbs(chain.head, ()):
            yield each, own | 1 << noun.i, MOST


def _has_own(noun: Word, besides: Word) -> bool:
    return any(e.dep in _OWN and e is not besides for e in noun.left)


def _asides(tree: Tree, noun: Word) -> int:
    found = 0
    for each in tree.pick(tree.below[noun.i]):
        if each is not noun and is_aside(tree, each):
            found |= tree.below[each.i]
    return found


def _conditional(tree: Tree, opener: Word, reported: Iterable[int]) -> Iterator[_Pair]:
    clause = opener.head
    own = 1 << opener.i
    yield from (
        (each, own, ALL)
        for each in members(clause)
        if each is clause or each.pos in VERBAL
    )
    if clause.dep == "advcl":
        for each in _verbs(clause.head, reported):
            yield each, tree.below[clause.i], NONE
        if clause.i < clause.head.i:
            for each in members(clause.head):
                yield each, tree.below[clause.i], NONE


def _complement(tree: Tree, word: Word, reported: Iterable[int]) -> Iterator[_Pair]:
    """Yield an infinitive with what leads to it: "refused *to go*"."""
    head = word.head
    if word.dep == "xcomp" and word.i not in reported and word.pos in VERBAL:
        yield word, 1 << head.i, NONE
    if word.dep == "acl" and has_to(word) and head.pos in ("NOUN", "PROPN"):
        yield word, 1 << head.i, NONE
    if word.dep == "pobj" and head.low == "of" and head.head.lemma in _LACKING:
        yield word, 1 << head.i | 1 << head.head.i, MOST


def _compared(tree: Tree, than: Word) -> Iterator[_Pair]:
    """Yield the comparative that ``than`` belongs to, with what it is compared to."""
    for each in reversed(tree.words[: than.i]):
        if each.tag in ("JJR", "RBR"):
            lowest = than
            while lowest.head.i > each.i and lowest.head.i < than.i:
                lowest = lowest.head
            kept = tree.below[lowest.i] if lowest.i > each.i else 1 << than.i
            yield each, kept, NONE
            return
