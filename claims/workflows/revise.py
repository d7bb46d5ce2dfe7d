"""The next text of an article, read from a source, its claims found, and stored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from claims.database.engine import begin, connect
from claims.reading import read
from claims.services.articles.article_list import get_article
from claims.services.core.blind_checks import hidden_from
from claims.services.core.lookup import find_article, refuse_withdrawn
from claims.services.core.revisions import latest_revision
from claims.services.revisions import revision_add
from claims.services.revisions.revision_add import Revised
from claims.workflows.document_extract import extract, remarks


@dataclass(frozen=True, slots=True)
class Latest:
    """The text is that of the latest revision already: nothing was changed."""

    article: str
    revision: int


@dataclass(frozen=True, slots=True)
class Engines:
    """Which engine was named, and which one is usual for English."""

    named: str | None
    usual: str | None


def revise_from(
    url: str,
    article: str,
    source: str,
    *,
    engines: Engines,
    reading: Mapping[str, Any],
    stdin: Callable[[], BinaryIO],
    by: str,
    viewer: str | None = None,
    dry_run: bool = False,
) -> tuple[Revised | Latest, tuple[str, ...]]:
    """Read a source and store it as the next revision, unless it is the last one.

    ``reading`` is what ``read`` is told, and ``stdin`` gives the bytes for ``-``.
    Returns what became of it, and what a person should be told of the text. A dry run
    stores nothing.
    """
    with connect(url) as connection:
        name = find_article(connection, article)
        refuse_withdrawn(connection, name)
        about = get_article(connection, name)
        _, last = latest_revision(connection, name)
    document = replace(
        read(source, stdin=stdin, **reading),
        title=about.title,
        published_on=about.published_on,
        language=about.language,
    )
    if document.text == last.text:
        return Latest(name.slug, last.number), ()
    # The engine runs before the transaction: nobody waits for it.
    extraction = extract(document, engines.named, engines.usual)
    told = remarks(document, extraction, extraction.rejected)
    with begin(url) as connection, connection.begin_nested() as attempt:
        hidden = hidden_from(connection, viewer, name.id)
        done = revision_add.revise(
            connection, name, document, extraction, by=by, hidden=hidden
        )
        if dry_run:
            attempt.rollback()
    return done, told
