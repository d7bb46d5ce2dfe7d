"""An article's short name, for when nobody gave one."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from claims.document import Document
from claims.reading.source import STDIN, is_url

_LONGEST = 40
_NOBODY = "article"
_TAKEN = frozenset({"desk"})
"""Names that mean something else in the ledger."""
_MARKS = str.maketrans({"'": "", "‘": "", "’": "", ",": "-"})
_SAY_NOTHING = frozenset({"", "amp", "article", "default", "home", "index", "print"})


def slug_for(source: str, document: Document) -> str:
    """Return a slug: from the file's name, the URL's last part, or the title.

    Lower-case ASCII letters, digits and hyphens, at most 40 of them; never empty.
    """
    slug = fold(_name_of(document.url or source if is_url(source) else source))
    if not slug:
        slug = fold(document.title or "")
    if slug in _TAKEN:
        slug = f"{slug}-{_NOBODY}"
    return slug or _NOBODY


def _name_of(source: str) -> str:
    if source == STDIN:
        return ""
    if not is_url(source):
        return Path(source).stem
    path = unquote(urlsplit(source).path).rstrip("/")
    stem = re.sub(r"\.[A-Za-z]{1,5}$", "", path.rpartition("/")[2])
    # A bare number or "index" says nothing about an article; its title does.
    return "" if stem.lower() in _SAY_NOTHING or stem.isdigit() else stem


def fold(words: str) -> str:
    """Return lower-case ASCII words joined by hyphens; empty where nothing is left.

    Other scripts and letters are transliterated: ``Монголия`` is ``mongoliia``.
    """
    # Its table of letters is loaded when an article is taken in, and not before.
    from slugify import slugify

    # An apostrophe is part of its word; a comma parts figures as other marks do.
    plain = words.translate(_MARKS)
    return slugify(
        plain,
        max_length=_LONGEST,
        word_boundary=True,
        save_order=True,
        entities=False,
        decimal=False,
        hexadecimal=False,
    )
