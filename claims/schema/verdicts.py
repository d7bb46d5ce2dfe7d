"""What the checkers ruled, and on what evidence."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata, one_of
from claims.schema.nouns import Noun, declare
from claims.vocabulary import Conclusion


class VerdictColumns(Recorded):
    """A checker's ruling. Append-only: a later one supersedes it.

    ``statement``, ``speaker`` and ``spans`` are copies of what it was about, so that it
    reads alone; when the claim comes to differ from them, the claim is suspended.
    ``withdraws`` takes back the rating it repeats. ``confirmed`` are the points of a
    checklist; ``despite`` is why it holds although all it cites says otherwise.
    ``given_with`` names the verdict on its row that it was given with, by the numbers
    of claim and verdict. With a ``recheck_id`` it is a blind second opinion: compared
    with the verdict in force, and never in force itself.
    """

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    number: Named[int]
    revision_id: Named[int] = Column(KEY, sa.ForeignKey("revision.id"))
    rating_id: Named[int] = Column(KEY, sa.ForeignKey("rating.id"))
    conclusion: Named[Conclusion] = Column(one_of(Conclusion))
    rationale: Named[str]
    checker_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))
    statement: Named[str]
    speaker: Named[str | None]
    spans: Named[list[dict[str, Any]]] = Column(sa.JSON)
    holds_on: Named[date | None]
    recheck_by: Named[date | None]
    suggestion: Named[str | None]
    withdraws: Named[bool] = Column(sa.Boolean, default=False)
    confirmed: Named[list[str]] = Column(sa.JSON, default=list)
    recheck_id: Named[int | None] = Column(KEY, sa.ForeignKey("recheck.id"))
    despite: Named[str | None]
    given_with: Named[dict[str, int] | None] = Column(sa.JSON(none_as_null=True))


class VerdictEvidenceColumns(sa.TypedColumns):
    """That a verdict cites a piece of evidence, in which set, and as amended how."""

    verdict_id: Named[int] = Column(KEY, sa.ForeignKey("verdict.id"))
    evidence_id: Named[int] = Column(KEY, sa.ForeignKey("evidence.id"))
    set_number: Named[int]
    amendment_id: Named[int | None] = Column(KEY, sa.ForeignKey("amendment.id"))


verdict = sa.Table(
    "verdict",
    metadata,
    VerdictColumns,
    sa.UniqueConstraint("claim_id", "number"),
    sa.CheckConstraint("rationale <> ''", name="rationale"),
    # Its rating and its evidence stand in other tables.
    info=declare(Noun(of="claim", is_told=False)),
)
verdict_evidence = sa.Table(
    "verdict_evidence",
    metadata,
    VerdictEvidenceColumns,
    sa.PrimaryKeyConstraint("verdict_id", "evidence_id", "set_number"),
)
