"""A parsed sentence in plain objects: words, their labels, entities."""

from collections.abc import Iterator
from dataclasses import dataclass, field

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


@dataclass(slots=True, eq=False)
class Word:
    """One token; ``start`` and ``end`` are code points of the text, end exclusive.

    The labels are spaCy's for English: ``tag`` of the Penn Treebank, ``pos`` of
    Universal Dependencies, ``dep`` of ClearNLP, ``entity`` of OntoNotes or empty.
    """

    i: int
    """Its place in the sentence."""
    text: str
    low: str
    lemma: str
    """In lower case."""
    pos: str
    tag: str
    dep: str
    start: int
    end: int
    entity: str = ""
    is_word: bool = field(init=False)
    """Whether it is more than a mark, or a sign such as ``%`` beside its number."""
    quote: int | None = None
    """The number of the quotation that it stands in, in the article."""
    head: "Word" = field(init=False)
    """The word that it hangs on; the root hangs on itself."""
    left: list["Word"] = field(default_factory=list)
    right: list["Word"] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.is_word = any(map(str.isalnum, self.text))

    @property
    def children(self) -> list["Word"]:
        """Return what hangs on it, in text order."""
        return self.left + self.right

    @property
    def is_root(self) -> bool:
        """Say whether it hangs on nothing."""
        return self.head is self

    def ancestors(self) -> Iterator["Word"]:
        """Yield the words above it, nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def subtree(self) -> list["Word"]:
        """Return it and all that hangs on it, in text order."""
        found = [self]
        for word in found:
            found += word.left
            found += word.right
        found.sort(key=lambda word: word.i)
        return found

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep}"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name or figure: the words from ``first`` to ``last``, last exclusive."""

    first: int
    last: int
    label: str


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence with its words; ``block`` counts the lines of the text from 0."""

    number: int
    block: int
    words: list[Word]
    entities: list[Entity]

    @property
    def root(self) -> Word:
        """Return the word that hangs on nothing; the first where there are several."""
        return next(word for word in self.words if word.is_root)

    def entity_at(self, i: int) -> Entity | None:
        """Return the entity that the ``i``-th word is part of."""
        return next((e for e in self.entities if e.first <= i < e.last), None)
