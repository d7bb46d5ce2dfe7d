"""A claim in the making: token ranges of one sentence, and how they become spans."""

from dataclasses import dataclass

from claims.english.tokens import Token
from claims.english.word_lists import words_in
from claims.extraction.rules.edges import EDGES
from claims.extraction.rules.outline import Range
from claims.vocabulary import Kind

_NEVER_FIRST = frozenset((",", ";", ":", "-", ")", ".", "q", "CC", "x"))
_NEVER_LAST = frozenset((",", ";", ":", "-", "(", ".", "q", "CC"))
_BETWEEN = words_in(
    """
    , ; : - ( ) . q x PS
    """
)


@dataclass(slots=True)
class Draft:
    """What a rule proposes, before spans and brackets are made of it."""

    words: frozenset[int]
    """Numbers of its tokens."""
    kind: Kind
    speaker: str | None
    rule: str
    """What found it, for those who improve the rules."""
    subject: Range | None = None
    """The subject to put in brackets when ``words`` lack it."""


def words_of(*ranges: Range | None) -> frozenset[int]:
    """Return the numbers of the tokens that the ranges cover."""
    return frozenset(
        k for words in ranges if words is not None for k in range(words[0], words[1])
    )


def parts(tokens: list[Token], words: frozenset[int]) -> list[Range]:
    """Return the runs of tokens, trimmed of marks; marks between do not part them."""
    found: list[Range] = []
    for k in sorted(words):
        if found and all(
            tokens[between].tag in _BETWEEN for between in range(found[-1][1], k)
        ):
            found[-1] = (found[-1][0], k + 1)
        else:
            found.append((k, k + 1))
    return [trimmed for run in found if (trimmed := _trim(tokens, run))]


def _trim(tokens: list[Token], run: Range) -> Range | None:
    start, end = run
    while start < end and (tokens[start].tag in _NEVER_FIRST):
        start += 1
    while start < end and (
        tokens[end - 1].tag in _NEVER_LAST
        or (tokens[end - 1].tag in ("x", ")") and not _keeps(tokens, start, end))
    ):
        end -= 1
    return (start, end) if start < end else None


def _keeps(tokens: list[Token], start: int, end: int) -> bool:
    """Keep a closing bracket whose opening one is inside."""
    return tokens[end - 1].tag == ")" and any(
        token.tag == "(" for token in tokens[start:end]
    )


def spans_of(tokens: list[Token], draft: Draft, text: str) -> tuple[Range, ...]:
    """Return the parts as offsets, without quotation marks or punctuation at the ends.

    ``text`` is what the tokens were cut from.
    """
    found = []
    for first, last in parts(tokens, draft.words):
        start, end = tokens[first].start, tokens[last - 1].end
        while start < end and text[start] in EDGES:
            start += 1
        while start < end and text[end - 1] in EDGES:
            end -= 1
        if any(character.isalnum() for character in text[start:end]):
            found.append((start, end))
    return tuple(found)
