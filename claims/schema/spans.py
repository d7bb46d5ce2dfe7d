"""Where a revision makes a claim, and how the claim fared there."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, metadata, one_of
from claims.vocabulary import Outcome


class SpanColumns(sa.TypedColumns):
    """One part of one mention of a claim on one revision.

    ``quote`` repeats ``revision.text[start_char:end_char]`` on purpose: if the two ever
    disagree, the span has drifted and the verdict may be about other words.
    """

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    revision_id: Named[int] = Column(KEY, sa.ForeignKey("revision.id"))
    mention: Named[int]
    part: Named[int]
    start_char: Named[int]
    end_char: Named[int]
    quote: Named[str]
    prefix: Named[str]
    suffix: Named[str]


class ClaimOutcomeColumns(sa.TypedColumns):
    """How a claim fared on a revision: the worst of its mentions. Append-only.

    It was judged against ``from_revision_id``, the text on which its verdict was last
    given or reaffirmed; empty where the claim was first made. ``spans`` is where it was
    carried to, ``mentions`` what became of each place, with the ``changes`` in it.
    ``statement`` is what the claim came to say then; empty where nobody's words were
    touched. ``looks`` are changes around it that somebody should look at.
    """

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    revision_id: Named[int] = Column(KEY, sa.ForeignKey("revision.id"))
    outcome: Named[Outcome] = Column(one_of(Outcome))
    from_revision_id: Named[int | None] = Column(KEY, sa.ForeignKey("revision.id"))
    statement: Named[str | None]
    spans: Named[list[dict[str, Any]]] = Column(sa.JSON, default=list)
    mentions: Named[list[dict[str, Any]]] = Column(sa.JSON, default=list)
    looks: Named[list[dict[str, Any]]] = Column(sa.JSON, default=list)


span = sa.Table(
    "span",
    metadata,
    SpanColumns,
    sa.PrimaryKeyConstraint("claim_id", "revision_id", "mention", "part"),
    sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
    sa.Index(None, "revision_id", "start_char"),
)
claim_outcome = sa.Table(
    "claim_outcome",
    metadata,
    ClaimOutcomeColumns,
    sa.PrimaryKeyConstraint("claim_id", "revision_id"),
)
