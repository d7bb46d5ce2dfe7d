"""Who holds which claim."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata
from claims.schema.nouns import Noun, declare


class AssignmentColumns(Recorded):
    """That a claim was given to somebody, or let go. Append-only: the last one counts.

    Without a ``checker_id``, nobody holds the claim.
    """

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    number: Named[int]
    checker_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))
    due_on: Named[date | None]
    by_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))


assignment = sa.Table(
    "assignment",
    metadata,
    AssignmentColumns,
    sa.UniqueConstraint("claim_id", "number"),
    info=declare(Noun(of="claim", by="by_id", calls={"checker_id": "holder"})),
)
