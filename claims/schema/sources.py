"""What can be consulted."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata, one_of
from claims.vocabulary import SourceKind


class SourceColumns(Recorded):
    """Something that can be consulted. ``name`` is what the desk calls it."""

    name: Named[str] = Column(unique=True)
    kind: Named[SourceKind] = Column(one_of(SourceKind))
    title: Named[str | None]
    url: Named[str | None]
    contact: Named[str | None]
    confidential: Named[bool] = Column(sa.Boolean)
    origin_id: Named[int | None] = Column(KEY, sa.ForeignKey("source.id"))
    note: Named[str | None]
    redacted_by_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))


source = sa.Table("source", metadata, SourceColumns)
