"""What sources say of claims."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata, one_of
from claims.schema.nouns import Noun, declare
from claims.vocabulary import Stance


class EvidenceColumns(Recorded):
    """What a source says for or against a claim; found before anybody rules.

    A ``stance`` that nobody stated is that of the verdict that cites it.

    ``is_primary`` tells who was there from who repeats it. A calculation has an
    ``expression`` over the numbers of other evidence, and its ``result``.
    """

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    number: Named[int]
    source_id: Named[int] = Column(KEY, sa.ForeignKey("source.id"), index=True)
    stance: Named[Stance] = Column(one_of(Stance))
    passage: Named[str | None]
    locator: Named[str | None]
    accessed_on: Named[date | None]
    note: Named[str | None]
    checker_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))
    is_primary: Named[bool] = Column(sa.Boolean, default=False)
    snapshot_id: Named[int | None] = Column(KEY, sa.ForeignKey("snapshot.id"))
    expression: Named[str | None]
    result: Named[str | None]


evidence = sa.Table(
    "evidence",
    metadata,
    EvidenceColumns,
    sa.UniqueConstraint("claim_id", "number"),
    info=declare(Noun(of="claim")),
)
