"""Taking one prepared article in: stored in a transaction of its own, or there."""

from claims.database.engine import begin
from claims.errors import ConflictError
from claims.services.articles.article_edit import edit_article
from claims.services.articles.article_ingest import (
    Ingested,
    find_same,
    ingest,
    ingest_under_free_slug,
    refuse_withdrawn,
)
from claims.services.articles.placed_proposals import placed_proposals
from claims.services.core.lookup import find_article
from claims.workflows.article_prepare import Prepare, Prepared, Same
from claims.workflows.document_extract import forget_replies


def take_in(
    url: str, found: Prepared, *, slug_is_fixed: bool, by: str
) -> Ingested | Same:
    """Store an article; say so where somebody else was faster with the same text.

    A slug that nobody fixed gives way to the next free one. Raises ``ConflictError``
    where the fixed slug is taken, and where the same text was withdrawn.
    """
    store = ingest if slug_is_fixed else ingest_under_free_slug
    document, title = found.document, found.document.title or found.slug
    placed = placed_proposals(document.text, found.extraction)
    done: Ingested | Same
    with begin(url) as connection:
        try:
            done = store(
                connection,
                document,
                found.extraction,
                slug=found.slug,
                title=title,
                by=by,
                placed=placed,
            )
        except ConflictError:
            same = find_same(connection, document)
            if same is None:
                raise
            refuse_withdrawn(connection, same)
            done = Same(same)
    forget_replies(found.extraction)
    return done


def put_right(url: str, same: Same, prepare: Prepare, *, by: str) -> tuple[str, ...]:
    """Apply what a person says of a text that the desk has; return what differs now.

    Nothing that they said is dropped: raises ``ConflictError`` for another slug.
    """
    if prepare.slug not in (None, same.slug):
        raise ConflictError(
            f"{same.slug} has this text already; another slug gives it: claims article"
            f" edit {same.slug} --slug {prepare.slug}"
        )
    changes = {
        name: value for name, value in prepare.about.items() if value is not None
    }
    if not changes:
        return ()
    with begin(url) as connection:
        name = find_article(connection, same.slug)
        return edit_article(connection, name, changes, by=by)


def said_of(slug: str, differing: tuple[str, ...]) -> str:
    """Say in a line what became of an article whose text the desk has."""
    fields = ", ".join(each.replace("_", "-") for each in differing)
    news = f"changed: {fields}" if differing else "nothing was changed"
    return f"{slug} has this text already; {news}"
