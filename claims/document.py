"""A document as a reader took it in, before anything is stored."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """An article's text, the bytes it came from, and what they say about themselves.

    ``prose`` is what an engine reads: as long as ``text``, and the same at every
    position but where markup, addresses or code were blanked with spaces, and where a
    line break that only wraps a line became a space. A line break left in ``prose``
    ends a block. So an offset into the one is an offset into the other.
    """

    text: str
    prose: str
    content: bytes
    media_type: str
    encoding: str
    reader: str
    reader_version: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published_on: date | None = None
    language: str | None = None
    """A BCP 47 tag, such as ``en``."""
    remarks: tuple[str, ...] = ()
    """What could not be read of what it says about itself, for the person."""
