"""Reading stored bytes again, for an engine that is to look at them once more."""

from claims.document import Document
from claims.errors import ClaimsError
from claims.reading.read import HTML, MARKDOWN
from claims.reading.source import Source
from claims.reading.text import document_of


def read_again(
    text: str, content: bytes, media_type: str, encoding: str, name: str
) -> Document:
    """Return the document of a stored text, with its prose; nothing is fetched.

    Where the bytes no longer give the text that is stored, since the reader changed or
    they hold more than this article, the text is read as plain text.
    """
    source = Source(name, content)
    try:
        if media_type == HTML:
            from claims.reading.html import read_html

            document = read_html(source, encoding)
        elif media_type == MARKDOWN:
            from claims.reading.markdown.read import read_markdown

            document = read_markdown(source, encoding)
        else:
            return document_of(text, source, encoding)
    except ClaimsError:
        return document_of(text, source, encoding)
    return document if document.text == text else document_of(text, source, encoding)
