"""Names and pronouns: what an article calls a source, whom it means by ``he``."""

from collections import Counter
from collections.abc import Sequence

from claims.english.gender import FEMALE, MALE
from claims.english.lexicon import ROLES
from claims.english.word_lists import words_in
from claims.extraction.spacy.full_names import FullNames
from claims.extraction.spacy.gender import is_stranger, points_back
from claims.extraction.spacy.proper_names import ends_name, name_run
from claims.extraction.spacy.sentence import SUBJECTS, Sentence, Word
from claims.extraction.spacy.subject import conjuncts
from claims.extraction.speakers.bodies import is_one_of
from claims.extraction.speakers.callings import KINDS
from claims.extraction.speakers.source_name import listed

_SINGULAR = words_in("he she him her his")
_PLURAL = words_in("they them their both")
_COLLECTIVE = words_in("team group panel committee crew couple family pair jury police")
"""Of one body in the singular an article says ``they`` too."""
_STUDIES = words_in("study survey poll report audit inquiry review analysis research")
_LATELY = 2
"""How many sentences back somebody can still be meant by ``he`` or ``she``."""
_SURE = 2
"""How many votes for a woman or a man tell for sure."""
_BODIES = frozenset({"ORG", "NORP", "GPE", "PERSON"})


class Names:
    """Whom an article names and speaks of, up to a sentence."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._votes: Counter[str] = Counter()
        """For a woman above 0, for a man below."""
        self._recent: list[str] = []
        self._persons: dict[str, int] = {}
        """In which sentence each was named last, those of later sentences not yet."""
        self._stranger = (-1, 0)
        """The last sentence about a person without a name, and his or her gender."""
        self._other: tuple[str | None, int] = (None, 0)
        """Who spoke last without a full name, and his or her gender."""
        self._group: str | None = None
        self._body: str | None = None
        self._full = FullNames(sentences)
        for sentence in sentences:
            self._vote(sentence)

    def _vote(self, sentence: Sentence) -> None:
        """Learn he or she from roles, and from sentences that name one person alone."""
        names: set[str] = set()
        pronouns: set[str] = set()
        for word in sentence.words:
            pronouns.add(word.low if names else "")
            run = name_run(sentence, word)
            name = self._full.person(sentence, word)
            if name is None or not run:
                continue
            names.add(name)
            around = sentence.words[max(0, run[0].i - 2) : run[0].i] + run
            marks = [each.i for each in around if not each.is_word and each.i < word.i]
            roles = {e.low for e in around if e.i > max(marks, default=-1)}
            roles |= {each.low for each in word.right if each.dep == "appos"}
            if word.dep == "appos":
                roles.add(word.head.low)
            self._votes[name] += 5 * (bool(roles & FEMALE) - bool(roles & MALE))
        if len(names) == 1:
            female, male = pronouns & {"she", "her"}, pronouns & {"he", "his", "him"}
            self._votes[names.pop()] += bool(female) - bool(male)

    def meant(self, sentence: Sentence) -> dict[int, str]:
        """Return whom the words of a sentence mean: its ``he`` and ``she``, last names.

        Call it before ``follow``. Nobody is said where it may be two.
        """
        found: dict[int, str] = {}
        here: list[str] = []
        for word in sentence.words:
            if word.quote is None and points_back(word):
                name = self._meant_by(sentence, word, here)
                if name is not None:
                    found[word.i] = name
            elif word.pos == "PROPN":
                entity = sentence.entity_at(word.i)
                run = name_run(sentence, word)
                name = self._full.person(sentence, word)
                if name is None or not run or not ends_name(sentence, word):
                    continue
                if len(run) == 1 and self._full.is_shared(word.low):
                    continue
                if len(run) == 1 and entity is not None and entity.label == "PERSON":
                    found[word.i] = name
                here.append(name)
        return found

    def _meant_by(
        self, sentence: Sentence, pronoun: Word, here: list[str]
    ) -> str | None:
        sign = 1 if pronoun.low in ("she", "her") else -1
        stranger = any(
            is_stranger(each, sign) and self._full.person(sentence, each) is None
            for each in sentence.words[: pronoun.i]
        )
        fits = {n for n in here if self._may_be(n, sign)}
        if not here:
            fits = self._after(sentence, pronoun, sign)
        if fits:
            return None if stranger or len(fits) > 1 else fits.pop()
        last, gender = self._stranger
        known = [n for n in self._persons if self._may_be(n, sign)]
        recent = [n for n in reversed(self._recent) if n in known]
        name = recent[0] if recent else known[0] if len(known) == 1 else None
        if name is None or stranger:
            return None
        if self._persons[name] < last and gender * sign >= 0:
            return None
        rivals = [
            n
            for n in known
            if n != name and self._persons[n] >= sentence.number - _LATELY
        ]
        return None if rivals and self._votes[name] * sign < _SURE else name

    def _after(self, sentence: Sentence, pronoun: Word, sign: int) -> set[str]:
        """Return the person whom a pronoun before the subject means: ``In his …``."""
        for subject in sentence.root.left:
            if subject.dep not in SUBJECTS or subject.i < pronoun.i:
                continue
            name = self._full.person(sentence, subject)
            if name is not None and pronoun not in subject.subtree():
                return {name} if self._may_be(name, sign) else set()
        return set()

    def _may_be(self, name: str, sign: int) -> bool:
        """Say whether a person may be a woman (1) or a man (-1)."""
        return self._votes[name] * sign > -_SURE

    def person(self, sentence: Sentence, word: Word) -> str | None:
        """Return the full name of the person that a noun phrase names, if it does."""
        return self._full.person(sentence, word)

    def persons(self) -> list[str]:
        """Return the full names of the persons seen so far."""
        return list(self._persons)

    def is_person(self, name: str) -> bool:
        """Say whether the article calls a person by this full name."""
        return name in self._persons

    def see(self, sentence: Sentence) -> None:
        """Remember which persons a sentence names, and whether it is about another."""
        for word in sentence.words:
            name = self._full.person(sentence, word) if word.pos == "PROPN" else None
            if name is not None and ends_name(sentence, word):
                self._persons[name] = sentence.number
            for sign in (1, -1):
                if (
                    is_stranger(word, sign)
                    and self._full.person(sentence, word) is None
                ):
                    self._stranger = (
                        sentence.number,
                        0 if is_stranger(word, -sign) else sign,
                    )

    def follow(self, sentence: Sentence) -> None:
        """Remember whom the main clause of a sentence is about."""
        for word in sentence.root.children:
            if word.dep not in ("nsubj", "nsubjpass"):
                continue
            speaks = word.lemma in ROLES | KINDS | _STUDIES or word.entity in _BODIES
            if speaks or word.pos == "PRON" or self._full.person(sentence, word):
                self.name(sentence, word)

    def name(self, sentence: Sentence, source: Word) -> str | None:
        """Return what the article calls a source; remember it for the next ``he``.

        None for a pronoun that may mean anybody.
        """
        if source.low in _SINGULAR | _PLURAL | {"it"}:
            return self._pronoun(source.low)
        if source.pos == "PRON" and not source.left:
            return None
        names = [self._called(sentence, each) for each in _joint(source)]
        name = listed([each for each in names if each is not None]) or None
        self._remember(sentence, source)
        if len(names) > 1:
            self._group = name
        return name

    def _called(self, sentence: Sentence, source: Word) -> str | None:
        """Return the name of a source; "the company" is the body that spoke last."""
        name = self._full.called(sentence, source)
        generic = name is not None and name.startswith("the ") and source.low in KINDS
        if generic and self._body is not None and is_one_of(self._body, source.low):
            return self._body
        return name

    def _pronoun(self, low: str) -> str | None:
        if low in _PLURAL:
            return self._group
        if low == "it":
            return self._body
        if low not in _SINGULAR:
            return None
        sign = 1 if low in ("she", "her") else -1
        for name in reversed(self._recent):
            if self._votes[name] * sign >= 0:
                self._votes[name] += sign
                return name
        other, gender = self._other
        return other if gender * sign >= 0 else None

    def _remember(self, sentence: Sentence, word: Word) -> None:
        for each in word.left:
            if each.dep == "poss" and self._full.person(sentence, each) is not None:
                self._remember(sentence, each)
        name = self._called(sentence, word)
        if name is None:
            return
        if self._full.person(sentence, word) is not None or name in self._persons:
            if name in self._recent:
                self._recent.remove(name)
            self._recent.append(name)
        elif word.low in ROLES | FEMALE | MALE:
            self._other = name, (word.low in FEMALE) - (word.low in MALE)
        elif word.tag in ("NNS", "NNPS"):
            self._group = name
        else:
            self._body = name
            if word.low in _COLLECTIVE:
                self._group = name
            if name[0].isupper() and " " not in name and not name.isupper():
                # A last name that the parser takes for a firm's.
                self._other = name, 0


def _joint(source: Word) -> list[Word]:
    """Return a source with those that speak together with it: ``X and Y said``."""
    found = [source]
    for each in source.right:
        # The parser takes the second of three for what the first one is.
        alike = each.pos == "PROPN" and each.entity == source.entity
        if each.dep == "appos" and alike and conjuncts(each):
            found += [each, *conjuncts(each)]
    found += conjuncts(source)
    return [e for e in found if e is source or e.pos in ("NOUN", "PROPN")]
