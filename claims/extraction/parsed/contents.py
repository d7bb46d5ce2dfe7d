"""What a verb of saying governs."""

from collections.abc import Iterator

from claims.extraction.parsed.sentence import Sentence, Word
from claims.extraction.parsed.subjects import is_finite
from claims.extraction.reporting import (
    DEMANDING,
    EXPECTING,
    RATING,
    REPORTING,
)
from claims.extraction.wordlist import words_in

CITING = words_in("cite blame recommend")
"""Verbs whose object is what is said."""
_CLAUSAL = REPORTING | words_in("deny lie read recommend dispute")
_ADDRESSING = DEMANDING | words_in("tell warn remind assure inform advise")


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
        found = _misplaced(sentence, verb)
    yield from found
    if found and verb.lemma not in _ADDRESSING:
        first = min(each.i for each in found)
        for each in verb.right:
            if each.dep in ("dobj", "npadvmod") and each.i < first:
                yield each


def _is_content(verb: Word, each: Word) -> bool:
    if each.dep == "ccomp":
        return is_finite(each) or each.i > verb.i
    if each.i < verb.i or each.dep not in ("xcomp", "advcl", "relcl", "acl"):
        return False
    return mark(each) == "that" or (has_to(each) and verb.lemma in EXPECTING)


def _misplaced(sentence: Sentence, verb: Word) -> list[Word]:
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
    if verb.lemma in RATING:
        return _rated(verb, found)
    if verb.lemma in EXPECTING and found:
        apart = {word.i for word in source.subtree()}
        return found, [word for word in verb.subtree() if word.i not in apart]
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
        if each.dep == "prep"
        and each.low in ("as", "among")
        and each.i > verb.i
        and each.right
        and each.head in (verb, *found, *(w for f in found for w in f.right))
    ]
    if not marks:
        return [], []
    heads = list(marks[0].right)
    words = {word.i: word for each in [*found, marks[0]] for word in each.subtree()}
    for each in found:
        for aside in each.right:
            if aside.dep in ("relcl", "appos"):
                words = {i: w for i, w in words.items() if w not in aside.subtree()}
    if verb.dep == "relcl" and not found:
        own = verb.subtree()
        words |= {w.i: w for w in verb.head.subtree() if w not in own}
    return heads, list(words.values())


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
