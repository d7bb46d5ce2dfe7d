"""Pointers: what the words of an article point to, and what they stand for in full."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.extraction.phrase import Phrase, named
from claims.extraction.spacy.antecedents import Antecedents
from claims.extraction.spacy.called import Called
from claims.extraction.spacy.couples import Couple
from claims.extraction.spacy.descriptions import Description, Descriptions
from claims.extraction.spacy.phrase import phrase
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.speaker import Voices
from claims.extraction.spacy.tree import Tree


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the words of one sentence point to, each by its place in it."""

    tree: Tree
    pronouns: Mapping[int, tuple[Phrase, ...]]
    couples: Mapping[int, Sequence[Phrase]]
    """Words for both of a couple."""
    called: Mapping[int, Phrase]
    """Nouns whose name the article gave, and numbers without what they count."""
    fuller: Mapping[int, Description]
    """Nouns that it described before."""
    names: Mapping[int, str]
    """The full names of whom last names and pronouns mean."""


class Pointers:
    """What the sentences of an article point to; ``read`` them in turn."""

    def __init__(self, prose: str, voices: Voices) -> None:
        self.prose = prose
        self.voices = voices
        self._couple = Couple(prose, voices)
        self._antecedents = Antecedents(prose, voices, self._couple)
        self._descriptions = Descriptions(prose)
        self._called = Called(prose, voices)

    def read(self, tree: Tree) -> Pointed:
        """Return what the words of the next sentence point to."""
        return Pointed(
            tree,
            self._antecedents.read(tree),
            {
                word.i: couple
                for word in tree.words
                if (couple := self._couple.meant(word))
            },
            self._called.read(tree),
            self._descriptions.read(tree),
            self.voices.meant(tree.sentence),
        )

    def meaning(self, here: Pointed, noun: Word) -> Sequence[Phrase]:
        """Return what a noun or pronoun stands for: a full name, or its own phrase."""
        if noun.i in here.pronouns:
            return here.pronouns[noun.i]
        if noun.i in here.couples:
            return here.couples[noun.i]
        name = here.names.get(noun.i)
        name = name or self.voices.person(here.tree.sentence, noun)
        if name is not None:
            place = named(name, self.prose, noun.end)
        elif noun.pos == "PRON":
            return ()
        else:
            place = phrase(here.tree, noun, self.prose)
        return (place,) if place is not None else ()
