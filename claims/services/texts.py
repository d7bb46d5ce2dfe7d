"""The texts of an article: the one it has now, and those it had."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import NotFoundError
from claims.records import Revision, RevisionLine
from claims.services.names import ArticleName


def latest_revision(
    connection: Connection, article: ArticleName
) -> tuple[int, Revision]:
    """Return the key of the article's latest revision, and the revision."""
    row = connection.execute(
        _texts(article).order_by(schema.revision.c.number.desc()).limit(1)
    ).one()
    return row.id, Revision(*row[1:])


def revision_of(
    connection: Connection, article: ArticleName, number: int
) -> tuple[int, Revision]:
    """Return the key of the article's revision with this number, and the revision."""
    known = [each.number for each in list_revisions(connection, article)]
    if number not in known:
        # Past any number there can be, the database would refuse the comparison.
        has = f"1 to {known[-1]}" if len(known) > 1 else "only revision 1"
        raise NotFoundError(
            "revision", f"{number} of {article.slug}", f"there is {has}"
        )
    row = connection.execute(
        _texts(article).where(schema.revision.c.number == number)
    ).one()
    return row.id, Revision(*row[1:])


def list_revisions(connection: Connection, article: ArticleName) -> list[RevisionLine]:
    """Return the revisions of the article without their texts, the first one first."""
    table = schema.revision
    rows = connection.execute(
        sa.select(table.c.number, table.c.recorded_at, table.c.sha256)
        .where(table.c.article_id == article.id)
        .order_by(table.c.number)
    )
    return [RevisionLine(*row) for row in rows]


def _texts(article: ArticleName) -> sa.Select[int, int, datetime, str, str, str, str]:
    table = schema.revision
    return sa.select(
        table.c.id,
        table.c.number,
        table.c.recorded_at,
        table.c.text,
        table.c.sha256,
        table.c.reader,
        table.c.media_type,
    ).where(table.c.article_id == article.id)


def stored_bytes(connection: Connection, revision_id: int) -> tuple[bytes, str, str]:
    """Return the bytes that a revision was read from, their media type and encoding."""
    table = schema.revision.c
    row = connection.execute(
        sa.select(table.content, table.media_type, table.encoding).where(
            table.id == revision_id
        )
    ).one()
    return row.content, row.media_type, row.encoding
