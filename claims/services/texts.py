"""The text that an article has now."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Revision
from claims.services.names import ArticleName


def latest_revision(
    connection: Connection, article: ArticleName
) -> tuple[int, Revision]:
    """Return the key of the article's latest revision, and the revision."""
    table = schema.revision
    row = connection.execute(
        sa.select(
            table.c.id,
            table.c.number,
            table.c.recorded_at,
            table.c.text,
            table.c.sha256,
            table.c.reader,
            table.c.media_type,
        )
        .where(table.c.article_id == article.id)
        .order_by(table.c.number.desc())
        .limit(1)
    ).one()
    return row.id, Revision(*row[1:])


def stored_bytes(connection: Connection, revision_id: int) -> tuple[bytes, str, str]:
    """Return the bytes that a revision was read from, their media type and encoding."""
    table = schema.revision.c
    row = connection.execute(
        sa.select(table.content, table.media_type, table.encoding).where(
            table.id == revision_id
        )
    ).one()
    return row.content, row.media_type, row.encoding
