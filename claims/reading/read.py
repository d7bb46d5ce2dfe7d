"""Taking a document in: find out what it is, and let the right reader read it."""

import codecs
import re
from collections.abc import Callable
from typing import BinaryIO

from claims.document import Document
from claims.errors import ReadError
from claims.reading.bounds import within_bounds
from claims.reading.printable import printable
from claims.reading.source import STDIN, Source, is_url, load_file, load_stdin

MAX_BYTES = 2_000_000
"""Of a text; the slowest engine reads so many within three minutes."""
TEXT, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"

_BY_SUFFIX = {
    ".htm": HTML,
    ".html": HTML,
    ".markdown": MARKDOWN,
    ".md": MARKDOWN,
    ".xhtml": HTML,
}
SUFFIXES = frozenset({".txt", *_BY_SUFFIX})
"""The endings of the files that there is a reader for."""
_BY_MEDIA_TYPE = {
    "application/xhtml+xml": HTML,
    "text/html": HTML,
    "text/markdown": MARKDOWN,
    "text/x-markdown": MARKDOWN,
}
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def read(
    source: str,
    *,
    stdin: Callable[[], BinaryIO],
    media_type: str | None = None,
    encoding: str | None = None,
    allow_private: bool = False,
    max_bytes: int = MAX_BYTES,
    timeout: float = 20.0,
) -> Document:
    """Return the document that ``source`` names: a path, a URL, or ``-``.

    ``stdin`` gives standard input's bytes and is called only for ``-``. ``media_type``
    and ``encoding`` overrule what the source says. ``timeout`` is in seconds and ends
    all of a fetch. Raises ``ReadError``, and ``MissingExtraError`` where a library is
    not there.
    """
    wanted = _kind_named(media_type) if media_type else None
    if source == STDIN:
        found = load_stdin(stdin, max_bytes)
    elif is_url(source):
        from claims.reading.web.fetch import fetch

        found = fetch(
            source,
            allow_private=allow_private,
            any_type=wanted is not None,
            max_bytes=max_bytes,
            timeout=timeout,
        )
    else:
        found = load_file(source, max_bytes)
    document = read_as(wanted or kind_of(found), found, encoding)
    if len(document.prose) != len(document.text):
        raise AssertionError(f"{document.reader} shifted the text of {found.name}")
    return document


def _kind_named(media_type: str) -> str:
    """Return the reader's media type for what a person asked for."""
    bare = media_type.partition(";")[0].strip().lower()
    if bare in _BY_MEDIA_TYPE:
        return _BY_MEDIA_TYPE[bare]
    if bare == TEXT:
        return TEXT
    raise ReadError(
        f"media type {printable(media_type)!r}",
        f"cannot be read; choose {TEXT}, {MARKDOWN} or {HTML}",
    )


def kind_of(source: Source) -> str:
    """Return the media type of a source: what its server said, its ending, its start.

    ``text/plain`` from a server says no more than that it is text: many serve Markdown
    so.
    """
    if source.media_type in _BY_MEDIA_TYPE:
        return _BY_MEDIA_TYPE[source.media_type]
    by_suffix = _BY_SUFFIX.get(source.suffix)
    if source.media_type is not None:
        return MARKDOWN if by_suffix == MARKDOWN else TEXT
    if by_suffix is None and source.suffix != ".txt":
        return HTML if _starts_as_html(source.content[:4096]) else TEXT
    return by_suffix or TEXT


def _starts_as_html(start: bytes) -> bool:
    rest = start.removeprefix(codecs.BOM_UTF8).lstrip()
    while rest.startswith(b"<!--"):
        rest = rest.partition(b"-->")[2].lstrip()
    return _HTML_START.match(rest) is not None


def read_as(kind: str, source: Source, encoding: str | None) -> Document:
    """Return what the reader for ``kind`` takes out of a source's bytes."""
    if kind == HTML:
        from claims.reading.html import read_html

        return _bounded(read_html, source, encoding, "trafilatura.core")
    if kind == MARKDOWN:
        from claims.reading.markdown.read import read_markdown

        return _bounded(read_markdown, source, encoding, "markdown_it")
    from claims.reading.text import read_text

    return read_text(source, encoding)


def _bounded(
    reader: Callable[[Source, str | None], Document],
    source: Source,
    encoding: str | None,
    library: str,
) -> Document:
    size = len(source.content)
    return within_bounds(source.name, size, lambda: reader(source, encoding), library)
