"""What the desk's own stream tells of articles, and when rows were recorded.

It names every article when it is made, and the head of its stream at each sign-off: who
takes an article out of the desk together with its stream, or writes the stream anew,
must write the desk's own anew as well.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.lookup import ArticleName

Fields = dict[str, Any]

ARTICLE = "article/"
"""How the records begin by which the desk's stream names the articles."""
RECORDED = "recorded/"
"""How the records begin that tell when a row was recorded, by its table and key.

They stand apart from what the row says, which changes; this does not. Ledgers from
before 0.3.0 have none of them.
"""


def recorded(
    connection: Connection, table: sa.Table, key: int | None = None
) -> dict[str, Fields]:
    """Return when a row was recorded, or every row, as the ledger keeps it."""
    query = sa.select(table.c.id, table.c.recorded_at).order_by(table.c.id)
    if key is not None:
        query = query.where(table.c.id == key)
    return {
        f"{RECORDED}{table.name}/{row.id}": {"at": row.recorded_at}
        for row in connection.execute(query)
    }


def named_articles(
    connection: Connection, article: ArticleName | None = None
) -> dict[str, Fields]:
    """Return an article, or every one, as the desk's stream names it."""
    table = schema.article.c
    query = sa.select(table.id, table.stream, table.sha256)
    if article is not None:
        query = query.where(table.id == article.id)
    return {
        f"{ARTICLE}{row.id}": {"stream": row.stream, "sha256": row.sha256}
        for row in connection.execute(query)
    }


def released_heads(
    connection: Connection, article: ArticleName | None = None, *, last: bool = False
) -> dict[str, Fields]:
    """Return the heads at the sign-offs of an article, or of all, or at its ``last``.

    Sign-offs from before 0.3.0 have no root; the desk's stream does not tell of them.
    """
    made = schema.sign_off.c
    query = sa.select(
        made.article_id, made.number, made.ledger_sequence, made.ledger_hash, made.root
    ).where(made.root.is_not(None))
    if article is not None:
        query = query.where(made.article_id == article.id)
    if last:
        query = query.order_by(made.number.desc()).limit(1)
    return {
        f"sign_off/{row.article_id}/{row.number}": {
            "sequence": row.ledger_sequence,
            "hash": row.ledger_hash,
            "root": row.root,
        }
        for row in connection.execute(query)
    }
