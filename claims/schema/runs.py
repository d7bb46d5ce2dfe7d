"""The passes of engines over revisions."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata


class ExtractionRunColumns(Recorded):
    """One pass of an engine over a revision, and what it was."""

    revision_id: Named[int] = Column(KEY, sa.ForeignKey("revision.id"), index=True)
    engine: Named[str]
    engine_version: Named[str]
    model: Named[str | None]
    model_sha256: Named[str | None]
    proposed: Named[int]
    rejected: Named[int]


extraction_run = sa.Table("extraction_run", metadata, ExtractionRunColumns)
