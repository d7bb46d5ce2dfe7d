"""Reading the text of PDF files."""

import io
import logging

from claims.errors import MissingExtraError, ReadError
from claims.reading.source import Source

VERSION = "1"


def read_pdf(source: Source) -> tuple[str, str]:
    """Return the text of a PDF, its pages divided by form feeds, and by which library.

    Raises ``ReadError`` where it is locked, broken, or holds no text, as a scan does.
    """
    try:
        import pypdf
    except ImportError as error:
        raise MissingExtraError("saving a PDF", "snapshots") from error

    # What it repairs on the way is not the checker's concern.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(source.content))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [page.extract_text() for page in reader.pages]
    except Exception as error:
        # Whatever a parser stumbles over in a broken file, the bytes are worth keeping.
        raise ReadError(source.name, "is a PDF too odd to read") from error
    if locked:
        raise ReadError(source.name, "is locked with a password")
    text = "\f".join(pages).translate({0: "\ufffd"})
    text = text.encode("utf-8", "replace").decode()
    if not text.strip():
        raise ReadError(source.name, "holds no text; it may be a scan")
    return text, f"pypdf {pypdf.__version__}"
