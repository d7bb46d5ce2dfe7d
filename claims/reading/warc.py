"""Web pages as archives keep them: WARC files (ISO 28500)."""

import io

from claims import __version__
from claims.errors import MissingExtraError, ReadError
from claims.reading.source import Source

# The body is stored as it was after these were undone.
_UNDONE = frozenset({"connection", "content-encoding", "transfer-encoding"})


def to_warc(source: Source) -> bytes:
    """Return a compressed WARC file with the answer that a server gave."""
    try:
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter
    except ImportError as error:
        raise MissingExtraError("saving a web page", "snapshots") from error

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    software = {"software": f"claims {__version__}", "format": "WARC File Format 1.0"}
    writer.write_record(writer.create_warcinfo_record("snapshot.warc.gz", software))
    headers = [each for each in source.headers if each[0].lower() not in _UNDONE]
    record = writer.create_warc_record(
        source.url or source.name,
        "response",
        payload=io.BytesIO(source.content),
        length=len(source.content),
        http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
    )
    writer.write_record(record)
    return buffer.getvalue()


def from_warc(name: str, content: bytes) -> bytes:
    """Return the bytes that a server gave. Raises ``ReadError`` for a broken file."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingExtraError("reading a saved web page", "snapshots") from error

    try:
        for record in ArchiveIterator(io.BytesIO(content)):
            if record.rec_type == "response":
                found: bytes = record.raw_stream.read()
                return found
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        raise ReadError(name, "is not a WARC file any more") from error
    raise ReadError(name, "is a WARC file without an answer in it")


def bytes_in(name: str, content: bytes, container: str | None) -> bytes:
    """Return the bytes themselves, out of what contains them."""
    return from_warc(name, content) if container == "warc" else content
