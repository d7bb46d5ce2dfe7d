"""The clause that a verb of saying governs, or the object: what is reported."""

from collections.abc import Iterator

from claims.english.saying import (
    ADDRESSING,
    CITING,
    DEMANDING,
    EXPECTING,
    FAULTING,
    OWNING,
    PLACING,
    PROMISING,
    RATING,
    REPORTING,
    SPEAKING,
)
from claims.english.word_lists import words_in
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.subject import is_finite

_CALLING = words_in("call label brand dub deem consider declare")
_CLAUSAL = REPORTING | SPEAKING | PROMISING | OWNING | words_in("dispute")


def clauses(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """Yield the heads of the clauses that a verb of saying or thinking governs.

    With them the objects that the parser cut off the front of a clause.
    """
    if verb.lemma in DEMANDING:
        yield from _demanded(verb)
    if verb.lemma not in _CLAUSAL:
        return
    found = [each for each in verb.children if _is_content(verb, each)]
    if not found:
        found = _misplaced(verb)
    yield from found
    if found and verb.lemma not in ADDRESSING:
        first = min(each.i for each in found)
        for each in verb.right:
            if each.dep in ("dobj", "npadvmod") and each.i < first:
                yield each


def _is_content(verb: Word, each: Word) -> bool:
    if each.dep == "ccomp":
        return is_finite(each) or each.i > verb.i
    if each.dep == "xcomp" and each.i > verb.i:
        having = any(e.low == "having" for e in each.left)
        if (each.tag == "VBG" or having) and verb.lemma in OWNING:
            return True
        if has_to(each) and (verb.lemma in PROMISING or _by_somebody(verb)):
            return True
    if each.i < verb.i or each.dep not in ("xcomp", "advcl", "relcl", "acl"):
        return False
    return mark(each) == "that" or (has_to(each) and verb.lemma in EXPECTING)


def _by_somebody(verb: Word) -> bool:
    """Say whether a passive names who says it: ``is alleged by X to have lied``."""
    return any(each.dep == "agent" for each in verb.right)


def _misplaced(verb: Word) -> list[Word]:
    """Return the clause after a verb that the parser hung elsewhere."""
    for each in verb.right:
        joined = any(word.dep == "cc" for word in verb.right if word.i < each.i)
        if each.dep == "conj" and is_finite(each) and not joined:
            return [e for e in verb.right if e.dep not in ("punct", "advmod", "dative")]
    for above in verb.ancestors():
        for each in above.right:
            if each.dep == "ccomp" and each.subtree()[0].i == verb.i + 1:
                return [each]
    return []


def _demanded(verb: Word) -> Iterator[Word]:
    """Yield who should do something, and what: ``asked them to go``."""
    clause = next(
        (e for e in verb.right if e.dep in ("xcomp", "ccomp", "advcl") and has_to(e)),
        None,
    )
    far = verb.lemma in ("call", "appeal")
    if clause is None or (far and not any(e.low in ("on", "for") for e in verb.right)):
        return
    yield clause
    for each in verb.right:
        if each.dep == "dobj":
            yield each
        if each.dep == "prep" and each.low in ("with", "on", "for", "to"):
            yield from (word for word in each.right if word.dep == "pobj")


def objects(verb: Word, source: Word) -> tuple[list[Word], list[Word]]:
    """Return what somebody holds without a clause, its heads and its words.

    "Expects rain", "described it as a blow", "citing late filings", "ruled it out".
    """
    found = [each for each in verb.right if each.dep in ("dobj", "oprd", "xcomp")]
    if verb.lemma in _CALLING and len(found) > 1 and found[-1].dep == "oprd":
        return found[-1:], [word for each in found for word in each.subtree()]
    called = verb.lemma in _CALLING and is_finite(verb) and len(found) == 1
    if called and found[0].dep == "oprd" and verb.dep != "relcl":
        return found, found[0].subtree()
    if verb.lemma in RATING and any(_is_as(each) for each in verb.subtree()):
        return _rated(verb, found)
    if verb.lemma in FAULTING:
        for each in [*verb.right, *(word for e in found for word in e.right)]:
            gerunds = [e for e in each.right if e.dep == "pcomp" and e.tag == "VBG"]
            if each.low in ("of", "for") and gerunds:
                parts = [e for e in found if e.i < each.i] + gerunds
                return gerunds, [word for part in parts for word in part.subtree()]
    if verb.lemma in DEMANDING:
        wanted = [
            inner
            for each in verb.right
            if each.low == "for" and verb.lemma in ("call", "ask", "appeal", "plead")
            for inner in each.right
            if inner.dep in ("pobj", "pcomp")
        ]
        wanted += found if verb.lemma == "demand" else []
        wanted = [each for each in wanted if each.pos != "PRON"]
        return wanted, [word for each in wanted for word in each.subtree()]
    if verb.lemma in EXPECTING and found:
        apart = {word.i for word in source.subtree()}
        return found, [word for word in verb.subtree() if word.i not in apart]
    if verb.lemma in PLACING and found and is_finite(verb):
        placed = [
            e for e in verb.right if e.low in ("at", "ahead", "behind", "between")
        ]
        placed += [e for f in found for e in f.right if e.low in ("at", "ahead")]
        parts = [found[0], *placed]
        figures = verb.lemma != "put" or any(
            each.pos == "NUM" or each.low in ("ahead", "behind")
            for part in placed
            for each in part.subtree()
        )
        if placed and figures:
            return found[:1], [word for part in parts for word in part.subtree()]
    sees = verb.lemma == "see" and verb.tag in ("VBP", "VBZ") and source.pos == "NOUN"
    if found and found[0].pos == "PRON":
        return [], []
    if found and (sees or verb.lemma in CITING or rules_out(verb)):
        after = [e for e in verb.right if e.dep in ("dobj", "oprd", "prep", "advcl")]
        return found, [word for each in after for word in each.subtree()]
    return [], []


def _rated(verb: Word, found: list[Word]) -> tuple[list[Word], list[Word]]:
    marks = [
        each
        for each in verb.subtree()
        if _is_as(each)
        and each.i > verb.i
        and each.head in (verb, *found, *(w for f in found for w in f.right))
    ]
    if not marks:
        return [], []
    heads = list(marks[0].right)
    after = [e for e in verb.right if e.dep == "prep" and e.i > marks[0].i]
    parts = [*found, marks[0], *after]
    words = {word.i: word for each in parts for word in each.subtree()}
    for each in found:
        for aside in each.right:
            if aside.dep in ("relcl", "appos"):
                words = {i: w for i, w in words.items() if w not in aside.subtree()}
    if verb.dep == "relcl" and not found:
        own = verb.subtree()
        words |= {w.i: w for w in verb.head.subtree() if w not in own}
    return heads, list(words.values())


def _is_as(word: Word) -> bool:
    return word.dep == "prep" and word.low in ("as", "among") and bool(word.right)


def rules_out(verb: Word) -> bool:
    """Say whether a verb is ``rule out``."""
    return verb.lemma == "rule" and any(
        each.dep == "prt" and each.low == "out" for each in verb.right
    )


def condition(verb: Word) -> list[Word]:
    """Return the words of the condition on which somebody expects what a verb says."""
    return [
        word
        for each in verb.left
        if each.dep == "advcl" and mark(each) in ("if", "unless", "once")
        for word in each.subtree()
    ]


def has_to(verb: Word) -> bool:
    """Say whether a verb is an infinitive with ``to``."""
    return any(each.dep == "aux" and each.low == "to" for each in verb.left)


def mark(verb: Word) -> str:
    """Return the word that opens a clause, lower-case, or nothing."""
    return next((e.low for e in verb.left if e.dep in ("mark", "prep")), "")
