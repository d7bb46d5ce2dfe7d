"""What the writer and the editor answered."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata, one_of
from claims.schema.nouns import Noun, declare
from claims.vocabulary import Answer, Role


class ResolutionColumns(Recorded):
    """An answer to a claim that failed. Append-only: the editor's last one decides."""

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    number: Named[int]
    verdict_id: Named[int] = Column(KEY, sa.ForeignKey("verdict.id"))
    answer: Named[Answer] = Column(one_of(Answer))
    role: Named[Role] = Column(one_of(Role))
    rationale: Named[str]
    wording: Named[str | None]
    checker_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))


resolution = sa.Table(
    "resolution",
    metadata,
    ResolutionColumns,
    sa.UniqueConstraint("claim_id", "number"),
    info=declare(Noun(of="claim")),
)
