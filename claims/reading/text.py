"""Reading plain text."""

import re

from claims.document import Document
from claims.reading.blanked_prose import blank, blank_addresses
from claims.reading.byline import find_byline
from claims.reading.decode import decode, web_encoding
from claims.reading.line_wraps import join_wrapped_lines
from claims.reading.source import Source

VERSION = "1"
_LONGEST_TITLE = 200
# A full stop, but not that of "U.S." or of three dots.
_ENDS_SENTENCE = re.compile(r"[^.A-Z]\.$")
_ENDS_BEFORE = re.compile(r"[.!?][\"”’)]*\s")
_BLANK_LINE = re.compile(r"[^\S\r\n]*(\r\n?|\n)[^\S\r\n]*(\r|\n)")
_LONGEST_SENTENCE = 90
"""A headline that is a sentence has this many characters at most, a lead has more."""
_LINE = re.compile(r"[^\r\n]*")
_MARKS = re.compile(r"(#{1,6}\s+|[*_]{1,3}(?=\S))?(.*?)(\s+#+|[*_]{1,3})?", re.DOTALL)


def read_text(source: Source, encoding: str | None) -> Document:
    """Return a plain text as it is; only its prose is unwrapped.

    The encoding is the one asked for, else the server's, a byte order mark's or UTF-8.
    """
    if encoding is None:
        encoding = web_encoding(source.content, source.charset)
    text, found = decode(source.name, source.content, encoding)
    return document_of(text, source, found)


def document_of(text: str, source: Source, encoding: str) -> Document:
    """Return a document of plain text that was decoded already."""
    prose = blank_addresses(join_wrapped_lines(text))
    start, end = _first_line(prose)
    title = None
    if _is_title(prose[start:end], prose[end:]):
        title, marks = _unmarked(prose, start, end)
        prose = blank(prose, marks)
    return Document(
        text=text,
        prose=prose,
        content=source.content,
        media_type="text/plain",
        encoding=encoding,
        reader="text",
        reader_version=VERSION,
        title=title,
        byline=find_byline(text),
        url=source.url,
    )


def _first_line(prose: str) -> tuple[int, int]:
    start = len(prose) - len(prose.lstrip())
    line = _LINE.match(prose, start)
    return start, start + len(line[0].rstrip()) if line else len(prose)


def _is_title(line: str, rest: str) -> bool:
    """Tell whether a first line looks like a title: short, and more text follows."""
    words = line.strip().strip("*_# ")
    return (
        0 < len(words) <= _LONGEST_TITLE
        and bool(rest.strip())
        and (not _ENDS_SENTENCE.search(words) or _stands_alone(words, rest))
        and find_byline(line) is None
    )


def _stands_alone(words: str, rest: str) -> bool:
    """Tell whether a short sentence is a title by the blank line below it."""
    is_one = not _ENDS_BEFORE.search(words)
    below = _BLANK_LINE.match(rest)
    return is_one and len(words) <= _LONGEST_SENTENCE and below is not None


def _unmarked(prose: str, start: int, end: int) -> tuple[str, list[tuple[int, int]]]:
    """Return a title without ``#`` and ``**`` around it, and where these stand."""
    match = _MARKS.fullmatch(prose, start, end)
    if match is None or not match[2].strip():
        return prose[start:end].strip(), []
    marks = [match.span(group) for group in (1, 3) if match[group]]
    return match[2].strip(), marks
