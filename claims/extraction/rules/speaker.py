"""The speaker of a claim, as the article names them in full."""

from collections import deque

from claims.english import lexicon
from claims.english.gender import FEMALE, MALE
from claims.english.tokens import Token
from claims.english.word_lists import words_in
from claims.extraction.rules.outline import Range
from claims.extraction.speakers.source_name import SourceNames

_LATELY = 3
"""How many sentences somebody is meant by ``he`` or ``she`` at most."""
_PRONOUNS = frozenset(("he", "she"))


class Names:
    """The names met so far, and the person that ``he`` or ``she`` would mean."""

    def __init__(self, prose: str) -> None:
        self._sources = SourceNames(prose)
        self._full: dict[str, str] = {}
        self.person: str | None = None
        self._titles: dict[str, set[str]] = {}
        """The words before the name of a person that tell a woman or a man."""
        self._lately: deque[tuple[set[str], set[str]]] = deque(maxlen=_LATELY)
        """The persons of the last sentences, and their pronouns for one."""

    def alone(self, pronoun: str) -> str | None:
        """Return whom ``he`` or ``she`` means: the last sentences are of nobody else.

        Of most it is not known whether they are a woman or a man, so two never fit.
        """
        persons = set().union(*(names for names, _ in self._lately))
        pronouns = set().union(*(words for _, words in self._lately))
        is_one = persons == {self.person} and not pronouns >= _PRONOUNS
        other = MALE if pronoun == "she" else FEMALE
        if not is_one or self._titles.get(self.person or "", set()) & other:
            return None
        return self.person

    def learn(self, tokens: list[Token]) -> None:
        """Take in the full names of a sentence."""
        persons: set[str] = set()
        for run in name_runs(tokens):
            if self._is_person(tokens, run):
                begin = _after_roles(tokens, *run)
                name = self.full(_text(tokens, begin, run[1]))
                persons.add(name)
                before = tokens[max(0, begin - 2) : begin]
                titles = {token.low for token in before} & (FEMALE | MALE)
                self._titles.setdefault(name, set()).update(titles)
        self._lately.append((persons, {token.low for token in tokens} & _PRONOUNS))
        for start, end in name_runs(tokens):
            start = _after_roles(tokens, start, end)
            if end - start >= 2:
                name = _text(tokens, start, end)
                self._full.setdefault(tokens[end - 1].low, name)

    def full(self, name: str) -> str:
        """Return the full name that a last name stands for."""
        return name if " " in name else self._full.get(name.lower(), name)

    def follow(self, tokens: list[Token], subject: Range | None) -> None:
        """Remember the person that a sentence is about, for the next ``he``."""
        if subject is None:
            return
        for run in name_runs(tokens, *subject):
            if self._is_person(tokens, run):
                begin = _after_roles(tokens, *run)
                self.person = self.full(_text(tokens, begin, run[1]))
                return

    def speaker(self, tokens: list[Token], words: Range | None) -> str | None:
        """Name the speaker that a noun phrase stands for."""
        if words is None:
            return None
        start, end = words
        while start < end and tokens[start].tag in ("q", "RB", "CC", "IN", "x"):
            start += 1
        if start >= end:
            return None
        low = tokens[start].low
        if end - start == 1 and low in ("he", "she", "who", "whom"):
            return self.person
        if end - start == 1 and tokens[start].tag == "PR":
            return None
        runs = [run for run in name_runs(tokens, start, end) if run[1] <= end]
        person = next((run for run in runs if self._is_person(tokens, run)), None)
        if person is not None:
            begin = _after_roles(tokens, *person)
            self.person = self.full(_text(tokens, begin, person[1]))
            return self.person
        name = _text(tokens, start, end)
        return self._sources.full(name, tokens[start].start) if name else None

    def _is_person(self, tokens: list[Token], run: Range) -> bool:
        start, end = run
        role = start > 0 and tokens[start - 1].low in lexicon.ROLES
        begin = _after_roles(tokens, start, end)
        if any(token.low in lexicon.ORGANISATIONS for token in tokens[begin:end]):
            return False
        if role or begin > start:
            return True
        if begin > 0 and tokens[begin - 1].low == "the":
            return False
        return end - begin >= 2 or tokens[end - 1].low in self._full


def name_runs(
    tokens: list[Token], first: int = 0, last: int | None = None
) -> list[Range]:
    """Return the runs of name tokens."""
    found: list[Range] = []
    last = len(tokens) if last is None else last
    k = first
    while k < last:
        if tokens[k].tag == "NP":
            start = k
            while k < last and tokens[k].tag == "NP":
                k += 1
            found.append((start, k))
        else:
            k += 1
    return found


def _after_roles(tokens: list[Token], start: int, end: int) -> int:
    """Return where the name begins after ``Prime Minister``."""
    begin = start
    for k in range(start, end - 1):
        if tokens[k].low in lexicon.ROLES or tokens[k].low in _TITLES:
            begin = k + 1
    return begin


_TITLES = words_in(
    """
    dr dr. mr mr. mrs mrs. ms ms. sir lady lord prof prof.
    """
)


def _text(tokens: list[Token], start: int, end: int) -> str:
    words: list[str] = []
    for k in range(start, end):
        token = tokens[k]
        if token.tag == "q":
            continue
        glued = k > start and tokens[k - 1].end == token.start
        words.append(token.text if glued or not words else " " + token.text)
    return "".join(words)
