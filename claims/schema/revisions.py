"""The immutable texts of articles, and their sentences."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata


class RevisionColumns(Recorded):
    """One text of an article, exactly as read, and the bytes it was read from."""

    article_id: Named[int] = Column(KEY, sa.ForeignKey("article.id"))
    number: Named[int]
    text: Named[str]
    sha256: Named[str]
    content: Named[bytes]
    content_sha256: Named[str]
    media_type: Named[str]
    encoding: Named[str]
    reader: Named[str]
    reader_version: Named[str]


class SentenceColumns(sa.TypedColumns):
    """Where a sentence stood when the text came in: coverage is counted on these."""

    revision_id: Named[int] = Column(KEY, sa.ForeignKey("revision.id"))
    number: Named[int]
    start_char: Named[int]
    end_char: Named[int]


revision = sa.Table(
    "revision",
    metadata,
    RevisionColumns,
    sa.UniqueConstraint("article_id", "number"),
    sa.Index(None, "sha256"),
)
sentence = sa.Table(
    "sentence",
    metadata,
    SentenceColumns,
    sa.PrimaryKeyConstraint("revision_id", "number"),
    sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
)
