"""What the article calls a source, and whom it means by ``he``, ``she`` or ``they``."""

from collections import Counter
from collections.abc import Iterable

from claims.english.lexicon import ORGANISATIONS, ROLES
from claims.english.word_lists import words_in
from claims.extraction.spacy.sentence import SUBJECTS, Sentence, Word

TITLES = words_in(
    "dr dr. mr mr. mrs mrs. ms ms. sir lady lord prof prof. major general"
)
_FEMALE = words_in(
    """
    mrs mrs. ms ms. lady wife mother daughter sister woman girl aunt queen princess
    spokeswoman chairwoman congresswoman actress widow duchess businesswoman
    """
)
_MALE = words_in(
    """
    mr mr. sir lord husband father son brother man boy uncle king prince spokesman
    chairman congressman actor widower duke businessman
    """
)
_SINGULAR = words_in("he she him her his")
_PLURAL = words_in("they them their")
_LATELY = 2
"""How many sentences back somebody can still be meant by ``he`` or ``she``."""
_SURE = 2
"""How many votes for a woman or a man tell for sure."""
_PERSONAL = words_in("he she him his her")
_BODIES = frozenset({"ORG", "NORP", "GPE", "PERSON"})
_RESULTS = words_in("result finding conclusion")


class Names:
    """The full names of an article, and who was last spoken of."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._full: dict[str, str] = {}
        self._given: dict[str, str | None] = {}
        """By first names; None where two share one."""
        self._votes: Counter[str] = Counter()
        """For a woman above 0, for a man below."""
        self._recent: list[str] = []
        self._persons: dict[str, int] = {}
        """In which sentence each was named last, those of later sentences not yet."""
        self._stranger = (-1, 0)
        """The last sentence about a person without a name, and his or her gender."""
        self._shared: set[str] = set()
        """Last names that two persons have."""
        self._group: str | None = None
        self._body: str | None = None
        sentences = list(sentences)
        for sentence in sentences:
            self._learn(sentence)
        for sentence in sentences:
            self._vote(sentence)

    def _learn(self, sentence: Sentence) -> None:
        """Take in the full names of the persons of a sentence."""
        for word in sentence.words:
            run = name_run(sentence, word)
            if len(run) < 2 or not is_person(sentence, run):
                continue
            after = sentence.words[word.i + 1 : word.i + 2]
            if after and after[0].pos == "PROPN" and after[0].entity == word.entity:
                continue
            known = self._full.setdefault(word.low, text_of(run))
            if known not in text_of(run) and text_of(run) not in known:
                self._shared.add(word.low)
            first = run[0].low
            same = self._given.setdefault(first, text_of(run)) == text_of(run)
            self._given[first] = text_of(run) if same else None

    def _vote(self, sentence: Sentence) -> None:
        """Learn he or she from roles, and from sentences that name one person alone."""
        names: set[str] = set()
        pronouns: set[str] = set()
        for word in sentence.words:
            pronouns.add(word.low if names else "")
            run = name_run(sentence, word)
            name = self.person(sentence, word)
            if name is None or not run:
                continue
            names.add(name)
            around = sentence.words[max(0, run[0].i - 2) : run[0].i] + run
            marks = [each.i for each in around if not each.is_word and each.i < word.i]
            roles = {e.low for e in around if e.i > max(marks, default=-1)}
            roles |= {each.low for each in word.right if each.dep == "appos"}
            if word.dep == "appos":
                roles.add(word.head.low)
            self._votes[name] += 5 * (bool(roles & _FEMALE) - bool(roles & _MALE))
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
                name = self.person(sentence, word)
                if name is None or not run or not _ends_name(sentence, word):
                    continue
                if len(run) == 1 and word.low in self._shared:
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
            _is_stranger(each, sign) and self.person(sentence, each) is None
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
            name = self.person(sentence, subject)
            if name is not None and pronoun not in subject.subtree():
                return {name} if self._may_be(name, sign) else set()
        return set()

    def _may_be(self, name: str, sign: int) -> bool:
        """Say whether a person may be a woman (1) or a man (-1)."""
        return self._votes[name] * sign > -_SURE

    def is_person(self, name: str) -> bool:
        """Say whether the article calls a person by this full name."""
        return name in self._persons

    def see(self, sentence: Sentence) -> None:
        """Remember which persons a sentence names, and whether it is about another."""
        for word in sentence.words:
            name = self.person(sentence, word) if word.pos == "PROPN" else None
            if name is not None and _ends_name(sentence, word):
                self._persons[name] = sentence.number
            for sign in (1, -1):
                if _is_stranger(word, sign) and self.person(sentence, word) is None:
                    self._stranger = (
                        sentence.number,
                        0 if _is_stranger(word, -sign) else sign,
                    )

    def follow(self, sentence: Sentence) -> None:
        """Remember whom the main clause of a sentence is about."""
        for word in sentence.root.children:
            if word.dep not in ("nsubj", "nsubjpass"):
                continue
            speaks = word.lemma in ROLES | ORGANISATIONS or word.entity in _BODIES
            if speaks or word.pos == "PRON" or self.person(sentence, word):
                self.name(sentence, word)

    def name(self, sentence: Sentence, source: Word) -> str | None:
        """Return what the article calls a source; remember it for the next ``he``.

        None for a pronoun that may mean anybody.
        """
        if source.low in _SINGULAR | _PLURAL | {"it"}:
            return self._pronoun(source.low)
        if source.pos == "PRON" and not source.left:
            return None
        self._remember(sentence, source)
        return self._called(sentence, source)

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
        return None

    def _remember(self, sentence: Sentence, word: Word) -> None:
        for each in word.left:
            if each.dep == "poss" and self.person(sentence, each) is not None:
                self._remember(sentence, each)
        name = self._called(sentence, word)
        if name is None:
            return
        if self.person(sentence, word) is not None:
            if name in self._recent:
                self._recent.remove(name)
            self._recent.append(name)
        elif word.tag in ("NNS", "NNPS"):
            self._group = name
        else:
            self._body = name

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

    def _called(self, sentence: Sentence, word: Word) -> str | None:
        person = self.person(sentence, word)
        if person is not None:
            return person
        if word.lemma in _RESULTS:
            place = next((e for e in word.right if e.low in ("of", "from")), None)
            if place is not None and place.right:
                return self._called(sentence, place.right[0])
        words = noun_phrase(word)
        proper = name_run(sentence, word)
        if (
            proper
            and word.pos == "PROPN"
            and not any(each.i > word.i for each in words)
        ):
            first = proper[0].i
            before = [e for e in words if e.i < first and e.dep not in ("det", "amod")]
            if not before or any(e.pos == "NOUN" for e in before):
                words = proper
        while (
            words and (words[0].dep == "det" or not words[0].is_word) and len(words) > 1
        ):
            if words[0].low == "the" and word.pos != "PROPN":
                break
            words = words[1:]
        owner = next(
            (e for e in word.left if e.dep == "poss" and e.low == "whose"), None
        )
        name = text_of([each for each in words if each is not owner])
        if owner is not None and _antecedent(word) is not None:
            antecedent = _antecedent(word)
            assert antecedent is not None
            name = f"{name} of {text_of(noun_phrase(antecedent))}"
        return name or None


def points_back(word: Word) -> bool:
    """Say whether a word is a pronoun for a person."""
    return word.low in _PERSONAL and word.pos in ("PRON", "DET")


def _ends_name(sentence: Sentence, word: Word) -> bool:
    after = sentence.words[word.i + 1 : word.i + 2]
    return not (after and after[0].pos == "PROPN" and after[0].entity == word.entity)


def _is_stranger(word: Word, sign: int) -> bool:
    """Say whether a noun is about one person, who may be a woman (1) or a man (-1)."""
    if word.tag != "NN" or word.dep not in ("nsubj", "nsubjpass"):
        return False
    other = _MALE if sign > 0 else _FEMALE
    return word.low in ROLES | _FEMALE | _MALE and word.low not in other


def _antecedent(word: Word) -> Word | None:
    clause = next((each for each in word.ancestors() if each.dep == "relcl"), None)
    return clause.head if clause is not None else None


def name_run(sentence: Sentence, word: Word) -> list[Word]:
    """Return the words of the proper name that ends with a word, without roles."""
    if word.pos != "PROPN":
        return []
    first = word.i
    words = sentence.words
    entity = sentence.entity_at(word.i)
    while first > 0:
        before = words[first - 1]
        inside = entity is not None and entity.first <= before.i
        joined = before.text in "-–" and first > 1 and before.end == words[first].start
        if before.pos == "PROPN" or joined or (inside and before.dep != "det"):
            first -= 1
            continue
        break
    run = words[first : word.i + 1]
    if entity is not None and entity.label == "PERSON" and entity.last == word.i + 1:
        run = [each for each in run if each.i >= entity.first] or run
    start = max(
        (k + 1 for k, e in enumerate(run[:-1]) if e.low in ROLES | TITLES), default=0
    )
    organisation = run[-1].low in ORGANISATIONS or any(
        e.low in ORGANISATIONS for e in run
    )
    return run if organisation and start == len(run) - 1 else run[start:]


def noun_phrase(word: Word) -> list[Word]:
    """Return a noun phrase without its relative clauses, appositions and asides."""
    apart: set[int] = set()
    for each in word.right:
        loose = each.dep in ("relcl", "appos", "cc", "conj", "punct", "advcl")
        comma = word.i < each.i and any(
            e.dep == "punct" and not _is_hyphen(e) and e.i < each.i for e in word.right
        )
        if (
            each.dep == "relcl"
            and each.tag == "VBN"
            and _is_reduced(each)
            and not comma
        ):
            continue
        if (loose and not _is_hyphen(each)) or comma:
            apart |= {part.i for part in each.subtree()}
    found = [each for each in word.subtree() if each.i not in apart]
    deeper = {
        part.i
        for each in found
        if each.i >= word.i
        for loose in each.right
        if (each is not word and loose.dep in ("relcl", "appos"))
        or loose.low in ("including", "such", "like")
        or (each is not word and loose.dep == "punct" and not _is_hyphen(loose))
        for part in loose.subtree()
    }
    return [each for each in found if each.i not in deeper]


def text_of(words: list[Word]) -> str:
    """Return words as the text spells them, white space folded."""
    text = ""
    for k, word in enumerate(words):
        glued = k == 0 or words[k - 1].end == word.start
        text += word.text if glued else " " + word.text
    return text.strip()


def is_person(sentence: Sentence, run: list[Word]) -> bool:
    """Say whether a proper name is a person's, by its entity and what is before it."""
    if any(each.low in ORGANISATIONS for each in run):
        return False
    first = run[0].i
    before = sentence.words[first - 1].low if first else ""
    if before in TITLES or (before in ROLES and before not in ("member", "head")):
        return True
    if before == "the":
        return False
    return all(each.entity == "PERSON" for each in run if each.is_word)


def _is_hyphen(word: Word) -> bool:
    return word.text in ("-", "–", "’", "'")


def _is_reduced(verb: Word) -> bool:
    return not any(each.low in ("who", "which", "that", "whose") for each in verb.left)
