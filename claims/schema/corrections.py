"""The register of corrections."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata, one_of
from claims.schema.nouns import Noun, declare
from claims.vocabulary import CorrectionClass


class CorrectionColumns(Recorded):
    """What was put right after publication, and how readers were told. Append-only."""

    article_id: Named[int] = Column(KEY, sa.ForeignKey("article.id"))
    number: Named[int]
    claim_id: Named[int | None] = Column(KEY, sa.ForeignKey("claim.id"))
    correction_class: Named[CorrectionClass] = Column(one_of(CorrectionClass))
    what: Named[str]
    rationale: Named[str]
    old_wording: Named[str | None]
    new_wording: Named[str | None]
    notice: Named[str]
    corrected_on: Named[date]
    checker_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))


correction = sa.Table(
    "correction",
    metadata,
    CorrectionColumns,
    sa.UniqueConstraint("article_id", "number"),
    info=declare(Noun(of="article", calls={"correction_class": "class"})),
)
