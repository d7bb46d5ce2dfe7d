"""Blind second checks."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata
from claims.schema.nouns import Noun, declare


class RecheckColumns(Recorded):
    """That a checked claim was drawn for a second check by somebody else.

    ``verdict_number`` is the verdict that it checks, which is hidden from who does it
    while the check ``is_open``: until their own verdict refers to it, or somebody
    cancels it. ``draw`` says how chance chose it, with the seed.
    """

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    number: Named[int]
    verdict_number: Named[int]
    checker_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))
    drawn_by_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))
    cancelled_by_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))
    draw: Named[str | None]
    is_open: Named[bool] = Column(sa.Boolean, default=True)


recheck = sa.Table(
    "recheck",
    metadata,
    RecheckColumns,
    sa.UniqueConstraint("claim_id", "number"),
    # Every command that shows claims asks which checks are open.
    sa.Index(None, "is_open", "checker_id"),
    info=declare(
        Noun(
            of="claim",
            by="drawn_by_id",
            calls={"verdict_number": "verdict", "is_open": "open"},
            later=("cancelled_by_id", "is_open"),
        )
    ),
)
