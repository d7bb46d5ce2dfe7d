"""The speaker: who the article says asserts a claim."""

from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.spacy.attributions import find_reports
from claims.extraction.spacy.gender import points_back
from claims.extraction.spacy.names import Names
from claims.extraction.spacy.report import Report
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.subject import conjuncts, depth, is_finite

_RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where", "when"})
_EVIDENCE = frozenset({"finding", "result", "figure", "datum", "statistic", "evidence"})


class Voices:
    """The speakers of an article: who is reported to say which of its words."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._reports: dict[int, list[Report]] = {}
        self._quotes: dict[int, str | None] = {}
        self._meant: dict[int, dict[int, str]] = {}
        self._names = names = Names(sentences)
        last: str | None = None
        near = False
        before: dict[int, str | None] = {}
        """Who spoke last before a quotation that no verb of saying comes with."""
        for sentence in sentences:
            meant = self._meant[sentence.number] = names.meant(sentence)
            names.see(sentence)
            names.follow(sentence)
            reports = []
            for report in find_reports(sentence):
                name = self._name(names, sentence, report)
                reports.append(replace(report, name=name))
                source = report.source
                if source is not None and source.quote is None and points_back(source):
                    # No statement may name another than who is given as the speaker.
                    meant.pop(source.i, None)
                    if name is not None:
                        meant[source.i] = name
                said_by = None if report.is_wrong else name
                for number in _quotes_of(sentence, report):
                    self._quotes.setdefault(number, said_by)
            loose = _all_quoted(sentence)
            if loose is not None and near:
                before.setdefault(loose, last)
            self._reports[sentence.number] = reports
            outer = [each for each in reports if not _is_nested(each, reports)]
            if outer:
                last = outer[-1].name
            near = bool(outer) or (near and loose is not None)
        for number, name in before.items():
            self._quotes.setdefault(number, name)

    def _name(self, names: Names, sentence: Sentence, report: Report) -> str | None:
        source = report.source
        if source is None or report.verb.lemma in ("hear", "learn"):
            # "The court heard that": it was not the court that said so.
            return None
        if source.low in ("i", "we") and source.quote is not None:
            return self._quotes.get(source.quote)
        return names.name(sentence, source)

    def reports(self, sentence: Sentence) -> list[Report]:
        """Return the reports of a sentence, with the names of their sources."""
        return self._reports[sentence.number]

    def meant(self, sentence: Sentence) -> dict[int, str]:
        """Return the full name of each person whom a word alone means, by its place."""
        return self._meant[sentence.number]

    def persons(self) -> list[str]:
        """Return the full names of the persons whom the article names."""
        return self._names.persons()

    def is_person(self, name: str) -> bool:
        """Say whether the article calls a person by this full name."""
        return self._names.is_person(name)

    def person(self, sentence: Sentence, word: Word) -> str | None:
        """Return the full name of the person that a noun phrase names, if it does."""
        return self._names.person(sentence, word)

    def quoted(self, word: Word) -> str | None:
        """Return whose the quotation is that a word stands in, as far as known."""
        return None if word.quote is None else self._quotes.get(word.quote)

    def speaker(self, sentence: Sentence, words: frozenset[int]) -> str | None:
        """Return who the article says asserts the claim that these words make.

        None when the article says it itself, as it does when it says that X said it,
        and where it says that X is wrong.
        """
        claim = [w for w in sentence.words if w.i in words and w.is_word]
        if not claim:
            return None
        reports = self.reports(sentence)
        report = attribution(sentence, words, reports)
        if report is not None:
            return self.quoted(report.verb)
        report = reporting(sentence, words, reports)
        if report is None:
            return self._quoted_whole(claim)
        return None if report.is_wrong else report.name

    def is_wrong(self, sentence: Sentence, words: frozenset[int]) -> bool:
        """Say whether the sentence says that what these words say is not so."""
        reports = self.reports(sentence)
        if not any(report.is_wrong for report in reports):
            return False
        report = reporting(sentence, words, reports)
        return report is not None and report.is_wrong

    def _quoted_whole(self, claim: list[Word]) -> str | None:
        inside = [word for word in claim if word.quote is not None]
        if 2 * len(inside) <= len(claim):
            return None
        return self.quoted(inside[0])


def attribution(
    sentence: Sentence, words: frozenset[int], reports: Sequence[Report]
) -> Report | None:
    """Return the report whose act of saying is what these words assert, if any."""
    for report in reports:
        verb = report.verb
        if verb.i not in words:
            continue
        if verb.low in ("according", "words") or verb.pos == "NOUN":
            if len(words & report.content) * 2 >= len(report.content):
                return report
            continue
        own = report.source is not None and any(
            each.i in words for each in (report.source, *conjuncts(report.source))
        )
        subject = any(each.dep == "nsubj" for each in verb.children)
        if not own and (subject or report.needs_source):
            continue
        around = {*report.content, verb.i}
        if report.source is not None:
            around |= {word.i for word in report.source.subtree()}
        if len(words & around) * 10 >= len(words) * 8:
            return report
        head = _top(sentence, words)
        if head is verb or head in report_tops(report, sentence):
            return report
    return None


def reporting(
    sentence: Sentence, words: frozenset[int], reports: Sequence[Report]
) -> Report | None:
    """Return the innermost report of which these words are what is said, if any.

    Evidence that somebody else cites ("she noted that the findings show …") is passed
    over. What is merely presupposed in a report, outside quotation marks, is not said.
    """
    claim = [w for w in sentence.words if w.i in words and w.is_word]
    own = attribution(sentence, words, reports)
    around = [
        report for report in reports if report is not own and _covers(report, claim)
    ]
    around.sort(key=lambda report: len(report.content))
    while len(around) > 1 and _is_evidence(around[0]):
        around.pop(0)
    return around[0] if around else None


def report_tops(report: Report, sentence: Sentence) -> list[Word]:
    """Return the words that can carry a claim that a report is made."""
    found = [report.verb, *(sentence.words[i] for i in sorted(report.heads))]
    if report.source is not None:
        found.append(report.source)
    if report.verb.dep in ("relcl", "acl"):
        for word in report.verb.ancestors():
            found.append(word)
            if is_finite(word):
                break
    return found


def _top(sentence: Sentence, words: frozenset[int]) -> Word:
    """Return the word of a claim that stands highest in the parse."""
    claim = [sentence.words[i] for i in sorted(words) if sentence.words[i].is_word]
    return min(claim, key=depth)


def _covers(report: Report, claim: list[Word]) -> bool:
    """Say whether a claim is part of what is reported, and asserted there."""
    verb = report.verb
    apart = [verb, *verb.left, *(each for each in verb.right if each.dep == "prt")]
    own = [word for word in claim if word not in apart]
    inside = [word for word in own if word.i in report.content]
    if not inside or 10 * len(inside) < 8 * len(own):
        return False
    if report.verb in claim and report.source in claim:
        return False
    quoted = [word for word in claim if word.quote is not None]
    if len(quoted) * 2 > len(claim) and not _is_title(quoted):
        return True
    if any(word.i in report.heads for word in inside):
        return True
    if report.is_demand:
        return False
    top = min(claim, key=depth)
    if top.pos in ("VERB", "AUX") and _asserts(top):
        return True
    return any(_asserts(word) and _has_subject(word) for word in claim) or _elided(
        claim
    )


def _elided(claim: list[Word]) -> bool:
    """Say whether a claim has two parts of a clause whose verb stands between them."""
    inside = set(claim)
    above = [word.head for word in claim if word.head not in inside]
    return any(
        above.count(verb) > 1 and verb.pos in ("VERB", "AUX") and _asserts(verb)
        for verb in above
    )


def _asserts(word: Word) -> bool:
    """Say whether a verb asserts something where it stands, and does not presuppose."""
    if word.pos not in ("VERB", "AUX"):
        return False
    if word.dep == "relcl":
        return _has_subject(word)
    return word.dep not in ("acl", "amod", "compound", "pcomp", "csubj")


def _is_title(words: list[Word]) -> bool:
    """Say whether a quotation is a name: ``the robot "Our Own Idea"``."""
    long = [word for word in words if len(word.text) > 3]
    return all(word.text[0].isupper() for word in long) and not any(
        is_finite(word) for word in words
    )


def _has_subject(verb: Word) -> bool:
    """Say whether a verb has its own subject; a relative clause, its pronoun."""
    if verb.dep == "conj" and verb.head.pos in ("VERB", "AUX"):
        return _has_subject(verb.head)
    if verb.dep == "relcl":
        before = [each for each in verb.subtree() if each.i < verb.i]
        return any(each.low in _RELATIVES for each in before)
    return is_finite(verb) and any(e.dep in ("nsubj", "nsubjpass") for e in verb.left)


def _is_nested(report: Report, reports: Sequence[Report]) -> bool:
    return any(report.verb.i in each.content for each in reports)


def _is_evidence(report: Report) -> bool:
    return report.source is not None and report.source.lemma in _EVIDENCE


def _quotes_of(sentence: Sentence, report: Report) -> set[int]:
    found = {sentence.words[i].quote for i in report.content if i < len(sentence.words)}
    return {each for each in found if each is not None and each != report.verb.quote}


def _all_quoted(sentence: Sentence) -> int | None:
    """Return the number of the quotation that a whole sentence stands in."""
    numbers = {word.quote for word in sentence.words if word.is_word}
    return next(iter(numbers)) if len(numbers) == 1 else None
