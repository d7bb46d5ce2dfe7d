"""Where a revision makes a claim, and how the claim fared there."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, metadata, one_of
from claims.words import Outcome


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
    """How a claim fared on a revision: the worst of its mentions."""

    claim_id: Named[int] = Column(KEY, sa.ForeignKey("claim.id"))
    revision_id: Named[int] = Column(KEY, sa.ForeignKey("revision.id"))
    outcome: Named[Outcome] = Column(one_of(Outcome))


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
