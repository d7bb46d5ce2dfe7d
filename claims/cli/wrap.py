"""Text in several styles, wrapped to the width of a terminal."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from wcwidth import wcwidth

S = TypeVar("S")

_NO_LINE_BEGINS = frozenset({"Pe", "Pf", "Po", "Mn", "Mc", "Me", "Cf"})
_NO_LINE_ENDS = frozenset({"Ps", "Pi"})
_JOINER = "\u200d"


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(max(0, wcwidth(each)) for each in text)


def _is_wide(character: str) -> bool:
    return wcwidth(character) == 2


def wrap(
    pieces: Sequence[tuple[str, S]], width: int | None
) -> Iterator[list[tuple[str, S]]]:
    """Yield the lines of a text that comes in pieces, each with a style.

    A line breaks at white space, and beside a wide character, as scripts do that set no
    words apart. Without a ``width`` only the line breaks of the text count.
    """
    cells = [(each, style) for text, style in pieces for each in text]
    line: list[tuple[str, S]] = []
    space: list[tuple[str, S]] = []
    taken = 0
    for chunk in _chunks(cells):
        words = "".join(each for each, _ in chunk)
        if words == "\n":
            yield _pieces(line)
            line, space, taken = [], [], 0
        elif not words.strip():
            space = chunk
        else:
            room = taken + len(space) + columns(words)
            if line and width is not None and room > width:
                yield _pieces(line)
                line, space, taken = [], [], 0
            line += [*space, *chunk]
            taken += len(space) + columns(words)
            space = []
    if line:
        yield _pieces(line)


def _chunks(cells: Sequence[tuple[str, S]]) -> Iterator[list[tuple[str, S]]]:
    """Yield what no line break tears: words, white space, wide characters."""
    chunk: list[tuple[str, S]] = []
    for cell in cells:
        if chunk and _may_break(chunk[-1][0], cell[0]):
            yield chunk
            chunk = []
        chunk.append(cell)
    if chunk:
        yield chunk


def _may_break(before: str, after: str) -> bool:
    if "\n" in (before, after) or _is_space(before) != _is_space(after):
        return True
    if _is_space(before) or not (_is_wide(before) or _is_wide(after)):
        return False
    return (
        before != _JOINER
        and unicodedata.category(before) not in _NO_LINE_ENDS
        and unicodedata.category(after) not in _NO_LINE_BEGINS
    )


def _is_space(character: str) -> bool:
    return character.isspace() and character not in "\u00a0\u202f"


def _pieces(line: Sequence[tuple[str, S]]) -> list[tuple[str, S]]:
    return [
        ("".join(each for each, _ in group), style)
        for style, group in groupby(line, lambda cell: cell[1])
    ]
