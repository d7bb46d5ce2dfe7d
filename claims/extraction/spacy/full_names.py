"""Full names of the persons of an article, and what it calls a source."""

from collections.abc import Sequence

from claims.english.lexicon import ROLES
from claims.english.word_lists import words_in
from claims.extraction.spacy.noun_phrase import noun_phrase, text_of
from claims.extraction.spacy.proper_names import ends_name, is_person, name_run
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.speakers.callings import KINDS
from claims.extraction.speakers.source_name import SourceNames

_UTTERANCES = words_in(
    """
    letter statement email e-mail tweet post note memo testimony interview speech
    message affidavit diary blog
    """
)
"""What one person says in these, he or she says."""
_RESULTS = words_in("result finding conclusion")


class FullNames:
    """The full names of the persons and bodies that an article names."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sources = SourceNames(_prose(sentences))
        self._full: dict[str, str] = {}
        self._given: dict[str, str | None] = {}
        """By first names; None where two share one."""
        self._shared: set[str] = set()
        """Last names that two persons have."""
        for sentence in sentences:
            self._learn(sentence)

    def _learn(self, sentence: Sentence) -> None:
        """Take in the full names of the persons of a sentence."""
        for word in sentence.words:
            run = name_run(sentence, word)
            if len(run) < 2 or not is_person(sentence, run):
                continue
            if not ends_name(sentence, word):
                continue
            known = self._full.setdefault(word.low, text_of(run))
            if known not in text_of(run) and text_of(run) not in known:
                self._shared.add(word.low)
            first = run[0].low
            same = self._given.setdefault(first, text_of(run)) == text_of(run)
            self._given[first] = text_of(run) if same else None

    def is_shared(self, last_name: str) -> bool:
        """Say whether two persons have a last name, which is in lower case."""
        return last_name in self._shared

    def person(self, sentence: Sentence, word: Word) -> str | None:
        """Return the full name of the person that a noun phrase names, if it does."""
        run = name_run(sentence, word)
        if word.low in self._shared and len(run) > 1 and is_person(sentence, run):
            return text_of(run)
        if word.low in self._full and word.text[0].isupper():
            return self._full[word.low]
        if run and is_person(sentence, run):
            known = self._full.get(word.low)
            if known is None and len(run) == 1:
                known = self._given.get(word.low)
            return known or text_of(run)
        if word.low in ROLES:
            for each in [*word.right, *(w for r in word.right for w in r.right)]:
                if each.dep in ("appos", "pobj") and each.pos == "PROPN":
                    found = self.person(sentence, each)
                    if found is not None and each.entity == "PERSON":
                        return found
        return None

    def called(self, sentence: Sentence, word: Word) -> str | None:
        """Return the words by which the article calls what a noun phrase names."""
        person = self.person(sentence, word)
        if person is not None:
            return person
        if word.lemma in _RESULTS:
            place = next((e for e in word.right if e.low in ("of", "from")), None)
            if place is not None and place.right:
                return self.called(sentence, place.right[0])
        if word.lemma in _UTTERANCES:
            author = self._author(sentence, word)
            if author is not None:
                return author
        words = _named(sentence, word) or noun_phrase(word)
        words = [each for each in words if each.dep != "case" or each.head is not word]
        words += _name_beside(sentence, words)
        while len(words) > 1 and not words[0].is_word:
            words = words[1:]
        owner = next(
            (e for e in word.left if e.dep == "poss" and e.low == "whose"), None
        )
        name = text_of([each for each in words if each is not owner])
        antecedent = _antecedent(word) if owner is not None else None
        if antecedent is not None:
            name = f"{name} of {text_of(noun_phrase(antecedent))}"
        return self._sources.full(name, word.start) if name else None

    def _author(self, sentence: Sentence, word: Word) -> str | None:
        """Return the person whose words a letter holds: ``a statement by X``."""
        by = [each for each in word.left if each.dep == "poss"]
        for each in word.right:
            if each.low in ("by", "from", "of"):
                by += each.right
        found = [self.person(sentence, each) for each in by]
        return next((each for each in found if each is not None), None)


def _named(sentence: Sentence, word: Word) -> list[Word]:
    """Return the proper name alone, where a noun phrase is no more than the name.

    What stands before it may say what it is: ``the Spanish news agency Ferro``.
    """
    proper = name_run(sentence, word)
    words = noun_phrase(word)
    if not proper or not proper[0].text[0].isupper() or not word.text[0].isupper():
        return []
    if any(each.i > word.i for each in words):
        return []
    before = [e for e in words if e.i < proper[0].i and e.dep not in ("det", "amod")]
    return proper if not before or any(e.pos == "NOUN" for e in before) else []


def _name_beside(sentence: Sentence, words: list[Word]) -> list[Word]:
    """Return the name right after what it names, which the parser hung elsewhere."""
    last = words[-1]
    if last.pos != "NOUN" or last.low not in KINDS:
        return []
    found: list[Word] = []
    for each in sentence.words[last.i + 1 :]:
        if each.pos != "PROPN" or not each.text[0].isupper():
            break
        found.append(each)
    return found


def _prose(sentences: Sequence[Sentence]) -> str:
    """Return the text of sentences, each word at its own place."""
    text, block = "", 0
    for sentence in sentences:
        for word in sentence.words:
            gap = word.start - len(text)
            text += ("\n" if gap and sentence.block != block else " ") * gap + word.text
            block = sentence.block
    return text


def _antecedent(word: Word) -> Word | None:
    clause = next((each for each in word.ancestors() if each.dep == "relcl"), None)
    return clause.head if clause is not None else None
