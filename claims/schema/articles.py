"""Articles: the documents under check."""

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
    ``stream`` is its first slug, by which the ledger calls it for ever.
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
    withdrawn_because: Named[str | None]
    withdrawn_by_id: Named[int | None] = Column(
        KEY, sa.ForeignKey("checker.id"), index=True
    )
    stream: Named[str] = Column(unique=True)
    former_slugs: Named[list[str]] = Column(sa.JSON, default=list)


article = sa.Table("article", metadata, ArticleColumns)
