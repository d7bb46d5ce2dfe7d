"""What stands in a Markdown source but for its markup, every letter in its place."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.reading.blanked_prose import blank, blank_addresses

if TYPE_CHECKING:
    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\]:?")
# The line breaks that markdown-it-py knows; others are letters to it.
_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(slots=True)
class _Line:
    """A line of the source, without its line break."""

    start: int
    end: int
    next_start: int
    cursor: int = field(init=False)
    """Where the next cell of a table is looked for."""

    def __post_init__(self) -> None:
        self.cursor = self.start


def prose_of(text: str, start: int = 0) -> tuple[str, str | None]:
    """Return ``text`` with its markup blanked, as long, and the first heading.

    All before ``start`` is markup. Everything is blanked at first; then the letters
    that the parser takes for words are put back where they were.
    """
    from claims.reading.markdown.inline import InlineParser

    parser = InlineParser()
    lines = _lines_of(text, start)
    prose = [each if each in "\r\n" else " " for each in text]
    heading = None
    is_heading = False
    for token in parser.parse_blocks(text[start:]):
        if token.type != "inline" or token.map is None:
            is_heading = token.type == "heading_open"
            continue
        places = _places(text, token, lines[slice(*token.map)])
        words, soft_breaks = parser.words(token.content)
        for position in words:
            _, place = places[position]
            if place is not None and text[place] == token.content[position]:
                prose[place] = text[place]
        for position in soft_breaks:
            line, _ = places[position]
            prose[line.end : line.next_start] = " " * (line.next_start - line.end)
        if is_heading and heading is None:
            letters = (prose[p] if p is not None else " " for _, p in places)
            heading = " ".join("".join(letters).split()) or None
    footnotes = [match.span() for match in _FOOTNOTE.finditer(text, start)]
    return blank_addresses(blank("".join(prose), footnotes)), heading


def _lines_of(text: str, start: int) -> list[_Line]:
    lines = []
    for match in _BREAK.finditer(text, start):
        lines.append(_Line(start, match.start(), match.end()))
        start = match.end()
    lines.append(_Line(start, len(text), len(text)))
    return lines


def _places(
    text: str, token: "Token", lines: list[_Line]
) -> list[tuple[_Line, int | None]]:
    """Return, for each letter of a block's content, its line and its offset.

    The content is what the block's lines hold behind the marks of quotations and
    lists, so each of its lines ends where the source's does; only a heading and the
    cells of a table have marks after them too.
    """
    places: list[tuple[_Line, int | None]] = []
    parts = token.content.split("\n")
    # The parser drops first lines that hold nothing but a no-break space, say.
    first = parts[0].strip()
    dropped = next(
        (n for n, line in enumerate(lines) if first in text[line.start : line.end]), 0
    )
    for number, part in enumerate(parts, dropped):
        line = lines[min(number, len(lines) - 1)]
        source = text[line.start : line.end].rstrip()
        words = part.strip()
        if len(parts) > 1 and source.endswith(words):
            offsets = _run(line.start + len(source) - len(words), words)
        else:
            offsets = _find(text, words, line)
        padding: list[int | None] = [None] * (len(part) - len(part.lstrip()))
        padded = padding + offsets + [None] * len(part)
        places.extend((line, offset) for offset in padded[: len(part)])
        # The line break itself, which belongs to its line.
        places.append((line, None))
    return places


def _find(text: str, words: str, line: _Line) -> list[int | None]:
    """Return the offset of each letter of ``words``, looked for in a line."""
    # A bar in a cell is written with a backslash, which the content is without.
    for written in (words, words.replace("|", "\\|")):
        at = text.find(written, line.cursor, line.end)
        if at >= 0:
            line.cursor = at + len(written)
            run = _run(at, written)
            if written == words:
                return run
            return [
                offset
                for offset, letter, following in zip(
                    run, written, [*written[1:], ""], strict=True
                )
                if letter + following != "\\|"
            ]
    return [None] * len(words)


def _run(start: int, words: str) -> list[int | None]:
    return list(range(start, start + len(words)))
