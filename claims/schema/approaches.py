"""Asking the criticised for a reply."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata, one_of
from claims.schema.nouns import Noun, declare
from claims.vocabulary import Step


class ApproachColumns(Recorded):
    """One step in asking those whom a claim criticises. Append-only."""

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    number: Named[int]
    person: Named[str]
    step: Named[Step] = Column(one_of(Step))
    happened_on: Named[date]
    channel: Named[str | None]
    words: Named[str | None]
    checker_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))


approach = sa.Table(
    "approach",
    metadata,
    ApproachColumns,
    sa.UniqueConstraint("claim_id", "number"),
    info=declare(Noun(of="claim")),
)
