"""Taking one prepared article in: stored in a transaction of its own, or there."""

from claims.database.engine import begin
from claims.errors import ConflictError
from claims.services.articles.article_ingest import (
    Ingested,
    find_same,
    ingest,
    ingest_under_free_slug,
    refuse_withdrawn,
)
from claims.workflows.article_prepare import Prepared, Same


def take_in(
    url: str, found: Prepared, *, slug_is_fixed: bool, by: str
) -> Ingested | Same:
    """Store an article; say so where somebody else was faster with the same text.

    A slug that nobody fixed gives way to the next free one. Raises ``ConflictError``
    where the fixed slug is taken, and where the same text was withdrawn.
    """
    store = ingest if slug_is_fixed else ingest_under_free_slug
    document, title = found.document, found.document.title or found.slug
    with begin(url) as connection:
        try:
            return store(
                connection,
                document,
                found.extraction,
                slug=found.slug,
                title=title,
                by=by,
            )
        except ConflictError:
            same = find_same(connection, document)
            if same is None:
                raise
            refuse_withdrawn(connection, same)
            return Same(same)
