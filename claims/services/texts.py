"""The text that an article has now."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Revision
from claims.services import ledger
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


def revision_fields(
    row: Mapping[str, Any], sentences: Iterable[Sequence[int]]
) -> dict[str, Any]:
    """Return a revision as the ledger keeps it.

    ``row`` is one of ``revision``; the sentences are numbers, starts and ends.
    """
    places = [list(each) for each in sentences]
    return {
        "sha256": row["sha256"],
        "content_sha256": row["content_sha256"],
        "media_type": row["media_type"],
        "encoding": row["encoding"],
        "reader": f"{row['reader']} {row['reader_version']}",
        "recorded_at": row["recorded_at"],
        "sentences": ledger.digest(ledger.canonical(places)),
    }


def stored_bytes(connection: Connection, revision_id: int) -> tuple[bytes, str, str]:
    """Return the bytes that a revision was read from, their media type and encoding."""
    table = schema.revision.c
    row = connection.execute(
        sa.select(table.content, table.media_type, table.encoding).where(
            table.id == revision_id
        )
    ).one()
    return row.content, row.media_type, row.encoding
