"""Fuller descriptions: what an article called a thing before it is just ``the …``."""

from dataclasses import dataclass

from claims.english.number_words import ORDINALS
from claims.english.word_lists import words_in
from claims.extraction.phrase import Phrase, made
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.tree import Tree

_DEFINITE = words_in("the this that these those")
_OWN = frozenset({"amod", "compound", "nmod"})
_TELLING = frozenset({"compound", "nmod"})
"""What tells one thing from others; an adjective may say how it is at a time."""


@dataclass(frozen=True, slots=True)
class Description:
    """What stands before a noun and behind it, either of which may be missing."""

    before: Phrase | None
    behind: Phrase | None

    @property
    def words(self) -> tuple[str, str]:
        """Return what tells it from another description."""
        return (
            self.before.text.casefold() if self.before else "",
            self.behind.text.casefold() if self.behind else "",
        )


class Descriptions:
    """How an article described its things up to a sentence."""

    def __init__(self, prose: str) -> None:
        self._prose = prose
        self._of: dict[tuple[str, str], dict[tuple[str, str], Description]] = {}

    def read(self, tree: Tree) -> dict[int, Description]:
        """Return what the bare nouns of a sentence are in full, by place."""
        found: dict[int, Description] = {}
        for word in tree.words:
            if word.pos not in ("NOUN", "PROPN") or word.dep == "compound":
                continue
            key = (word.lemma, word.tag)
            own = self._description(tree, word)
            known = self._of.get(key, {})
            if own is None:
                if _is_bare(word) and len(known) == 1:
                    found[word.i] = next(iter(known.values()))
            elif own.words not in known:
                self._of.setdefault(key, {})[own.words] = own
        return found

    def _description(self, tree: Tree, noun: Word) -> Description | None:
        before: Phrase | None = None
        behind: Phrase | None = None
        own = [each for each in noun.left if each.dep in _OWN]
        if any(map(_tells, own)):
            first = tree.pick(tree.below[own[0].i])[0]
            words = tree.words[first.i : noun.i]
            if words and words[-1].is_word and not any(map(_is_passing, words)):
                before = made(first.start, words[-1].end, self._prose)
        for each in noun.right:
            if each.dep == "prep" and each.low == "of" and each.i == noun.i + 1:
                mask = 1 << each.i
                for inner in each.right:
                    mask |= tree.short(inner)
                words = [word for word in tree.pick(mask) if word.tag != "POS"]
                if len(words) > 1 and words[-1].i - words[0].i == len(words) - 1:
                    behind = made(words[0].start, words[-1].end, self._prose)
        return Description(before, behind) if before or behind else None


def _is_bare(noun: Word) -> bool:
    left = [each for each in noun.left if each.is_word]
    if len(left) != 1 or left[0].low not in _DEFINITE:
        return False
    return not any(each.dep in ("prep", "relcl", "acl", "appos") for each in noun.right)


def _tells(word: Word) -> bool:
    """Say whether a word before a noun tells of which kind it is: ``glacial``."""
    adjective = word.dep == "amod" and word.low.endswith(("al", "ic", "ary"))
    return word.dep in _TELLING or adjective


def _is_passing(word: Word) -> bool:
    """Say whether a word before a noun counts or ranks it."""
    ranks = word.low in ORDINALS or word.tag in ("CD", "JJS", "JJR", "PRP$")
    return ranks or word.low in (
        "last",
        "next",
        "new",
        "old",
        "same",
        "other",
        "several",
        "final",
    )
