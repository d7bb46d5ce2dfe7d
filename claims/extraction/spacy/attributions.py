"""Who is reported to say what, as the parse of one sentence shows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from claims.english.saying import (
    BARE,
    DEMANDING,
    EXPECTING,
    RATING,
    REPORTING,
    SAYING,
    SHOWING,
)
from claims.english.word_lists import words_in
from claims.extraction.spacy.said_clause import (
    CITING,
    PROMISING,
    SPEAKING,
    clauses,
    condition,
    has_to,
    mark,
    objects,
    rules_out,
)
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.subject import is_finite, is_passive, source_of

DENYING = words_in("deny reject dispute")
_QUOTING = SAYING | BARE | RATING | words_in("read tweet put recommend cite according")
_STRESSING = words_in(
    """
    claim stress emphasise emphasize highlight underline confirm acknowledge admit
    allege express voice reiterate
    """
)
"""Like the bare ones, verbs whose object is not what is stated."""
_VERBS = (
    _QUOTING | _STRESSING | REPORTING | DEMANDING | EXPECTING | SPEAKING | PROMISING
)
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
_REASONS = words_in("since because as although while")


@dataclass(frozen=True, slots=True)
class Report:
    """A verb of saying, or ``according``, with its source and what it reports.

    ``content`` are the places of the words reported; ``heads`` are those among them
    that carry what is asserted; ``name`` is filled in by the article (see ``speaker``).
    """

    verb: Word
    source: Word | None
    content: frozenset[int]
    heads: frozenset[int]
    name: str | None = None

    @property
    def needs_source(self) -> bool:
        """Say whether the verb without its source belongs to what is reported.

        "Denied that it rang" is what was said; that he denied it, the report.
        """
        lemma = self.verb.lemma
        return lemma in DENYING | CITING or rules_out(self.verb)

    @property
    def is_demand(self) -> bool:
        """Say whether what it reports is asked for, not asserted."""
        return self.verb.lemma in DEMANDING

    @property
    def is_rating(self) -> bool:
        """Say whether it reports what somebody holds of something."""
        return self.verb.lemma in RATING

    @property
    def is_expecting(self) -> bool:
        """Say whether it reports what somebody thinks will be."""
        return self.verb.lemma in EXPECTING


def find_reports(sentence: Sentence) -> list[Report]:
    """Return the reports of a sentence, in text order, without names.

    A quotation of which nothing here says whose it is, is no report.
    """
    found = [
        report for word in sentence.words for report in _reports_at(sentence, word)
    ]
    found = _with_quotations(sentence, found)
    return [each for each in found if each.content or _is_bare(each.verb)]


def _is_bare(verb: Word) -> bool:
    """Say whether a verb reports an act of speech that states nothing."""
    if verb.lemma in ("apologise", "apologize"):
        return True
    if verb.lemma == "plead":
        return any(each.low in ("guilty", "innocent") for each in verb.right)
    return (
        verb.lemma in BARE | _STRESSING
        and not is_passive(verb)
        and any(each.dep == "dobj" or each.low == "which" for each in verb.children)
    )


def _reports_at(sentence: Sentence, word: Word) -> Iterator[Report]:
    is_verb = (
        word.pos in ("VERB", "AUX")
        or word.tag in ("VBD", "VBP", "VBZ")
        or any(each.dep == "nsubj" for each in word.left)
    )
    if word.low == "according" or (word.low == "words" and word.head.low == "in"):
        yield from _according(sentence, word)
    elif is_verb and word.lemma in _VERBS:
        yield from _at_verb(sentence, word)
    elif word.lemma in _NOUNS and word.pos == "NOUN":
        yield from _at_noun(word)
    elif word.lemma in _SOURCES and sentence.words[word.i + 1 : word.i + 2]:
        after = sentence.words[word.i + 1]
        if after.text == ":" and word.i < 4:
            rest = [each for each in sentence.words if each.i > after.i]
            yield Report(word, word, _places(rest), _places(rest))


def _at_noun(noun: Word) -> Iterator[Report]:
    for clause in noun.right:
        if clause.dep in ("acl", "ccomp") and mark(clause) == "that":
            source = next((each for each in noun.left if each.dep == "poss"), None)
            verb = next((e for e in noun.ancestors() if e.pos == "VERB"), None)
            refused = verb is not None and (verb.lemma in DENYING | BARE)
            if source is None and verb is not None and not refused:
                source = source_of(verb)
            if source is not None:
                yield Report(noun, source, _places(clause.subtree()), _places([clause]))


def _at_verb(sentence: Sentence, verb: Word) -> Iterator[Report]:
    source = _source(verb)
    if (
        source is None
        or (has_to(verb) and verb.dep in ("advcl", "acl", "relcl"))
        or source.low in _NOBODY
        or (source.low in ("i", "we") and source.quote is not None)
        or (source.lemma == "estimate" and verb.lemma in SHOWING)
    ):
        return
    heads = list(clauses(sentence, verb))
    words = [word for head in heads for word in head.subtree()]
    if verb.lemma in SAYING and _is_inserted(verb):
        own = _places(verb.subtree())
        heads.append(verb.head)
        words += [word for word in verb.head.subtree() if word.i not in own]
    if not words:
        heads, words = objects(verb, source)
    if not words and verb.lemma in SAYING:
        colon = next((each for each in verb.right if each.text == ":"), None)
        if colon is not None:
            words = [word for word in sentence.words if word.i > colon.i]
            heads = [word for word in words if is_finite(word)]
    if words and verb.lemma in REPORTING | {"deny", "rule"}:
        reasons = [e for e in verb.right if e.dep == "advcl" and mark(e) in _REASONS]
        heads += reasons
        words += [word for each in reasons for word in each.subtree()]
    if not words and (verb.dep == "xcomp" or is_passive(verb)):
        return
    if words:
        words += condition(verb)
    content = _places(words) - _places([verb, *_auxiliaries(verb)])
    if source.i not in _places(heads):
        content -= _places([source])
    yield Report(verb, source, content, _places(e for e in heads if _carries(e)))


def _carries(word: Word) -> bool:
    """Say whether a word can carry an assertion: an object does when it is counted."""
    return (
        word.dep not in ("dobj", "npadvmod")
        or word.head.lemma not in SHOWING
        or any(each.dep == "nummod" for each in word.left)
    )


def _source(verb: Word) -> Word | None:
    """Return who says it; a participle's source is that of the report it hangs on."""
    own = any(each.dep == "nsubj" for each in verb.left)
    if verb.dep == "advcl" and verb.tag == "VBG" and not own:
        for above in verb.ancestors():
            if above.lemma in _VERBS and is_finite(above) and not is_passive(above):
                return source_of(above)
    return source_of(verb)


def _according(sentence: Sentence, word: Word) -> Iterator[Report]:
    """Yield the report of ``according to X`` or ``in the words of X``."""
    top = word.head if word.low == "words" else word
    place = next((each for each in word.right if each.low in ("to", "of")), None)
    inner = place.right if place is not None else word.left
    labels = ("pobj", "pcomp", "poss")
    source = next((each for each in inner if each.dep in labels), None)
    if source is None:
        return
    while top.head.pos not in ("VERB", "AUX") and not top.head.is_root:
        top = top.head
    clause = top.head
    apart = _places(word.subtree()) | {top.i}
    apart -= _places(each for each in word.subtree() if each.i >= _end_of(source))
    named = _name_after(sentence, source)
    if named is not None:
        apart |= set(range(source.i, named.i + 1))
        source = named
    colons = [each.i for each in sentence.words if each.text in ":;"]
    first = max((i for i in colons if i < word.i), default=-1)
    last = min((i for i in colons if i > word.i), default=len(sentence.words))
    words = [
        each
        for each in clause.subtree()
        if each.i not in apart and first < each.i < last
    ]
    heads = [e for e in words if e is clause or is_finite(e) or e.head is clause]
    heads = [e for e in heads if e is clause or e.dep == "conj" or is_finite(e)]
    yield Report(word, source, _places(words), _places(heads))


def _name_after(sentence: Sentence, source: Word) -> Word | None:
    """Return the person named after a comma: ``the coroner, Ada Roth``."""
    after = sentence.words[source.i + 1 : source.i + 3]
    if source.pos != "NOUN" or len(after) < 2 or after[0].text != ",":
        return None
    entity = sentence.entity_at(after[1].i)
    if entity is None or entity.label != "PERSON":
        return None
    return sentence.words[entity.last - 1]


def _end_of(source: Word) -> int:
    """Return where the noun phrase of a source ends, a later clause not counted."""
    if source.pos == "VERB":
        return source.i + 1
    comma = False
    for each in source.right:
        if comma and each.dep == "prep":
            return each.subtree()[0].i
        comma = each.text == ","
    return source.subtree()[-1].i + 1


def _with_quotations(sentence: Sentence, found: list[Report]) -> list[Report]:
    """Add the quotations of a sentence to what the verb nearest to each reports."""
    quoted: dict[int, list[Word]] = {}
    for word in sentence.words:
        if word.quote is not None and word.is_word:
            quoted.setdefault(word.quote, []).append(word)
    for number, words in quoted.items():
        places = _places(words)
        outside = [report for report in found if report.verb.quote != number]
        owners = [each for each in outside if each.content & places]
        if owners:
            owner: Report | None = owners[-1]
        else:
            near = [each for each in outside if _reaches(each, words)]
            owner = min(near, key=lambda each: _distance(each, words), default=None)
        if owner is None:
            continue
        heads = frozenset(
            each.i for each in words if is_finite(each) or each.head.i not in places
        )
        found[found.index(owner)] = replace(
            owner, content=owner.content | places, heads=owner.heads | heads
        )
    return found


def _distance(report: Report, words: list[Word]) -> int:
    place = report.verb.i
    return words[0].i - place if place < words[0].i else place - words[-1].i


def _reaches(report: Report, words: list[Word]) -> bool:
    """Say whether a quotation that the parse leaves apart can be what is reported."""
    verb = report.verb
    if verb.lemma not in _QUOTING and verb.low != "words":
        return False
    if verb.lemma == "read" and words[0].i - verb.i not in (1, 2, 3):
        return False
    finite = any(is_finite(word) for word in words)
    if (
        len(words) < 4
        and not finite
        and (report.content or not any(verb in word.ancestors() for word in words))
    ):
        return False
    if words[0].i > verb.i:
        return True
    top = min(words, key=lambda word: sum(1 for _ in word.ancestors()))
    subjects = [each for each in top.left if each.dep in ("nsubj", "nsubjpass")]
    return all(each.quote == top.quote for each in subjects)


def _is_inserted(verb: Word) -> bool:
    """Say whether a verb of saying hangs on what it reports: ``…, he said, …``."""
    if verb.is_root or verb.head.pos not in ("VERB", "AUX", "NOUN", "ADJ"):
        return False
    if verb.dep == "parataxis":
        return True
    return verb.dep == "advcl" and mark(verb) == "as"


def _auxiliaries(verb: Word) -> list[Word]:
    return [each for each in verb.left if each.dep in ("aux", "auxpass", "neg")]


def _places(words: Iterable[Word]) -> frozenset[int]:
    return frozenset(word.i for word in words)
