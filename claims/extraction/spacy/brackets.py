"""Brackets of a claim: whom and what its words point to, and the subject they lack."""

from claims.extraction.phrase import first_names
from claims.extraction.spacy.pointers import Pointed, Pointers
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.subject import subject_of
from claims.extraction.spacy.tree import Tree, own_subject
from claims.extraction.statement import Statement

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})
_PREPOSITIONAL = frozenset({"depending", "according", "including", "following"})


def put_brackets(
    pointers: Pointers, here: Pointed, mask: int, head: Word, made: Statement
) -> None:
    """Put in brackets what the words of a claim point to, and the subject they lack.

    ``mask`` has the words in their sentence, ``head`` carries what they say.
    """
    tree, prose = here.tree, pointers.prose
    words = tree.pick(mask)
    lacking = _lacking(words, mask, head)
    if lacking is not None:
        for each in pointers.meaning(here, lacking):
            made.put(words[0].start, each)
    for word in words:
        i, end = word.i, _end(tree, word)
        if i in here.pronouns or i in here.couples:
            for each in here.pronouns.get(i) or here.couples[i]:
                made.put(end, each)
        elif i in here.names:
            first = first_names(here.names[i], word.text, prose, word.start)
            made.put(word.start, first)
        elif i in here.called:
            made.put(end, here.called[i])
        elif i in here.fuller:
            made.put(word.start, here.fuller[i].before)
            made.put(end, here.fuller[i].behind)


def _end(tree: Tree, word: Word) -> int:
    """Return where a word ends, with the ``'s`` behind it."""
    after = tree.words[word.i + 1 : word.i + 2]
    return after[0].end if after and after[0].tag == "POS" else word.end


def _lacking(words: list[Word], mask: int, head: Word) -> Word | None:
    """Return the noun that does or is what the words say, where they lack it."""
    verb = _verb(words, head)
    if verb is None or verb.low in _PREPOSITIONAL:
        return None
    own = own_subject(verb)
    if verb.dep == "relcl":
        opener = words[0].low
        if opener not in _RELATIVE and own is not None and own in words:
            return None
        noun = subject_of(verb) if own is None or own.low in _RELATIVE else verb.head
    elif own is None and not any(_names(each) and each.i < verb.i for each in words):
        noun = verb.head if verb.dep == "acl" else subject_of(verb)
    else:
        return None
    if noun is None or mask >> noun.i & 1 or noun.quote != verb.quote:
        return None
    return noun


def _names(word: Word) -> bool:
    return word.pos in ("NOUN", "PROPN", "PRON")


def _verb(words: list[Word], head: Word) -> Word | None:
    """Return the verb of a claim, or of the relative clause that it begins with."""
    first = words[0]
    for word in words[:3]:
        if word.low in _RELATIVE:
            clause = next((a for a in word.ancestors() if a.dep == "relcl"), None)
            if clause is not None:
                return clause
    if head.pos in ("VERB", "AUX"):
        return head
    return first if first.tag == "VBG" and first.pos == "VERB" else None
