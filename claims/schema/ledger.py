"""The record of every change."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import Recorded, metadata


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


ledger_stream = sa.Table("ledger_stream", metadata, LedgerStreamColumns)
ledger_entry = sa.Table(
    "ledger_entry",
    metadata,
    LedgerEntryColumns,
    sa.UniqueConstraint("stream", "sequence"),
    sa.Index(None, "subject", "id"),
)
