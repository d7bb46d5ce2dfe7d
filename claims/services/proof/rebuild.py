"""Rebuilding the desk from its ledger in an empty database, and comparing the two."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.claims.claim_list import list_claims
from claims.services.claims.coverage import coverage_of
from claims.services.core.claim_columns import DERIVED
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import ArticleName, find_article
from claims.services.core.status import derived
from claims.services.history.replay import empty_desk, replay_article, replay_desk


def prepare(connection: Connection, empty: Connection) -> None:
    """Rebuild what belongs to no article in ``empty``, an empty SQLite database."""
    empty_desk(empty)
    replay_desk(connection, empty, None)


def rehearse(
    connection: Connection, empty: Connection, article: ArticleName
) -> Iterator[str]:
    """Yield what comes out otherwise when an article's ledger is replayed, a line each.

    It is rebuilt in ``empty`` after ``prepare``, and taken out again: its claims with
    their statuses and verdicts in force, which are derived there once more, and what of
    its text is accounted for.
    """
    with empty.begin_nested() as attempt:
        yield from _compare(connection, empty, article)
        attempt.rollback()


def _compare(
    connection: Connection, empty: Connection, article: ArticleName
) -> Iterator[str]:
    try:
        is_there = replay_article(connection, empty, article, None)
    except (KeyError, ValueError, TypeError, sa.exc.IntegrityError) as error:
        yield f"{article.slug}: its ledger cannot be replayed: {error!r}"
        return
    if not is_there:
        yield f"{article.slug}: its ledger does not tell of it"
        return
    again = find_article(empty, article.slug)
    there, here = _told(empty, again), _told(connection, article)
    for name in sorted(there.keys() | here.keys()):
        if there.get(name) != here.get(name):
            yield f"{article.slug}: {name} comes out otherwise when replayed"
    yield from _derived_again(empty, again)


def _told(connection: Connection, article: ArticleName) -> dict[str, Any]:
    """Return what a desk says of an article, by what it says it of."""
    told: dict[str, Any] = {"coverage": coverage_of(connection, article)}
    wanted = Filter(article_id=article.id, closed=True)
    for claim in list_claims(connection, wanted, sort="number", limit=None):
        told[str(claim.id)] = claim
    return told


def _derived_again(empty: Connection, article: ArticleName) -> Iterator[str]:
    table = schema.claim
    rows = empty.execute(sa.select(table).where(table.c.article_id == article.id)).all()
    ought = derived(empty, [row.id for row in rows])
    for row in rows:
        found = ought[row.id]
        for name in (each.column for each in DERIVED):
            told = getattr(row, name)
            if told != found[name]:
                yield (
                    f"{article.slug}/{row.number}: {name} is {told} by the ledger, and"
                    f" follows from it as {found[name]}"
                )
