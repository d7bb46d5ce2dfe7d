"""One article of a corpus made ready to be stored: read, and its claims found."""

import io
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.document import Document
from claims.errors import (
    ClaimsError,
    DatabaseError,
    InstallationError,
    NoEndpointError,
    NotFoundError,
    ReadError,
    UsageError,
)
from claims.reading import read, slug_for
from claims.reading.corpus import Piece
from claims.workflows.document_extract import described, extract

if TYPE_CHECKING:
    from claims.extraction.llm.progress import Hear, Progress
    from claims.services.articles.proposals import Extraction

_OF_THE_RUN = (
    DatabaseError,
    InstallationError,
    NoEndpointError,
    NotFoundError,
    UsageError,
)
"""What an engine or a desk says that it would say of every other article too."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article that is ready to be stored."""

    document: Document
    extraction: "Extraction"
    slug: str


@dataclass(frozen=True, slots=True)
class Same:
    """An article whose text the desk has."""

    slug: str


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that cannot be taken in; the others can."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why no article can be taken in."""

    reason: str
    exit_code: int


@dataclass(frozen=True, slots=True)
class Prepare:
    """How to read the articles of a run: all that a worker has to know.

    The engine goes by its name, for a model is not sent to another process. What is
    called in the worker opens the desk for itself, and only to look.
    """

    desk: str | None
    """Where a text is looked for before its claims are; ``None`` looks nowhere."""
    engine: str | None
    reading: Mapping[str, Any]
    """What ``read`` is told."""
    about: Mapping[str, Any]
    """What a person says of the articles; it overrules what they say themselves."""
    slug: str | None = None
    """What one article is to be called, exactly."""
    usual_engine: str | None = None
    """What reads English where ``engine`` is ``None``."""

    def __call__(self, piece: Piece) -> Prepared | Same | Failed | Stopped:
        """Return what became of an article; nothing is raised, as workers need it."""
        if piece.problem is not None:
            return Failed(piece.problem)
        try:
            document, slug = self._read(piece)
        except ReadError as error:
            return Failed(str(error).removeprefix(f"{error.name}: "))
        except ClaimsError as error:
            return Failed(str(error))
        except Exception as error:
            return Failed(_bug(error))
        try:
            return self._propose(document, slug)
        except _OF_THE_RUN as error:
            return Stopped(str(error), error.exit_code)
        except ClaimsError as error:
            return Failed(str(error))
        except Exception as error:
            return Failed(_bug(error))

    def refusal(self, piece: Piece) -> Failed | None:
        """Return why a piece is no article where a look tells: no process is for that.

        Else ``None``, and it is still to be read.
        """
        if piece.problem is not None:
            return Failed(piece.problem)
        if piece.line is None:
            return None
        from claims.reading.jsonl import refuse_line

        assert piece.content is not None
        try:
            refuse_line(piece.name, piece.content, self.reading.get("encoding"))
        except ReadError as error:
            return Failed(str(error).removeprefix(f"{error.name}: "))
        return None

    def prepare(self, piece: Piece, hear: "Hear | None" = None) -> Prepared | Same:
        """Read an article and find its claims, unless the desk has its text.

        ``hear`` is told how far a model is asked.
        """
        return self._propose(*self._read(piece), hear)

    def estimate(self, piece: Piece) -> "Progress | None":
        """Return what a model would be asked about an article, and send nothing.

        ``None`` where the desk has its text. Raise what reading it raises.
        """
        from claims.extraction.llm.questions import estimate
        from claims.extraction.llm.settings import load_settings

        settings = load_settings()
        if piece.problem is not None:
            raise ReadError(piece.name, piece.problem)
        document, _ = self._read(piece)
        if self.desk and find_same(self.desk, document) is not None:
            return None
        return estimate(document, settings)

    def _propose(
        self, document: Document, slug: str, hear: "Hear | None" = None
    ) -> Prepared | Same:
        same = find_same(self.desk, document) if self.desk else None
        if same is not None:
            return Same(same)
        extraction = extract(document, self.engine, self.usual_engine, hear)
        return Prepared(document, extraction, slug)

    def _read(self, piece: Piece) -> tuple[Document, str]:
        if piece.line is not None:
            from claims.reading.jsonl import read_line

            assert piece.content is not None
            encoding = self.reading.get("encoding")
            document, slug = read_line(piece.name, piece.content, encoding)
            document = described(document, self.about)
            numbered = f"{slug_for(piece.source, document)}-{piece.line}"
            return document, self.slug or slug or numbered
        content = piece.content or b""
        document = read(piece.source, stdin=lambda: io.BytesIO(content), **self.reading)
        document = described(document, self.about)
        return document, self.slug or slug_for(piece.source, document)


def find_same(url: str, document: Document) -> str | None:
    """Return the slug of the article that has this text already, if there is one.

    Raises ``ConflictError`` when that one was withdrawn.
    """
    from claims.database.engine import connect
    from claims.services.articles import article_ingest

    with connect(url) as connection:
        same = article_ingest.find_same(connection, document)
        if same is not None:
            article_ingest.refuse_withdrawn(connection, same)
        return same


def _bug(error: Exception) -> str:
    """Return where an error came from that nobody expected: one article only."""
    if isinstance(error, MemoryError):
        return "needs more memory than there is"
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return f"a bug in claims, {type(error).__name__} at {where}: {error}"
