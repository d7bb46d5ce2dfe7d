"""Brackets: what a claim's words point to, put beside them in its statement."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words in square brackets that a statement has beside the claim's own.

    ``statement[place:]`` begins with ``[text]``.
    """

    place: int
    text: str
    start: int | None = None
    """Where the article has them, end exclusive; ``None`` for a date as a value."""
    end: int | None = None
    revision: int = 1
    """The text of the article that has them there."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """A bracket to be made: ``place`` is in the words, before or behind one of them."""

    place: int
    text: str
    start: int | None = None
    end: int | None = None


GAP = " … "
"""Between the parts of a claim."""


def rendered(
    words: str, insertions: Sequence[Insertion]
) -> tuple[str, tuple[Bracket, ...]]:
    """Return words with brackets put in, each a space away from the words beside it."""
    said, done = "", 0
    brackets: list[Bracket] = []
    for each in sorted(insertions, key=lambda each: each.place):
        said += words[done : each.place]
        done = each.place
        if said and not said[-1].isspace():
            said += " "
        brackets.append(Bracket(len(said), each.text, each.start, each.end))
        said += f"[{each.text}]"
        if words[done : done + 1].isalnum():
            said += " "
    return said + words[done:], tuple(brackets)


def words_of(statement: str, brackets: Sequence[Bracket]) -> str:
    """Return a statement without its brackets: the claim's own words."""
    for each in reversed(brackets):
        end = each.place + len(each.text) + 2
        before, after = statement[: each.place], statement[end:]
        if before.endswith(" ") and not after[:1].isalnum():
            before = before[:-1]
        statement = before + after.removeprefix(" ") if not before else before + after
    return statement


def bracket_fields(
    statement: str, brackets: Sequence[Bracket], revision: int
) -> dict[str, Any]:
    """Return brackets as they are kept: by their statement, of a text of the article.

    So a claim that is to say again what it said once has its brackets again, and a
    statement that a person writes has none.
    """
    if not brackets:
        return {}
    return {statement: [asdict(replace(each, revision=revision)) for each in brackets]}


def brackets_of(kept: Mapping[str, Any], statement: str) -> tuple[Bracket, ...]:
    """Return what a claim that makes this statement has in brackets."""
    return tuple(Bracket(**each) for each in kept.get(statement, ()))
