"""What the desk calls checked."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import Recorded, metadata
from claims.schema.nouns import Noun, declare


class PolicyColumns(Recorded):
    """One version of the desk's policy, as TOML. Append-only: the last one counts."""

    number: Named[int] = Column(unique=True)
    text: Named[str]
    set_by: Named[str]


policy = sa.Table(
    "policy",
    metadata,
    PolicyColumns,
    info=declare(Noun(of="desk", by="set_by")),
)
