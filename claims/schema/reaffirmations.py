"""Verdicts that somebody carried over to changed words."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata
from claims.schema.nouns import Noun, declare


class ReaffirmationColumns(Recorded):
    """A named person's word that a verdict holds for the words of a revision.

    Append-only. ``statement``, ``speaker`` and ``spans`` are copies of what it was said
    of, in place of those of the verdict.
    """

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    number: Named[int]
    verdict_id: Named[int] = Column(KEY, sa.ForeignKey("verdict.id"), index=True)
    revision_id: Named[int] = Column(KEY, sa.ForeignKey("revision.id"))
    because: Named[str]
    checker_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))
    statement: Named[str]
    speaker: Named[str | None]
    spans: Named[list[dict[str, Any]]] = Column(sa.JSON)


reaffirmation = sa.Table(
    "reaffirmation",
    metadata,
    ReaffirmationColumns,
    sa.UniqueConstraint("claim_id", "number"),
    sa.CheckConstraint("because <> ''", name="because"),
    info=declare(Noun(of="claim")),
)
