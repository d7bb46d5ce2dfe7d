"""Counting sources anew: every claim gets the status that its sources give it now."""

from collections import Counter
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core import ledger
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.evidence_versions import every_version
from claims.services.core.independent_sources import origins
from claims.services.core.lookup import ArticleName, lock_article
from claims.services.desk.policies import StatusChange, apply_to_claims


def recount_shared_pages(connection: Connection, *, by: str) -> list[StatusChange]:
    """Count the sources that are one page as one; return what that changes.

    Desks from before addresses were compared counted each way of writing one.
    """
    keys = connection.scalars(sa.select(schema.source.c.id)).all()
    behind = origins(connection, keys)
    often = Counter(each for found in behind.values() for each in found)
    shared = [
        key
        for key, found in behind.items()
        if any(isinstance(each, str) and often[each] > 1 for each in found)
    ]
    articles = citing_articles(connection, shared)
    for article in articles:
        lock_article(connection, article)
    ledger.lock(connection, ledger.DESK)
    return recount(connection, articles, by=by)


def citing_articles(
    connection: Connection, source_ids: Iterable[int]
) -> list[ArticleName]:
    """Return the articles that have evidence of these sources, as they are locked.

    Evidence that was theirs before it was amended is what verdicts still rest on.
    """
    said, claim, article = every_version(), schema.claim.c, schema.article.c
    query = (
        sa.select(article.id, article.slug)
        .join(schema.claim, claim.article_id == article.id)
        .join(said, said.c.claim_id == claim.id)
        .where(said.c.source_id.in_(KEYS))
        .distinct()
    )
    found = {row.id: row.slug for row in read_rows(connection, query, source_ids)}
    return [ArticleName(key, slug) for key, slug in sorted(found.items())]


def recount(
    connection: Connection, articles: Iterable[ArticleName], *, by: str
) -> list[StatusChange]:
    """Give the claims of locked articles the status that follows; say what changed."""
    return [
        change
        for article in articles
        for change in apply_to_claims(
            connection, article, what="count sources anew", by=by
        )
    ]
