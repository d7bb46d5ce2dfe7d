"""Blind second checks."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata


class RecheckColumns(Recorded):
    """That a checked claim was drawn for a second check by somebody else.

    It is open until a verdict refers to it, or it is cancelled. ``verdict_number``
    is the verdict that it checks, which is hidden from who does it.
    """

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    number: Named[int]
    verdict_number: Named[int]
    checker_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))
    drawn_by_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))
    cancelled_by_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))


recheck = sa.Table(
    "recheck", metadata, RecheckColumns, sa.UniqueConstraint("claim_id", "number")
)
