"""Claims: what an article asserts."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata, one_of
from claims.vocabulary import Conclusion, Kind, Outcome, Status


class ClaimColumns(Recorded):
    """One factual assertion of an article.

    ``status``, ``rating``, ``conclusion``, ``checker_id`` and ``missing`` (what the
    policy still wants, as ``records.lacks`` stores it) repeat what the verdict in force
    says, and ``holder_id`` and ``due_on`` the last assignment, so that what is still
    unverified is found without reading verdicts. ``outcome`` is how it fared on the
    latest revision, ``flags`` what somebody should look at there.
    ``services.core.status.refresh`` alone writes them; ``claims db verify`` proves
    them. ``criticises`` names who is criticised; empty says nobody is. ``wording`` is
    what the text says where a statement that a person wrote is of an earlier one.
    ``detail_of_id`` is the row that a claim is a detail of, ``is_folded`` whether it is
    out of sight beneath it, and ``arranged_by_id`` who said so, where a person did.
    ``brackets`` has, by statement, what an engine put in brackets in it.
    """

    article_id: Named[int] = Column(KEY, sa.ForeignKey("article.id"))
    number: Named[int]
    statement: Named[str]
    kind: Named[Kind] = Column(one_of(Kind))
    speaker: Named[str | None]
    check_worthiness: Named[float]
    reasons: Named[list[str]] = Column(sa.JSON)
    status: Named[Status] = Column(one_of(Status), default=Status.UNVERIFIED)
    rating: Named[str | None]
    conclusion: Named[Conclusion | None] = Column(one_of(Conclusion))
    checker_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))
    run_id: Named[int | None] = Column(KEY, sa.ForeignKey("extraction_run.id"))
    added_by_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))
    looked_by_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))
    drop_reason: Named[str | None]
    dropped_by_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))
    duplicate_of_id: Named[int | None] = Column(KEY, sa.ForeignKey("claim.id"))
    split_from_id: Named[int | None] = Column(KEY, sa.ForeignKey("claim.id"))
    group_id: Named[int | None] = Column(KEY)
    extra: Named[dict[str, Any]] = Column(sa.JSON, default=dict)
    missing: Named[list[dict[str, Any]]] = Column(sa.JSON, default=list)
    criticises: Named[str | None]
    holder_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))
    due_on: Named[date | None]
    outcome: Named[Outcome | None] = Column(one_of(Outcome))
    flags: Named[list[str]] = Column(sa.JSON, default=list)
    wording: Named[dict[str, Any] | None] = Column(sa.JSON(none_as_null=True))
    detail_of_id: Named[int | None] = Column(KEY, sa.ForeignKey("claim.id"), index=True)
    is_folded: Named[bool] = Column(sa.Boolean, default=False)
    arranged_by_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))
    brackets: Named[dict[str, Any]] = Column(sa.JSON, default=dict)


claim = sa.Table(
    "claim",
    metadata,
    ClaimColumns,
    sa.UniqueConstraint("article_id", "number"),
    sa.CheckConstraint("check_worthiness BETWEEN 0 AND 1", name="check_worthiness"),
    sa.CheckConstraint("statement <> ''", name="statement"),
)
