"""Whether a sentence says of somebody's words that they are wrong, or lies."""

from claims.english.saying import FALSE, FALSELY
from claims.extraction.spacy.report import Report
from claims.extraction.spacy.sentence import Sentence, Word


def called_wrong(sentence: Sentence, report: Report) -> bool:
    """Say whether a sentence calls what it reports false.

    "Falsely claimed", "lied that", "the false claim that", "was wrong to say", "…,
    which is not true".
    """
    verb = report.verb
    if verb.lemma == "lie" or any(each.low in FALSELY for each in verb.children):
        return True
    if verb.pos == "NOUN":
        called = any(each.low in FALSE for each in verb.left)
        return called or (verb.dep == "nsubj" and _denies(verb.head))
    above = verb.head
    if verb.dep in ("xcomp", "advcl", "ccomp") and verb is not above:
        lied = above.lemma == "lie"
        mistaken = verb.dep == "xcomp" and above.lemma == "be"
        if lied or (mistaken and _denies(above)):
            return True
    return any(
        each.dep == "relcl"
        and each.i in report.content
        and _denies(each)
        and any(e.low == "which" for e in each.left)
        and sentence.words[each.subtree()[0].i - 1].text == ","
        for each in sentence.words
    )


def _denies(be: Word) -> bool:
    """Say whether a form of ``be`` says ``is false`` or ``is not true``."""
    not_so = any(each.dep == "neg" for each in be.children)
    said = {each.low for each in be.right if each.dep in ("acomp", "attr")}
    return bool(said & ({"true", "so", "correct", "right"} if not_so else FALSE))
