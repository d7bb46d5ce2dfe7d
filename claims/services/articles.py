"""What is under check."""

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Article
from claims.services.blindness import NOTHING, shown_status
from claims.services.names import ArticleName
from claims.services.released import last_sign_offs
from claims.words import Status


def list_articles(
    connection: Connection,
    limit: int | None = None,
    hidden: frozenset[int] = NOTHING,
) -> list[Article]:
    """Return the articles, the latest taken in first, with their counts.

    Claims that are ``hidden`` count as unverified.
    """
    return _articles(connection, limit=limit, hidden=hidden)


def get_article(
    connection: Connection, name: ArticleName, hidden: frozenset[int] = NOTHING
) -> Article:
    """Return one article with its counts; ``hidden`` claims count as unverified."""
    [article] = _articles(connection, [name.id], hidden=hidden)
    return article


def _articles(
    connection: Connection,
    keys: Sequence[int] | None = None,
    limit: int | None = None,
    hidden: frozenset[int] = NOTHING,
) -> list[Article]:
    article, claim = schema.article.c, schema.claim.c
    query = sa.select(
        article.id,
        article.slug,
        article.title,
        article.byline,
        article.outlet,
        article.url,
        article.published_on,
        article.language,
        article.recorded_at,
        article.last_revision,
    ).order_by(article.id.desc())
    if keys is not None:
        query = query.where(article.id.in_(keys))
    rows = connection.execute(query.limit(limit)).all()

    shown = shown_status(hidden).label("shown")
    tally = sa.select(claim.article_id, shown, sa.func.count()).group_by(
        claim.article_id, shown
    )
    if keys is not None or limit is not None:
        tally = tally.where(claim.article_id.in_([row.id for row in rows]))
    counts: dict[int, dict[Status, int]] = {}
    for key, status, number in connection.execute(tally):
        counts.setdefault(key, {})[status] = number

    released = last_sign_offs(connection, [row.id for row in rows])
    found = []
    for row in rows:
        by_status = counts.get(row.id, {})
        dropped = by_status.get(Status.DROPPED, 0)
        found.append(
            replace(
                Article(*row[1:]),
                claims=sum(by_status.values()) - dropped,
                checked=by_status.get(Status.CHECKED, 0),
                unverified=by_status.get(Status.UNVERIFIED, 0),
                suspended=by_status.get(Status.SUSPENDED, 0),
                dropped=dropped,
                signed_off=released.get(row.id),
            )
        )
    return found
