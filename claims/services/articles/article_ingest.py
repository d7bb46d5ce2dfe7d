"""Taking an article in: its first revision, and what an engine proposes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.document import Document
from claims.errors import ConflictError
from claims.services.articles.placed_proposals import (
    PlacedProposal,
    placed_proposals,
)
from claims.services.articles.proposals import Extraction, propose
from claims.services.core import ledger
from claims.services.core.desk_stream import named_articles, recorded
from claims.services.core.lookup import ArticleName
from claims.services.core.revisions import add_revision
from claims.services.core.slugs import all_former, check_slug, refuse_taken

_ATTEMPTS = 50
"""So often a slug is looked for: each time it is lost, another article has got in."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a document."""

    slug: str
    title: str
    claims: int
    rejected: int
    """Proposals whose spans did not lie in the text."""
    sentences: int


def find_same(connection: Connection, document: Document) -> str | None:
    """Return the slug of the article whose first text this is, if there is one."""
    table = schema.article
    return connection.scalar(
        sa.select(table.c.slug).where(table.c.sha256 == ledger.digest(document.text))
    )


def refuse_withdrawn(connection: Connection, slug: str) -> None:
    """Raise ``ConflictError`` when the article that has a text was withdrawn."""
    table = schema.article.c
    because = connection.scalar(
        sa.select(table.withdrawn_because).where(
            table.slug == slug, table.withdrawn_by_id.is_not(None)
        )
    )
    if because is not None:
        raise ConflictError(
            f"{slug} has this text already and was withdrawn ({because});"
            f" bring it back with: claims withdraw {slug} --undo"
        )


def free_slug(connection: Connection, wanted: str) -> str:
    """Return ``wanted``, or the first of ``wanted-2``, ``wanted-3`` … not taken."""
    table = schema.article
    taken = set(
        connection.scalars(
            sa.select(table.c.slug).where(
                table.c.slug.startswith(wanted, autoescape=True)
            )
        )
    )
    taken |= all_former(connection)
    number, slug = 1, wanted
    while slug in taken or slug == ledger.DESK:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def ingest(
    connection: Connection,
    document: Document,
    extraction: Extraction,
    *,
    slug: str,
    title: str,
    by: str,
    placed: Sequence[PlacedProposal] | None = None,
) -> Ingested:
    """Store a document as a new article: revision 1, sentences, proposed claims.

    ``placed`` are its proposals made ready before the desk was locked. Raises
    ``ConflictError`` when the slug is taken, or the text is known already.
    """
    check_slug(slug)
    text_sha256 = ledger.digest(document.text)
    about = {
        "slug": slug,
        "title": title,
        "byline": document.byline,
        "outlet": document.outlet,
        "url": document.url,
        "published_on": document.published_on,
        "language": document.language,
    }
    article = _add_article(connection, document, about, text_sha256)
    revision_id, revision = add_revision(
        connection, document, article, extraction.sentences, number=1
    )
    ledger.open_stream(connection, slug)
    if placed is None:
        placed = placed_proposals(document.text, extraction)
    states = propose(connection, article, revision_id, extraction, placed, first=1)
    ledger.record(
        connection,
        slug,
        who=by,
        what="ingest",
        subject=slug,
        after={
            "article": about,
            "revision/1": revision,
            **recorded(connection, schema.article, article.id),
            **states,
        },
    )
    # Last, since whoever else takes an article in waits for the head from here on.
    ledger.record(
        connection,
        ledger.DESK,
        who=by,
        what="ingest",
        subject=slug,
        after=named_articles(connection, article),
    )
    return Ingested(
        slug=slug,
        title=title,
        claims=len(placed),
        rejected=extraction.rejected + len(extraction.claims) - len(placed),
        sentences=len(extraction.sentences),
    )


def ingest_under_free_slug(
    connection: Connection,
    document: Document,
    extraction: Extraction,
    *,
    slug: str,
    title: str,
    by: str,
    placed: Sequence[PlacedProposal] | None = None,
) -> Ingested:
    """Store a document as ``ingest`` does, with a number after a slug that is taken.

    Another machine can take the slug between the look and the insert; then the next
    one is tried. Raises ``ConflictError`` when the text is known already.
    """
    for _ in range(_ATTEMPTS):
        free = free_slug(connection, slug)
        try:
            return ingest(
                connection,
                document,
                extraction,
                slug=free,
                title=title,
                by=by,
                placed=placed,
            )
        except ConflictError:
            if find_same(connection, document) is not None:
                raise
    raise ConflictError(f"{slug!r} is taken by others again and again; try again")


def _add_article(
    connection: Connection, document: Document, about: dict[str, Any], sha256: str
) -> ArticleName:
    table = schema.article
    slug: str = about["slug"]
    if find_same(connection, document) is None:
        refuse_taken(connection, slug)
    try:
        # The savepoint keeps the transaction usable when somebody was faster.
        with connection.begin_nested():
            key = connection.execute(
                sa.insert(table).returning(table.c.id),
                {
                    **about,
                    "stream": slug,
                    "sha256": sha256,
                    "last_revision": 1,
                    "last_claim": 0,
                    "last_disposition": 0,
                },
            ).scalar_one()
    except sa.exc.IntegrityError as error:
        same = find_same(connection, document)
        if same:
            refuse_withdrawn(connection, same)
            raise ConflictError(f"{same} has this text already") from error
        raise ConflictError(f"{slug!r} is taken; choose another with --slug") from error
    return ArticleName(key, slug, slug)
