"""Stretches of text that hold nothing to check."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata
from claims.schema.nouns import Noun, declare


class DispositionColumns(Recorded):
    """A stretch of a revision that a named person marked as nothing to check.

    Taking it back fills ``withdrawn_by_id``; the row stays. The next revision has a row
    of its own for a stretch whose words are the same: ``carried_from_id`` is the first.
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
    carried_from_id: Named[int | None] = Column(KEY, sa.ForeignKey("disposition.id"))


disposition = sa.Table(
    "disposition",
    metadata,
    DispositionColumns,
    sa.UniqueConstraint("article_id", "number"),
    sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
    sa.Index(None, "revision_id", "start_char"),
    info=declare(
        Noun(
            of="article",
            calls={"start_char": "start", "end_char": "end"},
            untold=("revision_id",),
            later=("withdrawn_by_id",),
        )
    ),
)
