"""What of an article a person has accounted for."""

from dataclasses import dataclass

from claims.records.claims import Span


@dataclass(frozen=True, slots=True)
class BlankStretch:
    """Words that no person has looked at."""

    article: str
    sentence: int
    """Its number in the revision, from 1."""
    span: Span
    words: int
    claims: tuple[str, ...]
    """The claims proposed there that nobody has looked at yet."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a revision a person has accounted for."""

    article: str
    revision: int
    sentences: int
    whole: int
    """How many sentences are accounted for word by word."""
    untouched: int
    """How many have not a word accounted for."""
    words: int
    blank_words: int
    blanks: tuple[BlankStretch, ...]
    """In the order of the text."""
