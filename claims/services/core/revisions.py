"""The texts that an article has had, and the one that it has now."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.document import Document
from claims.errors import NotFoundError
from claims.records import Revision, RevisionLine
from claims.services.core import ledger
from claims.services.core.lookup import ArticleName


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


def add_revision(
    connection: Connection,
    document: Document,
    article: ArticleName,
    sentences: Sequence[tuple[int, int]],
    *,
    number: int,
) -> tuple[int, dict[str, Any]]:
    """Store a text of an article with its sentences.

    Returns its key, and the revision as the ledger keeps it.
    """
    table = schema.revision
    row = {
        "recorded_at": datetime.now(UTC),
        "article_id": article.id,
        "number": number,
        "text": document.text,
        "sha256": ledger.digest(document.text),
        "content": document.content,
        "content_sha256": hashlib.sha256(document.content).hexdigest(),
        "media_type": document.media_type,
        "encoding": document.encoding,
        "reader": document.reader,
        "reader_version": document.reader_version,
    }
    key = connection.execute(sa.insert(table).returning(table.c.id), row).scalar_one()
    places = [(at, start, end) for at, (start, end) in enumerate(sentences, 1)]
    if places:
        connection.execute(
            sa.insert(schema.sentence),
            [
                {"revision_id": key, "number": at, "start_char": start, "end_char": end}
                for at, start, end in places
            ],
        )
    return key, revision_fields(row, places)


def texts_of(connection: Connection, article: ArticleName) -> dict[int, str]:
    """Return every text of an article by the number of its revision, in order."""
    table = schema.revision.c
    rows = connection.execute(
        sa.select(table.number, table.text)
        .where(table.article_id == article.id)
        .order_by(table.number)
    )
    return {row.number: row.text for row in rows}


def stored_text(
    connection: Connection, article: ArticleName, number: int
) -> tuple[Document, list[tuple[int, int]]]:
    """Return a text as it was read, and where its sentences stand."""
    revision, sentence = schema.revision.c, schema.sentence.c
    row = connection.execute(
        sa.select(schema.revision).where(
            revision.article_id == article.id, revision.number == number
        )
    ).one()
    places = connection.execute(
        sa.select(sentence.start_char, sentence.end_char)
        .where(sentence.revision_id == row.id)
        .order_by(sentence.number)
    )
    document = Document(
        text=row.text,
        prose=row.text,
        content=row.content,
        media_type=row.media_type,
        encoding=row.encoding,
        reader=row.reader,
        reader_version=row.reader_version,
    )
    return document, [(start, end) for start, end in places]
