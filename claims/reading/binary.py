"""Telling what is not text, by how it starts."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
"""The control characters that are not white space."""
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh91AY&SY", "bzip2-compressed"),
    (b"\xfd7zXZ\0", "xz-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"OggS\0", "a recording"),
    (b"ID3\x02", "a recording"),
    (b"ID3\x03", "a recording"),
    (b"ID3\x04", "a recording"),
)
_IN_ZIP = (
    (b"word/", "a Word document (DOCX)"),
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"ppt/", "a PowerPoint file (PPTX)"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (ODT)"),
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
)


def kind_of_binary(content: bytes) -> str | None:
    """Return what ``content`` is, such as ``a PDF``, or ``None`` where it may be text.

    The signatures are those that the formats' specifications give.
    """
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        # The names of a zip file's members stand in the clear.
        return next(
            (kind for name, kind in _IN_ZIP if name in content), "a ZIP archive"
        )
    if content[:4] == b"RIFF" and content[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a WebP image" if content[8:12] == b"WEBP" else "a recording"
    if content[4:8] == b"ftyp":
        return "a recording"
    return None


def is_mostly_control(text: str) -> bool:
    """Tell whether more than half of ``text`` are control characters, not white space.

    The ranges are Unicode's C0 and C1 controls.
    """
    return 2 * len(_CONTROL.findall(text)) > len(text)
