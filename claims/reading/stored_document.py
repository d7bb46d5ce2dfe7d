"""Reading stored bytes again, for an engine that is to look at them once more."""

from claims.document import Document
from claims.errors import ClaimsError
from claims.reading.read import HTML, MARKDOWN, read_as
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
        if media_type not in (HTML, MARKDOWN):
            return document_of(text, source, encoding)
        document = read_as(media_type, source, encoding)
    except ClaimsError:
        return document_of(text, source, encoding)
    return document if document.text == text else document_of(text, source, encoding)
