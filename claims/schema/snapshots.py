"""The bytes of sources, as they were."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata


class SnapshotColumns(Recorded):
    """The bytes of a file or a page, once for each content.

    ``sha256`` is that of the bytes themselves; a page is stored in ``content`` as a
    WARC file that holds them (``container``). ``text`` is what a reader took out of
    them, to look passages up in.
    """

    sha256: Named[str] = Column(unique=True)
    content: Named[bytes]
    container: Named[str | None]
    media_type: Named[str]
    text: Named[str | None]
    reader: Named[str | None]
    reader_version: Named[str | None]


class SourceSnapshotColumns(Recorded):
    """That a source was saved: by whom, from where, as which bytes."""

    source_id: Named[int] = Column(KEY, sa.ForeignKey("source.id"))
    number: Named[int]
    snapshot_id: Named[int] = Column(KEY, sa.ForeignKey("snapshot.id"))
    location: Named[str]
    checker_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))


snapshot = sa.Table("snapshot", metadata, SnapshotColumns)
source_snapshot = sa.Table(
    "source_snapshot",
    metadata,
    SourceSnapshotColumns,
    sa.UniqueConstraint("source_id", "number"),
)
