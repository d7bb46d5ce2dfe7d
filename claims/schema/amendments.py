"""Amendments of evidence: edits and withdrawals; what was said stays as it was."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata, one_of
from claims.schema.nouns import Noun, declare
from claims.vocabulary import Stance


class AmendmentColumns(Recorded):
    """What a piece of evidence says from now on, or that it is withdrawn.

    It is told as a whole: the last one counts, and before the first what the evidence
    itself says. A verdict rests on the one that there was when it was given.
    """

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    number: Named[int]
    evidence_id: Named[int] = Column(KEY, sa.ForeignKey("evidence.id"), index=True)
    source_id: Named[int] = Column(KEY, sa.ForeignKey("source.id"), index=True)
    stance: Named[Stance] = Column(one_of(Stance))
    passage: Named[str | None]
    locator: Named[str | None]
    accessed_on: Named[date | None]
    note: Named[str | None]
    is_primary: Named[bool] = Column(sa.Boolean, default=False)
    snapshot_id: Named[int | None] = Column(KEY, sa.ForeignKey("snapshot.id"))
    withdrawn: Named[bool] = Column(sa.Boolean, default=False)
    because: Named[str | None]
    checker_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))


amendment = sa.Table(
    "amendment",
    metadata,
    AmendmentColumns,
    sa.UniqueConstraint("claim_id", "number"),
    info=declare(Noun(of="claim")),
)
