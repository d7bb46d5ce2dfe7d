"""From bytes to text, exactly, or not at all."""

import codecs

from claims.errors import ReadError, WrongEncodingError
from claims.reading.binary import is_mostly_control, kind_of_binary
from claims.reading.printable import printable

# The longer marks come first: UTF-32's starts with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python lists these beside the encodings, but no document is written in them.
_NOT_OF_DOCUMENTS = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined"}
    | {"unicode-escape"}
)
_AS_BROWSERS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "shift-jis": "cp932",
}


def mark_of(content: bytes) -> tuple[bytes, str] | None:
    """Return the byte order mark that ``content`` starts with and what it announces."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return mark, encoding
    return None


def known_encoding(name: str) -> str | None:
    """Return Python's name of an encoding of text, or ``None`` when there is none."""
    try:
        found = codecs.lookup(name).name.replace("_", "-")
        # An encoding from bytes to bytes, such as zlib, is refused by this.
        "".encode(found)
    except (LookupError, ValueError):
        return None
    return None if found in _NOT_OF_DOCUMENTS else found


def web_encoding(content: bytes, label: str | None) -> str | None:
    """Return what a server's or a page's label means; ``None`` where it means nothing.

    A byte order mark wins over a label, and some labels mean more than they say, as
    browsers have it (the Encoding Standard).
    """
    if label is None or mark_of(content):
        return None
    known = known_encoding(label)
    return _AS_BROWSERS.get(known, known) if known else None


def decode(name: str, content: bytes, encoding: str | None) -> tuple[str, str]:
    """Return the text and its encoding: the one asked for, the mark's, or UTF-8.

    A byte order mark is a signature and no part of the text. Raises ``ReadError`` for
    what is not text, is empty, or is in another encoding.
    """
    if not content:
        raise ReadError(name, "is empty")
    kind = kind_of_binary(content)
    if kind is not None:
        raise ReadError(name, f"is {kind}; save it as text, Markdown or HTML first")
    mark = mark_of(content)
    if encoding is None:
        found = mark[1] if mark else "utf-8"
    else:
        known = known_encoding(encoding)
        if known is None:
            raise ReadError(
                name,
                f"{printable(encoding)!r} is no encoding; --encoding takes"
                " names such as utf-8, utf-16 or windows-1252",
            )
        found = known
    skipped = 0
    if mark and found in (mark[1], mark[1].removesuffix("-le").removesuffix("-be")):
        skipped, found = len(mark[0]), mark[1]
    if encoding is None and not mark and b"\0" in content:
        raise ReadError(
            name,
            f"is not text: it has a NUL at byte {content.index(0):,};"
            " --encoding NAME says so where it is UTF-16 or UTF-32",
        )
    text = _strictly(name, content, skipped, found)
    check_text(name, text)
    return text, found


def _strictly(name: str, content: bytes, skipped: int, encoding: str) -> str:
    try:
        return content[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        offset = skipped + error.start
        found = f"byte 0x{content[offset]:02x} at offset {offset:,}"
        raise WrongEncodingError(
            name,
            f"is not {encoding}: {found}; --encoding NAME says which encoding it is,"
            " such as windows-1252",
        ) from error
    except UnicodeError as error:
        raise WrongEncodingError(
            name, f"is not {encoding}; --encoding NAME says which encoding it is"
        ) from error


def check_text(name: str, text: str) -> None:
    """Raise ``ReadError`` for what no article has and no database keeps."""
    if not text.strip():
        raise ReadError(name, "has nothing but white space")
    if "\0" in text:
        raise ReadError(name, f"has a NUL at character {text.index(chr(0)):,}")
    if not text.isascii():
        for position, each in enumerate(text):
            if "\ud800" <= each <= "\udfff":
                raise ReadError(
                    name,
                    f"has half a character (U+{ord(each):04X}) at {position:,};"
                    " --encoding NAME says which encoding it is",
                )
    if is_mostly_control(text):
        raise ReadError(name, "is not text: it is mostly control characters")
