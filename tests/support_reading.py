"""Reading things in tests: bytes that are a file, a draft or a page."""

import io
from typing import BinaryIO

from claims.document import Document
from claims.reading import read


def no_stdin() -> BinaryIO:
    raise AssertionError("standard input was asked for")


def read_bytes(
    content: bytes,
    *,
    media_type: str | None = "text/plain",
    encoding: str | None = None,
    max_bytes: int = 20_000_000,
) -> Document:
    """Read ``content`` as it comes from standard input."""
    return read(
        "-",
        stdin=lambda: io.BytesIO(content),
        media_type=media_type,
        encoding=encoding,
        max_bytes=max_bytes,
    )


def read_words(words: str, *, media_type: str | None = "text/plain") -> Document:
    return read_bytes(words.encode(), media_type=media_type)


def kept(document: Document) -> str:
    """Return the prose, runs of spaces shown as one: what an engine gets to read."""
    lines = (" ".join(line.split()) for line in document.prose.splitlines())
    return "\n".join(line for line in lines if line)
