"""What was consulted, what it said, and what the checkers made of it."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata, one_of
from claims.words import Conclusion, SourceKind, Stance


class SourceColumns(Recorded):
    """Something that can be consulted. ``name`` is what the desk calls it."""

    name: Named[str] = Column(unique=True)
    kind: Named[SourceKind] = Column(one_of(SourceKind))
    title: Named[str | None]
    url: Named[str | None]
    contact: Named[str | None]
    confidential: Named[bool] = Column(sa.Boolean)
    origin_id: Named[int | None] = Column(KEY, sa.ForeignKey("source.id"))
    note: Named[str | None]


class EvidenceColumns(Recorded):
    """What a source says for or against a claim; found before anybody rules."""

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    number: Named[int]
    source_id: Named[int] = Column(KEY, sa.ForeignKey("source.id"), index=True)
    stance: Named[Stance] = Column(one_of(Stance))
    passage: Named[str | None]
    locator: Named[str | None]
    accessed_on: Named[date | None]
    note: Named[str | None]
    checker_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))


class VerdictColumns(Recorded):
    """A checker's ruling. Append-only: a later one supersedes it.

    ``statement``, ``speaker`` and ``spans`` are copies of what it was about, so that it
    reads alone; when the claim comes to differ from them, the claim is suspended.
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


class VerdictEvidenceColumns(sa.TypedColumns):
    """That a verdict cites a piece of evidence, and in which set."""

    verdict_id: Named[int] = Column(KEY, sa.ForeignKey("verdict.id"))
    evidence_id: Named[int] = Column(KEY, sa.ForeignKey("evidence.id"))
    set_number: Named[int]


source = sa.Table("source", metadata, SourceColumns)
evidence = sa.Table(
    "evidence", metadata, EvidenceColumns, sa.UniqueConstraint("claim_id", "number")
)
verdict = sa.Table(
    "verdict",
    metadata,
    VerdictColumns,
    sa.UniqueConstraint("claim_id", "number"),
    sa.CheckConstraint("rationale <> ''", name="rationale"),
)
verdict_evidence = sa.Table(
    "verdict_evidence",
    metadata,
    VerdictEvidenceColumns,
    sa.PrimaryKeyConstraint("verdict_id", "evidence_id", "set_number"),
)
