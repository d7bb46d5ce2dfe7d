"""Reading JSON Lines: an article a line, an object with its text and what is known."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

from claims.document import Document
from claims.errors import ReadError
from claims.reading.decode import check_text, decode
from claims.reading.markdown.front_matter import day_of, language_of
from claims.reading.printable import printable
from claims.reading.slug import fold
from claims.reading.source import Source
from claims.reading.text import document_of

MEDIA_TYPES = frozenset(
    {"application/jsonl", "application/x-ndjson", "application/jsonlines"}
)
SUFFIXES = frozenset({".jsonl", ".ndjson"})
VERSION = "1"
_NO_DAY = re.compile(r"0[0\s:/.TZ+-]*")
"""What databases write for a day that they do not have, such as ``0000-00-00``."""

FIELDS = {
    "text": ("text", "body", "content", "maintext", "full_text", "articleBody"),
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors", "creator"),
    "outlet": ("outlet", "publisher", "publication", "site_name", "sitename"),
    "url": ("url", "link"),
    "published_on": (
        *("published_on", "date", "published", "published_at", "publish_date"),
        *("date_publish", "datePublished"),
    ),
    "language": ("language", "lang"),
    "slug": ("slug", "id"),
}
"""What an article's fields may be called; the first that is there and not empty counts.
All others stay in the line, which is kept beside the text."""


def lines(stream: BinaryIO, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the number and the bytes of each line that is not blank.

    One of more than ``max_bytes`` is passed over, ``None`` in its place. No more than
    one line is in memory.
    """
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes and not line.endswith(b"\n"):
            while rest := stream.readline(65_536):
                if rest.endswith(b"\n"):
                    break
            yield number, None
        elif line.strip():
            yield number, line.rstrip(b"\r\n")


def read_line(
    name: str, line: bytes, encoding: str | None = None
) -> tuple[Document, str | None]:
    """Return the article in a line, and the slug that it asks for.

    Its bytes are kept as they are. A date that cannot be understood is left out, with a
    remark. Raises ``ReadError`` for what is no JSON object, has no text, or has another
    field that cannot be understood.
    """
    article, text, found = _article(name, line, encoding)
    document = document_of(text, Source(name=name, content=line), found)
    title = _words(name, article, "title")
    slug = fold(_words(name, article, "slug") or title or "")
    day, remarks = _day(article)
    return replace(
        document,
        media_type="application/json",
        reader="jsonl",
        reader_version=VERSION,
        title=title or document.title,
        byline=_words(name, article, "byline") or document.byline,
        outlet=_words(name, article, "outlet"),
        url=_words(name, article, "url"),
        published_on=day,
        language=_language(name, article),
        remarks=remarks,
    ), slug or None


def refuse_line(name: str, line: bytes, encoding: str | None = None) -> None:
    """Raise ``ReadError`` for what is no JSON object, or has no text."""
    _article(name, line, encoding)


def _article(
    name: str, line: bytes, encoding: str | None
) -> tuple[dict[str, Any], str, str]:
    """Return the object in a line, its text and its encoding."""
    markup, found = decode(name, line, encoding)
    try:
        article = json.loads(markup)
    except RecursionError as error:
        raise ReadError(name, "is nested too deeply") from error
    except json.JSONDecodeError as error:
        reason = f"is not JSON: {error.msg.lower()} at character {error.pos:,}"
        raise ReadError(name, reason) from error
    except ValueError as error:
        # A number of thousands of digits.
        raise ReadError(name, f"is not JSON: {error}") from error
    if not isinstance(article, dict):
        raise ReadError(name, "is not a JSON object with a text")
    return article, _text(name, article), found


def _field(article: dict[str, Any], field: str) -> tuple[str, Any]:
    """Return what a field is called here and its value, ``None`` where it is empty."""
    for alias in FIELDS[field]:
        value = article.get(alias)
        if value not in (None, "", [], {}):
            return alias, value
    return field, None


def _text(name: str, article: dict[str, Any]) -> str:
    alias, value = _field(article, "text")
    if value is None:
        raise ReadError(name, f"has no text; it is looked for in {_names('text')}")
    if not isinstance(value, str):
        raise ReadError(name, f"{alias!r} is not a string")
    check_text(name, value)
    return value


def _names(field: str) -> str:
    *most, last = FIELDS[field]
    return f"{', '.join(most)} and {last}"


def _words(name: str, article: dict[str, Any], field: str) -> str | None:
    """Return a field in one line; a list, or objects with a name, joined by commas."""
    alias, value = _field(article, field)
    found = []
    for each in value if isinstance(value, list) else [value]:
        plain = each.get("name") if isinstance(each, dict) else each
        if isinstance(plain, bool) or not isinstance(plain, str | int | None):
            raise ReadError(name, f"{alias!r} is neither words nor names")
        found.append(_one_line(str(plain)) if plain is not None else "")
    return ", ".join(filter(None, found)) or None


def _one_line(words: str) -> str:
    """Return words in one line, with U+FFFD for what no database keeps."""
    line = " ".join(words.split()).replace("\0", "\ufffd")
    return line.encode("utf-8", "replace").decode() if not line.isascii() else line


def _day(article: dict[str, Any]) -> tuple[date | None, tuple[str, ...]]:
    """Return the first date that can be read; where none can, what stands there."""
    remarks: list[str] = []
    for alias in FIELDS["published_on"]:
        value = article.get(alias)
        is_number = isinstance(value, int) and not isinstance(value, bool)
        words = str(value).strip() if is_number or isinstance(value, str) else None
        if value in (None, "", [], {}) or (words and _NO_DAY.fullmatch(words)):
            continue
        if words and (day := day_of(words) or _mail_day(words)):
            return day, ()
        shown = printable(json.dumps(value, ensure_ascii=False))
        remarks.append(
            f"{alias!r} is {shown}, not a date like 2024-09-02; it was left out"
        )
    return None, tuple(remarks)


def _mail_day(words: str) -> date | None:
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _language(name: str, article: dict[str, Any]) -> str | None:
    alias, value = _field(article, "language")
    if value is None:
        return None
    tag = language_of(value) if isinstance(value, str) else None
    if tag is None:
        shown = printable(json.dumps(value, ensure_ascii=False))
        raise ReadError(name, f"{alias!r} is {shown}, not a tag like en")
    return tag
