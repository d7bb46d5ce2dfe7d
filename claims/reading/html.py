"""Reading web pages: the main text and what the page says about itself."""

import re
from datetime import date
from typing import TYPE_CHECKING

from claims.document import Document
from claims.errors import MissingExtraError, ReadError, WrongEncodingError
from claims.reading.blanked_prose import blank, blank_addresses
from claims.reading.decode import decode, known_encoding, mark_of, web_encoding
from claims.reading.markdown.front_matter import day_of, language_of
from claims.reading.source import Source, is_url

if TYPE_CHECKING:
    from trafilatura.settings import Document as Page

VERSION = "1"
_WAY_OUT = "save the article as text or Markdown and read that"
_META = re.compile(
    rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_META_REACH = 4096
_CANNOT = re.compile("[\0\ud800-\udfff]")
# How trafilatura writes the items of a list and the cells of a table.
_MARKS = re.compile(r"^\|(?:---\|)+ *$|^- |^\||(?<= )\|(?= |$)", re.MULTILINE)


def read_html(source: Source, encoding: str | None) -> Document:
    """Return a page's article; its text is what trafilatura takes out.

    A title that the text does not begin with goes before it: a headline claims too.
    Nothing is fetched. Raises ``ReadError`` where there is no article in the page.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise MissingExtraError("reading HTML", "reading") from error

    markup, found, is_patched = _decode(source, encoding)
    page, language = _take_out(source, markup)
    title = _one_line(page.title)
    text = _CANNOT.sub("\ufffd", (page.text or "").strip())
    if not text:
        raise ReadError(source.name, f"has no main text; {_WAY_OUT}")
    if is_patched and "\ufffd" in text:
        raise ReadError(
            source.name,
            f"is not {found} throughout; --encoding NAME says which encoding it is",
        )
    if title and not _one_line(text[: 2 * len(title) + 20]).casefold().startswith(
        title.casefold()
    ):
        text = f"{title}\n{text}"
    return Document(
        text=text,
        prose=blank_addresses(blank(text, [m.span() for m in _MARKS.finditer(text)])),
        content=source.content,
        media_type="text/html",
        encoding=found,
        reader="html",
        reader_version=f"{VERSION} (trafilatura {trafilatura.__version__})",
        title=title or None,
        byline=_one_line(page.author) or None,
        outlet=_one_line(page.sitename) or None,
        url=source.url or (page.url if page.url and is_url(page.url) else None),
        published_on=day_of(page.date),
        language=language_of(language) or language_of(page.language),
    )


def _take_out(source: Source, markup: str) -> "tuple[Page, str | None]":
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from trafilatura.core import bare_extraction
    from trafilatura.settings import Document as Page
    from trafilatura.utils import load_html

    try:
        tree = load_html(markup)
        if tree is None:
            # A piece of a page, as a content management system gives it.
            tree = load_html(f"<html><body>{markup}</body></html>")
        if tree is None:
            raise ReadError(source.name, f"is not HTML; {_WAY_OUT}")
        language = tree.get("lang") or tree.get("xml:lang")
        page = bare_extraction(
            tree,
            url=source.url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={
                # A date in the running text is not the day of publication.
                "extensive_search": False,
                "original_date": True,
                "max_date": date.max.isoformat(),
            },
        )
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        LxmlError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        # What the libraries stumble over is the page's doing, not the checker's.
        raise ReadError(source.name, f"is HTML too odd to read; {_WAY_OUT}") from error
    if not isinstance(page, Page):
        raise ReadError(source.name, f"has no main text; {_WAY_OUT}")
    return page, language


def _decode(source: Source, encoding: str | None) -> tuple[str, str, bool]:
    """Return the markup, its encoding, and whether some bytes were not of it.

    The encoding is the one asked for, a byte order mark's, the server's, the page's
    own, UTF-8, or a guess; in this order. A stray byte outside the article (in an
    advertisement, say) does no harm, so a page is not refused for one right away.
    """
    name, content = source.name, source.content
    if encoding is not None:
        return *decode(name, content, encoding), False
    label = web_encoding(content, source.charset) or web_encoding(
        content, _declared(content)
    )
    try:
        return *decode(name, content, label), False
    except WrongEncodingError:
        if label is None and mark_of(content) is None:
            guess = _guessed(source)
            if guess is not None:
                return *guess, False
    found = label or "utf-8"
    return content.decode(found, errors="replace"), found, True


def _guessed(source: Source) -> tuple[str, str] | None:
    from trafilatura.utils import detect_encoding

    for guess in detect_encoding(source.content):
        known = known_encoding(guess)
        if known is not None:
            try:
                return decode(source.name, source.content, known)
            except WrongEncodingError:
                continue
    return None


def _declared(content: bytes) -> str | None:
    match = _META.search(content, 0, _META_REACH)
    return match[1].decode("ascii", "replace") if match else None


def _one_line(words: str | None) -> str:
    return _CANNOT.sub("\ufffd", " ".join((words or "").split()))
