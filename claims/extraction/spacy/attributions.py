"""Attributions: who is reported to say what, as the parse of one sentence shows it."""

from collections.abc import Iterator
from dataclasses import replace

from claims.english.saying import (
    BARE,
    DEMANDING,
    DENYING,
    EXPECTING,
    PLACING,
    PROMISING,
    REPORTING,
    SAYING,
    SHOWING,
    SPEAKING,
    STRESSING,
)
from claims.english.word_lists import words_in
from claims.extraction.spacy.attribution_phrases import is_view, phrase_reports
from claims.extraction.spacy.called_wrong import called_wrong
from claims.extraction.spacy.lost_content import content_after, lost_content
from claims.extraction.spacy.quotation_owner import QUOTING, with_quotations
from claims.extraction.spacy.report import Report, places_of
from claims.extraction.spacy.report_source import report_source
from claims.extraction.spacy.said_clause import (
    clauses,
    condition,
    has_to,
    mark,
    objects,
)
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.subject import conjuncts, is_finite, is_passive, source_of

_VERBS = QUOTING | STRESSING | REPORTING | DEMANDING | EXPECTING | SPEAKING | PROMISING
_NOUNS = words_in(
    """
    conclusion claim allegation statement belief assertion announcement argument warning
    prediction suggestion admission assurance accusation
    """
)
"""With a clause after it, what somebody says or thinks."""
_SOURCES = words_in(
    """
    report study poll survey official police expert scientist researcher source analyst
    minister government audit
    """
)
"""Before a colon in a headline: ``Reports: …``."""
_NOBODY = words_in(
    """
    this that it which there what anyone anybody someone somebody everyone everybody
    nobody one
    """
)
_KEEPING = words_in("decline refuse fail neglect forget")
"""Who declines to say something does not say it."""
_CLAIMED = words_in(
    "asylum benefit life victim title medal damages refund compensation seat pension"
)
"""Who claims these does not say anything."""
_REASONS = words_in("since because as although while")


def find_reports(sentence: Sentence) -> list[Report]:
    """Return the reports of a sentence, in text order, without names.

    A quotation of which nothing here says whose it is, is no report.
    """
    found = [
        report for word in sentence.words for report in _reports_at(sentence, word)
    ]
    found = with_quotations(sentence, found)
    wrong = [
        # What somebody else calls wrong, the article does not.
        called_wrong(sentence, each)
        and not any(each.verb.i in other.content for other in found)
        for each in found
    ]
    found = [
        replace(each, is_wrong=lie) for each, lie in zip(found, wrong, strict=True)
    ]
    return [each for each in found if each.content or _is_bare(each.verb)]


def _is_bare(verb: Word) -> bool:
    """Say whether a verb reports an act of speech that states nothing."""
    if any(each.tag == "MD" for each in verb.left):
        return False
    if verb.lemma in ("apologise", "apologize"):
        return True
    if verb.lemma == "plead":
        return any(each.low in ("guilty", "innocent") for each in verb.right)
    if verb.lemma == "claim" and any(each.lemma in _CLAIMED for each in verb.right):
        return False
    return (
        verb.lemma in BARE | STRESSING
        and not is_passive(verb)
        and any(each.dep == "dobj" or each.low == "which" for each in verb.children)
    )


def _reports_at(sentence: Sentence, word: Word) -> Iterator[Report]:
    is_verb = (
        word.pos in ("VERB", "AUX")
        or word.tag in ("VBD", "VBP", "VBZ")
        or any(each.dep == "nsubj" for each in word.left)
    )
    if word.low == "according" or is_view(word):
        yield from phrase_reports(sentence, word)
    elif is_verb and (word.lemma in _VERBS | PLACING or _puts_it(word)):
        yield from _at_verb(sentence, word)
    elif word.lemma in _NOUNS and word.pos == "NOUN":
        yield from _at_noun(word)
    elif word.lemma in _SOURCES and sentence.words[word.i + 1 : word.i + 2]:
        after = sentence.words[word.i + 1]
        if after.text == ":" and word.i < 4:
            rest = [each for each in sentence.words if each.i > after.i]
            yield Report(word, word, places_of(rest), places_of(rest))


def _at_noun(noun: Word) -> Iterator[Report]:
    for clause in noun.right:
        if clause.dep in ("acl", "ccomp") and mark(clause) == "that":
            source = next((each for each in noun.left if each.dep == "poss"), None)
            by = next((e for e in noun.right if e.low in ("by", "from")), None)
            if source is None and by is not None and by.right:
                source = by.right[0]
            verb = next((e for e in noun.ancestors() if e.pos == "VERB"), None)
            refused = verb is not None and (verb.lemma in DENYING | BARE)
            if source is None and verb is not None and not refused:
                source = source_of(verb)
            if source is not None:
                yield Report(
                    noun, source, places_of(clause.subtree()), places_of([clause])
                )


def _at_verb(sentence: Sentence, verb: Word) -> Iterator[Report]:
    source = report_source(sentence, verb, _VERBS)
    if (
        source is None
        or (has_to(verb) and verb.dep in ("advcl", "acl", "relcl"))
        or (source.low in _NOBODY and not _is_somebody(source, verb))
        or (verb.dep == "xcomp" and verb.head.lemma in _KEEPING)
        or (source.low in ("i", "we") and source.quote is not None)
        or (source.lemma == "estimate" and verb.lemma in SHOWING)
    ):
        return
    heads = list(clauses(sentence, verb))
    words = [word for head in heads for word in head.subtree()]
    if (verb.lemma in SAYING and _is_inserted(verb)) or _puts_it(verb):
        own = places_of(verb.subtree())
        heads.append(verb.head)
        words += [word for word in verb.head.subtree() if word.i not in own]
    if words and verb.lemma in REPORTING:
        more = content_after(verb, words)
        heads += more
        words += [word for each in more for word in _below(each, verb)]
    if not words:
        heads, words = objects(verb, source)
        heads = [each for head in heads for each in (head, *conjuncts(head))]
    if not words and verb.lemma in SAYING:
        colon = next((each for each in verb.right if each.text == ":"), None)
        if colon is not None:
            words = [word for word in sentence.words if word.i > colon.i]
            heads = [word for word in words if is_finite(word)]
    lost = not words and not is_passive(verb)
    if lost:
        words = lost_content(sentence, verb, source)
        heads = [
            e for e in words if is_finite(e) or e.tag == "VBN" or e.head not in words
        ]
    if words and verb.lemma in REPORTING | {"deny", "rule"}:
        reasons = [e for e in verb.right if e.dep == "advcl" and mark(e) in _REASONS]
        heads += reasons
        words += [word for each in reasons for word in each.subtree()]
    if not words and (verb.dep == "xcomp" or is_passive(verb)):
        return
    if words:
        words += condition(verb)
    content = places_of(words) - places_of([verb, *_auxiliaries(verb)])
    if source.i not in places_of(heads):
        content -= places_of([source])
    carrying = places_of(each for each in heads if lost or _carries(each))
    yield Report(verb, source, content, carrying)


def _below(head: Word, verb: Word) -> list[Word]:
    """Return what hangs on a word, without a verb and what hangs on that."""
    apart = places_of(verb.subtree()) if verb in head.subtree() else frozenset()
    return [word for word in head.subtree() if word.i not in apart]


def _is_somebody(source: Word, verb: Word) -> bool:
    """Say whether a source is ``one of the doctors``, or ``it`` that said something."""
    if source.low == "it":
        tells = verb.lemma in SAYING or verb.lemma in ("find", "conclude")
        return tells and is_finite(verb) and not is_passive(verb)
    return source.low == "one" and any(each.low == "of" for each in source.right)


def _carries(word: Word) -> bool:
    """Say whether a word can carry an assertion: an object does when it is counted."""
    return (
        word.dep not in ("dobj", "npadvmod")
        or word.head.lemma not in SHOWING
        or any(each.dep == "nummod" for each in word.left)
    )


def _is_inserted(verb: Word) -> bool:
    """Say whether a verb of saying hangs on what it reports: ``…, he said, …``."""
    if verb.is_root or verb.head.pos not in ("VERB", "AUX", "NOUN", "ADJ"):
        return False
    if verb.dep == "parataxis":
        return True
    return verb.dep == "advcl" and mark(verb) == "as"


def _puts_it(verb: Word) -> bool:
    """Say whether a verb is that of ``as X put it``."""
    opened = any(each.low == "as" for each in verb.left)
    return verb.lemma == "put" and opened and any(e.low == "it" for e in verb.right)


def _auxiliaries(verb: Word) -> list[Word]:
    return [each for each in verb.left if each.dep in ("aux", "auxpass", "neg")]
