"""The texts that an article has had, and the one that it has now."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.document import Document
from claims.errors import NotFoundError
from claims.records import Revision
from claims.services import ledger
from claims.services.names import ArticleName


def latest_revision(
    connection: Connection, article: ArticleName
) -> tuple[int, Revision]:
    """Return the key of the article's latest revision, and the revision."""
    query = _revisions(article).order_by(schema.revision.c.number.desc()).limit(1)
    row = connection.execute(query).one()
    return row.id, Revision(*row[1:])


def revision_of(
    connection: Connection, article: ArticleName, number: int
) -> tuple[int, Revision]:
    """Return the key of a revision of an article, and the revision."""
    query = _revisions(article).where(schema.revision.c.number == number)
    row = connection.execute(query).one_or_none()
    if row is None:
        last = latest_revision(connection, article)[1].number
        there = "only revision 1" if last == 1 else f"revisions 1 to {last}"
        raise NotFoundError(
            "revision",
            f"{number} of {article.slug}",
            f"there is {there}" if last == 1 else f"there are {there}",
        )
    return row.id, Revision(*row[1:])


def list_revisions(connection: Connection, article: ArticleName) -> list[Revision]:
    """Return every revision of an article, oldest first."""
    query = _revisions(article).order_by(schema.revision.c.number)
    return [Revision(*row[1:]) for row in connection.execute(query)]


def _revisions(
    article: ArticleName,
) -> sa.Select[int, int, datetime, str, str, str, str]:
    table = schema.revision.c
    return sa.select(
        table.id,
        table.number,
        table.recorded_at,
        table.text,
        table.sha256,
        table.reader,
        table.media_type,
    ).where(table.article_id == article.id)


def stored_bytes(connection: Connection, revision_id: int) -> tuple[bytes, str, str]:
    """Return the bytes that a revision was read from, their media type and encoding."""
    table = schema.revision.c
    row = connection.execute(
        sa.select(table.content, table.media_type, table.encoding).where(
            table.id == revision_id
        )
    ).one()
    return row.content, row.media_type, row.encoding


def add_revision(
    connection: Connection,
    document: Document,
    article: ArticleName,
    sentences: Iterable[tuple[int, int]],
    *,
    number: int,
) -> int:
    """Store a text of an article with its sentences; return its key."""
    table = schema.revision
    key = connection.execute(
        sa.insert(table).returning(table.c.id),
        {
            "article_id": article.id,
            "number": number,
            "text": document.text,
            "sha256": ledger.digest(document.text),
            "content": document.content,
            "content_sha256": _sha256(document.content),
            "media_type": document.media_type,
            "encoding": document.encoding,
            "reader": document.reader,
            "reader_version": document.reader_version,
        },
    ).scalar_one()
    rows = [
        {"revision_id": key, "number": at, "start_char": start, "end_char": end}
        for at, (start, end) in enumerate(sentences, 1)
    ]
    if rows:
        connection.execute(sa.insert(schema.sentence), rows)
    return key


def revision_fields(document: Document) -> dict[str, Any]:
    """Return a text as the ledger keeps it."""
    return {
        "sha256": ledger.digest(document.text),
        "content_sha256": _sha256(document.content),
        "reader": f"{document.reader} {document.reader_version}",
    }


def texts_of(connection: Connection, article: ArticleName) -> dict[int, str]:
    """Return every text of an article by the number of its revision."""
    table = schema.revision.c
    rows = connection.execute(
        sa.select(table.number, table.text).where(table.article_id == article.id)
    )
    return {row.number: row.text for row in rows}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
