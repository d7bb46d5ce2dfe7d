"""What a SOURCE brings: bytes, and what is said about them, before they are read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claims.errors import ReadError
from claims.reading.printable import printable

STDIN = "-"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes that nobody has decoded yet."""

    name: str
    """What the person called it, fit for a message."""
    content: bytes
    suffix: str = ""
    """The ending of the file or of the URL's path, such as ``.md``, in lower case."""
    media_type: str | None = None
    """What the server said, without parameters; ``None`` where nobody said."""
    charset: str | None = None
    """What the server said."""
    url: str | None = None
    """Where the bytes came from in the end, after redirects."""
    headers: tuple[tuple[str, str], ...] = ()
    """What the server sent along, where one did."""


def is_url(source: str) -> bool:
    """Tell whether ``source`` is a web address and not a path."""
    return _SCHEME.match(source) is not None and source.lower().startswith(
        ("http://", "https://")
    )


def load_stdin(stdin: Callable[[], BinaryIO], max_bytes: int) -> Source:
    """Read standard input to its end, or until it is too large."""
    name = "standard input"
    return Source(name=name, content=_read(name, stdin(), max_bytes))


def load_file(path: str, max_bytes: int) -> Source:
    """Read a file; what is too large is refused before it is read."""
    name = printable(path)
    scheme = _SCHEME.match(path)
    if scheme is not None:
        raise ReadError(name, f"{scheme[1]} is not http or https; download it first")
    if "\0" in path or not path:
        raise ReadError(name or "''", "is not the name of a file")
    file = Path(path)
    try:
        if file.is_dir():
            raise ReadError(name, "is a directory; name the files in it")
        with file.open("rb") as stream:
            size = file.stat().st_size
            if size > max_bytes:
                raise ReadError(name, _too_large(size, max_bytes))
            content = _read(name, stream, max_bytes)
    except FileNotFoundError as error:
        raise ReadError(name, "no such file") from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise ReadError(name, f"cannot be read: {reason}") from error
    return Source(name=name, content=content, suffix=file.suffix.lower())


def _read(name: str, stream: BinaryIO, max_bytes: int) -> bytes:
    # A pipe or a device has no size to ask for: one byte more than the limit tells.
    content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise ReadError(
            name, f"is more than {max_bytes:,} bytes; --max-bytes raises the limit"
        )
    return content


def _too_large(size: int, max_bytes: int) -> str:
    return f"is {size:,} bytes and the limit is {max_bytes:,}; --max-bytes raises it"
