"""What a reader took in, before anything is stored."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SavedBytes:
    """The bytes of a source to be kept, and the text that a reader took out of them."""

    sha256: str
    """Of the bytes themselves, whatever contains them."""
    content: bytes
    """What is stored: the bytes, or a WARC file that holds them."""
    container: str | None
    """``warc``, or ``None``."""
    media_type: str
    text: str | None = None
    reader: str | None = None
    reader_version: str | None = None
    remark: str | None = None
    """Why there is no text."""


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
