"""Taking the bytes of a source as they are, to keep them, with the text in them."""

import hashlib
import mimetypes
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from claims.document import SavedBytes
from claims.errors import ReadError
from claims.reading.binary import kind_of_binary
from claims.reading.bounds import within_bounds
from claims.reading.read import TEXT, kind_of, read_as
from claims.reading.source import STDIN, Source, is_url, load_file, load_stdin

PDF = "application/pdf"
UNKNOWN = "application/octet-stream"


def save(
    location: str,
    *,
    stdin: Callable[[], BinaryIO],
    allow_private: bool = False,
    max_bytes: int = 20_000_000,
    timeout: float = 20.0,
) -> SavedBytes:
    """Return the bytes of a file, a URL or standard input (``-``), to be kept.

    What a URL gives is kept as a WARC file, with the server's headers and the address.
    Bytes that nobody can read as text are kept without one. Raises ``ReadError``, and
    ``MissingExtraError`` where a library is not there.
    """
    container = None
    if location == STDIN:
        found = load_stdin(stdin, max_bytes)
    elif is_url(location):
        from claims.reading.web.fetch import fetch

        found = fetch(
            location,
            allow_private=allow_private,
            any_type=True,
            max_bytes=max_bytes,
            timeout=timeout,
        )
        container = "warc"
    else:
        found = load_file(location, max_bytes)
    content = found.content
    if container:
        from claims.reading.warc import to_warc

        content = to_warc(found)
    media_type = _media_type(found)
    sha256 = hashlib.sha256(found.content).hexdigest()
    saved = SavedBytes(sha256, content, container, media_type)
    try:
        text, reader, version = _text(found, media_type)
    except ReadError as error:
        return replace(saved, remark=str(error))
    if text is None:
        return replace(saved, remark=f"there is no reader for {media_type}")
    return replace(saved, text=text, reader=reader, reader_version=version)


def _media_type(source: Source) -> str:
    """Return what the bytes are: as they begin, as the server said, as they end."""
    if source.content[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    by_name = mimetypes.guess_type(f"x{source.suffix}")[0]
    if kind_of_binary(source.content) is not None:
        return source.media_type or by_name or UNKNOWN
    kind = kind_of(source)
    if kind != TEXT:
        return kind
    return source.media_type or by_name or TEXT


def _text(source: Source, media_type: str) -> tuple[str | None, str, str]:
    if media_type == PDF:
        from claims.reading.pdf import VERSION, read_pdf

        text, library = within_bounds(
            source.name, None, lambda: read_pdf(source), "pypdf"
        )
        return text, "pdf", f"{VERSION} ({library})"
    if kind_of_binary(source.content) is not None:
        return None, "", ""
    document = read_as(kind_of(source), source, None)
    # PostgreSQL stores no null character.
    text = document.text.replace("\0", "\ufffd")
    return text, document.reader, document.reader_version
