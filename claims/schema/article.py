"""Articles, and the immutable texts they had."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata


class ArticleColumns(Recorded):
    """A document under check.

    ``sha256`` is that of its first text, so that the same content is not taken in
    twice. ``last_claim`` and ``last_disposition`` are the numbers last given out; the
    row is locked to give out the next, and with it whoever changes the article.
    """

    slug: Named[str] = Column(unique=True)
    title: Named[str]
    byline: Named[str | None]
    outlet: Named[str | None]
    url: Named[str | None]
    published_on: Named[date | None]
    language: Named[str | None]
    sha256: Named[str] = Column(unique=True)
    last_revision: Named[int]
    last_claim: Named[int]
    last_disposition: Named[int]
    extra: Named[dict[str, Any]] = Column(sa.JSON, default=dict)


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


class DispositionColumns(Recorded):
    """A stretch of a revision that a named person marked as nothing to check.

    Taking it back fills the ``withdrawn`` columns; the row stays.
    """

    article_id: Named[int] = Column(KEY, sa.ForeignKey("article.id"))
    number: Named[int]
    revision_id: Named[int] = Column(KEY, sa.ForeignKey("revision.id"))
    start_char: Named[int]
    end_char: Named[int]
    quote: Named[str]
    reason: Named[str | None]
    checker_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))
    withdrawn_by_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))


article = sa.Table("article", metadata, ArticleColumns)
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
disposition = sa.Table(
    "disposition",
    metadata,
    DispositionColumns,
    sa.UniqueConstraint("article_id", "number"),
    sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
    sa.Index(None, "revision_id", "start_char"),
)
