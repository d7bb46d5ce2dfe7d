"""Candidates that a noun carries: titles, appositions, what a phrase presupposes."""

from collections.abc import Iterator

from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.proper_names import TITLES
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.tree import Tree, between, members

_NAMES = frozenset(
    {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "PRODUCT", "WORK_OF_ART"}
)


def phrases(tree: Tree) -> Iterator[Candidate]:
    """Yield what each noun phrase of a sentence could assert."""
    for word in tree.words:
        if word.pos in ("NOUN", "PROPN", "PRON", "NUM") or word.dep in (
            "pobj",
            "dobj",
            "appos",
        ):
            yield from _noun(tree, word)
    for entity in tree.sentence.entities:
        if entity.label == "PERSON" or entity.label == "ORG":
            yield from _title(tree, entity.first, entity.last, entity.label)
    yield from _verbless_pairs(tree)


def _noun(tree: Tree, noun: Word) -> Iterator[Candidate]:
    kind = "name" if noun.entity in _NAMES else "noun"
    short, phrase = tree.short(noun), tree.phrase(noun)
    if (short & tree.text).bit_count() > 1:
        yield Candidate(short & tree.text, noun.i, kind, "short")
    if phrase != short:
        yield Candidate(phrase & tree.text, noun.i, kind, "phrase")
    full = tree.without(noun, lambda w: w.dep in ("conj", "cc") and w.head is noun)
    if full != phrase:
        yield Candidate(full & tree.text, noun.i, kind, "full")
    poss = [c for c in noun.left if c.dep == "poss" and c.pos != "PRON"]
    before = short
    for each in noun.right:
        sub = tree.below[each.i]
        if each.dep == "prep":
            inner = tree.without(each, _listed)
            yield Candidate(
                (short | inner) & tree.text, noun.i, kind, "+" + _prep(each)
            )
            if before != short:
                yield Candidate(
                    (before | inner) & tree.text, noun.i, kind, "++" + _prep(each)
                )
            bare = tree.without(
                each, lambda w: w.dep in ("relcl", "acl", "appos", "conj", "cc", "prep")
            )
            if bare != inner:
                yield Candidate(
                    (short | bare) & tree.text, noun.i, kind, "+" + _prep(each) + "-"
                )
            yield from _split(tree, each, short, noun, kind)
            before |= inner
        elif each.dep == "appos":
            yield from _apposition(tree, noun, each)
        elif each.dep == "amod" and any(c.dep == "prep" for c in each.right):
            yield from _quality(tree, noun, each, short, kind)
        elif (
            each.dep in ("acl", "amod", "advmod", "npadvmod", "nummod")
            and each.pos != "VERB"
        ) and (sub & tree.text).bit_count() >= 1:
            yield Candidate((short | sub) & tree.text, noun.i, kind, "+" + each.dep)
    if poss:
        yield Candidate(
            (tree.below[poss[0].i] | 1 << noun.i) & tree.text, noun.i, kind, "poss"
        )
    for each in noun.left:
        if each.dep in ("amod", "nummod", "compound") and len(noun.left) > 1:
            two = tree.below[each.i] | 1 << noun.i
            yield Candidate(two & tree.text, noun.i, kind, "two-" + each.dep)
    group = members(noun)
    if len(group) > 1 and noun.dep != "conj":
        for number, other in enumerate(group[1:], 2):
            mask = tree.phrase(other)
            shared = 0
            for each in noun.left:
                if each.dep in ("det", "poss"):
                    shared |= tree.below[each.i]
            yield Candidate(
                (mask | shared) & tree.text, other.i, kind, "shared", number, len(group)
            )
    verb = noun.head
    if noun.dep == "nsubj" and verb.pos == "VERB":
        yield Candidate(
            (phrase | 1 << verb.i) & tree.text, noun.i, kind, "subject-verb"
        )


def _figures(tree: Tree, noun: Word) -> int:
    """Return the figures and articles before a noun."""
    mask = 0
    for each in noun.left:
        if each.dep in ("nummod", "det", "quantmod"):
            mask |= tree.below[each.i]
    return mask


def _prep(word: Word) -> str:
    return (
        word.low
        if word.low
        in (
            "of",
            "in",
            "from",
            "with",
            "for",
            "at",
            "to",
            "by",
            "on",
            "over",
            "including",
            "like",
            "such",
        )
        else "prep"
    )


def _listed(word: Word) -> bool:
    return word.dep in ("relcl", "appos")


def _split(
    tree: Tree, prep: Word, short: int, noun: Word, kind: str
) -> Iterator[Candidate]:
    """Yield "people from A and B" once for each of them."""
    for target in prep.right:
        if target.dep not in ("pobj", "pcomp"):
            continue
        group = members(target)
        if len(group) < 2:
            continue
        for number, each in enumerate(group, 1):
            mask = short | 1 << prep.i | tree.phrase(each)
            for other in group:
                if other is not each and not tree.below[other.i] >> each.i & 1:
                    mask &= ~tree.below[other.i]
            variant = "each-" + _prep(prep)
            yield Candidate(mask & tree.text, noun.i, kind, variant, number, len(group))
            plain = short & ~_figures(tree, noun) | 1 << prep.i | tree.short(each)
            yield Candidate(
                plain & tree.text, noun.i, kind, variant + "--", number, len(group)
            )
            brief = short | 1 << prep.i | tree.short(each)
            if brief != mask:
                yield Candidate(
                    brief & tree.text, noun.i, kind, variant + "-", number, len(group)
                )


def _quality(
    tree: Tree, noun: Word, quality: Word, short: int, kind: str
) -> Iterator[Candidate]:
    """Yield "a country rich in A and B", whole and for each of them."""
    yield Candidate((short | tree.below[quality.i]) & tree.text, noun.i, kind, "+amod")
    for prep in quality.right:
        for target in prep.right:
            group = members(target)
            if target.dep != "pobj" or len(group) < 2:
                continue
            for number, each in enumerate(group, 1):
                mask = short | 1 << quality.i | 1 << prep.i | tree.short(each)
                yield Candidate(
                    mask & tree.text, noun.i, kind, "each-amod", number, len(group)
                )


def _apposition(tree: Tree, noun: Word, other: Word) -> Iterator[Candidate]:
    entity = tree.sentence.entity_at(noun.i)
    name = between(entity.first, entity.last) if entity else tree.short(noun)
    heads = {"name": name, "short": tree.short(noun)}
    if heads["name"] == heads["short"]:
        del heads["short"]
    short, phrase = tree.short(other), tree.phrase(other)
    full = tree.below[other.i]
    for label, head in heads.items():
        yield Candidate((head | full) & tree.text, other.i, "appos", label + "-full")
        if short != full:
            yield Candidate(
                (head | short) & tree.text, other.i, "appos", label + "-short"
            )
        if phrase not in (short, full):
            yield Candidate(
                (head | phrase) & tree.text, other.i, "appos", label + "-phrase"
            )
        for each in other.right:
            if each.dep in ("prep", "acl", "relcl", "amod"):
                mask = head | short | tree.below[each.i]
                yield Candidate(
                    mask & tree.text, other.i, "appos", label + "+" + each.dep
                )
        for number, each in enumerate(members(other)[1:], 2):
            mask = head | tree.phrase(each)
            yield Candidate(
                mask & tree.text, each.i, "appos", label + "-each", number, number
            )


def _title(tree: Tree, first: int, last: int, label: str) -> Iterator[Candidate]:
    """Yield "Energy minister Ines Duarte", and a name with what follows its comma."""
    words = tree.words
    start = first
    while start > 0 and (
        words[start - 1].pos in ("NOUN", "PROPN", "ADJ")
        or words[start - 1].dep in ("compound", "amod", "nmod", "poss", "case")
        or words[start - 1].text in ("-",)
    ):
        start -= 1
    while start < first and words[start].low in TITLES:
        start += 1
    name = between(first, last)
    begins = [start] if start < first else []
    if start < first and start > 0 and words[start - 1].dep in ("det", "poss"):
        begins.append(start - 1)
    for begin in begins:
        yield Candidate(between(begin, last) & tree.text, last - 1, "title", label)
    if last < len(words) and words[last].text in (",", "("):
        end = last + 1
        while end < len(words) and words[end].text not in (
            ",",
            ")",
            ";",
            "—",
            "–",
            ".",
        ):
            end += 1
        if last + 1 < end <= last + 18:
            after = between(last + 1, end)
            yield Candidate((name | after) & tree.text, last - 1, "comma", label)
            if begins:
                mask = between(begins[0], last) | after
                yield Candidate(mask & tree.text, last - 1, "comma", label + "-title")


def _verbless_pairs(tree: Tree) -> Iterator[Candidate]:
    """Yield "with the second prize going to a pupil": what stands under ``with``."""
    for word in tree.words:
        if word.dep == "prep" and word.low in (
            "with",
            "without",
            "despite",
            "amid",
            "after",
        ):
            for target in word.right:
                if target.dep in ("pobj", "pcomp"):
                    inside = tree.without(target, lambda w: w.dep in ("conj", "cc"))
                    yield Candidate(inside & tree.text, target.i, "under", word.low)
                    head = word.head
                    subject = next(
                        (c for c in head.left if c.dep.startswith("nsubj")), None
                    )
                    if subject is not None:
                        mask = tree.short(subject) | inside
                        yield Candidate(
                            mask & tree.text, target.i, "under", word.low + "+subject"
                        )
                    elif head.pos in ("NOUN", "PROPN"):
                        mask = tree.short(head) | inside
                        yield Candidate(
                            mask & tree.text, target.i, "under", word.low + "+noun"
                        )
