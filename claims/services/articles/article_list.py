"""What is under check."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Article
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.blind_checks import NOTHING, shown_status
from claims.services.core.checkers import shown_name
from claims.services.core.lookup import ArticleName
from claims.services.core.sign_off_log import last_sign_offs
from claims.vocabulary import STANDING, Status


def list_articles(
    connection: Connection,
    limit: int | None = None,
    hidden: frozenset[int] = NOTHING,
    *,
    withdrawn: bool = False,
) -> list[Article]:
    """Return the articles, the latest taken in first, with their counts.

    Claims that are ``hidden`` count as unverified. Articles that were withdrawn are
    left out, unless ``withdrawn`` asks for them too.
    """
    return _articles(connection, limit=limit, hidden=hidden, withdrawn=withdrawn)


def get_article(
    connection: Connection, name: ArticleName, hidden: frozenset[int] = NOTHING
) -> Article:
    """Return one article with its counts; ``hidden`` claims count as unverified."""
    [article] = _articles(connection, [name.id], hidden=hidden, withdrawn=True)
    return article


def article_fields(article: Article) -> dict[str, Any]:
    """Return an article as the ledger keeps it."""
    return {
        "slug": article.slug,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "url": article.url,
        "published_on": article.published_on,
        "language": article.language,
        "withdrawn_because": article.withdrawn_because,
        "withdrawn_by": article.withdrawn_by,
        "former_slugs": list(article.former_slugs),
    }


def _articles(
    connection: Connection,
    keys: Sequence[int] | None = None,
    limit: int | None = None,
    hidden: frozenset[int] = NOTHING,
    *,
    withdrawn: bool = False,
) -> list[Article]:
    article, claim = schema.article.c, schema.claim.c
    taker = schema.checker.c
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
        article.former_slugs,
        article.withdrawn_because,
        shown_name(schema.checker).label("name"),
    ).order_by(article.id.desc())
    query = query.outerjoin_from(
        schema.article, schema.checker, taker.id == article.withdrawn_by_id
    )
    if not withdrawn:
        query = query.where(article.withdrawn_by_id.is_(None))
    if keys is not None:
        query = query.where(article.id.in_(keys))
    rows = connection.execute(query.limit(limit)).all()

    shown = shown_status(hidden).label("shown")
    tally = sa.select(claim.article_id, shown, sa.func.count()).group_by(
        claim.article_id, shown
    )
    found_keys = [row.id for row in rows]
    tallied: Iterable[sa.Row[int, Any, int]] = (
        connection.execute(tally)
        if keys is None and limit is None
        else read_rows(connection, tally.where(claim.article_id.in_(KEYS)), found_keys)
    )
    counts: dict[int, dict[Status, int]] = {}
    for key, status, number in tallied:
        counts.setdefault(key, {})[status] = number

    released = last_sign_offs(connection, found_keys)
    found = []
    for row in rows:
        by_status = counts.get(row.id, {})
        about: Sequence[Any] = row[1:-3]
        counted: dict[str, Any] = {
            each.value: by_status.get(each, 0) for each in Status
        }
        found.append(
            replace(
                Article(*about),
                claims=sum(counted[each] for each in STANDING),
                **counted,
                signed_off=released.get(row.id),
                withdrawn_because=row.withdrawn_because,
                withdrawn_by=row.name,
                former_slugs=tuple(row.former_slugs),
            )
        )
    return found
