"""What belongs to the desk as a whole: people, rating scales, the ledger."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata, one_of
from claims.words import Conclusion


class CheckerColumns(Recorded):
    """A person who rules, adds or looks."""

    name: Named[str] = Column(unique=True)


class RatingScaleColumns(Recorded):
    """An ordered set of ratings. A changed scale is a new version of it."""

    name: Named[str]
    version: Named[int]
    title: Named[str]
    source: Named[str | None]
    is_default: Named[bool] = Column(sa.Boolean)


class RatingColumns(sa.TypedColumns):
    """One rating of a scale; ``position`` counts from 1, best to worst."""

    id: Named[int] = Column(KEY, sa.Identity(), primary_key=True)
    scale_id: Named[int] = Column(KEY, sa.ForeignKey("rating_scale.id"))
    key: Named[str]
    label: Named[str]
    meaning: Named[str]
    position: Named[int]
    conclusion: Named[Conclusion] = Column(one_of(Conclusion))
    needs_evidence: Named[bool] = Column(sa.Boolean)


class LedgerStreamColumns(sa.TypedColumns):
    """The head of a stream: an article's, or the desk's. Locked to append to it."""

    name: Named[str] = Column(primary_key=True)
    sequence: Named[int]
    hash: Named[str]


class LedgerEntryColumns(Recorded):
    """One change. ``before`` and ``after`` are canonical JSON, kept as text.

    The hash covers their digests, not their words, so that what must be erased one
    day can be, and the chain still proves that nothing else was touched.
    """

    stream: Named[str] = Column(sa.ForeignKey("ledger_stream.name"))
    sequence: Named[int]
    who: Named[str]
    what: Named[str]
    subject: Named[str]
    before: Named[str]
    after: Named[str]
    before_sha256: Named[str]
    after_sha256: Named[str]
    prev_hash: Named[str]
    hash: Named[str]


checker = sa.Table("checker", metadata, CheckerColumns)
rating_scale = sa.Table(
    "rating_scale",
    metadata,
    RatingScaleColumns,
    sa.UniqueConstraint("name", "version"),
)
rating = sa.Table(
    "rating",
    metadata,
    RatingColumns,
    sa.UniqueConstraint("scale_id", "key"),
    sa.UniqueConstraint("scale_id", "position"),
)
ledger_stream = sa.Table("ledger_stream", metadata, LedgerStreamColumns)
ledger_entry = sa.Table(
    "ledger_entry",
    metadata,
    LedgerEntryColumns,
    sa.UniqueConstraint("stream", "sequence"),
    sa.Index(None, "subject", "id"),
)
