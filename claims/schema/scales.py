"""Rating scales and their ratings."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata, one_of
from claims.vocabulary import Conclusion


class RatingScaleColumns(Recorded):
    """An ordered set of ratings. A changed scale is a new version of it."""

    name: Named[str]
    version: Named[int]
    title: Named[str]
    source: Named[str | None]
    is_default: Named[bool] = Column(sa.Boolean)


class RatingColumns(sa.TypedColumns):
    """One rating of a scale; ``position`` counts from 1, best to worst."""

    id: Named[int] = Column(KEY, sa.Identity(), primary_key=True)
    scale_id: Named[int] = Column(KEY, sa.ForeignKey("rating_scale.id"))
    key: Named[str]
    label: Named[str]
    meaning: Named[str]
    position: Named[int]
    conclusion: Named[Conclusion] = Column(one_of(Conclusion))
    needs_evidence: Named[bool] = Column(sa.Boolean)


rating_scale = sa.Table(
    "rating_scale",
    metadata,
    RatingScaleColumns,
    sa.UniqueConstraint("name", "version"),
)
rating = sa.Table(
    "rating",
    metadata,
    RatingColumns,
    sa.UniqueConstraint("scale_id", "key"),
    sa.UniqueConstraint("scale_id", "position"),
)
