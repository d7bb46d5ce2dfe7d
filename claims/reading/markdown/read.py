"""Reading Markdown: the text is the source itself, the prose is without its markup."""

from claims.document import Document
from claims.errors import MissingExtraError
from claims.reading.byline import find_byline
from claims.reading.decode import decode, web_encoding
from claims.reading.markdown.front_matter import day_of, front_matter_of, language_of
from claims.reading.markdown.prose import prose_of
from claims.reading.source import Source, is_url

VERSION = "1"


def read_markdown(source: Source, encoding: str | None) -> Document:
    """Return a Markdown draft; its front matter says title, byline, date and so on."""
    try:
        import markdown_it
    except ImportError as error:
        raise MissingExtraError("reading Markdown", "reading") from error

    if encoding is None:
        encoding = web_encoding(source.content, source.charset)
    text, found = decode(source.name, source.content, encoding)
    matter = front_matter_of(text)
    prose, heading = prose_of(text, matter.end)
    url = source.url or matter.get("url", "link", "canonical")
    return Document(
        text=text,
        prose=prose,
        content=source.content,
        media_type="text/markdown",
        encoding=found,
        reader="markdown",
        reader_version=f"{VERSION} (markdown-it-py {markdown_it.__version__})",
        title=matter.get("title", "headline") or heading,
        byline=matter.get("author", "authors", "byline") or find_byline(prose),
        outlet=matter.get("outlet", "publication", "publisher"),
        url=url if url and is_url(url) else None,
        published_on=day_of(matter.get("date", "published", "published_on")),
        language=language_of(matter.get("language", "lang")),
    )
