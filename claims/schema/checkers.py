"""The people of the desk: a row a name, and which names are one person."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata, one_of
from claims.vocabulary import PersonRole


class CheckerColumns(Recorded):
    """A name by which a person rules, adds or looks."""

    name: Named[str] = Column(unique=True)
    folded: Named[str]
    """The name without regard to case, width and white space."""
    twin: Named[int] = Column(default=0)
    """0; more where older desks have a name twice that differs in case alone."""
    role: Named[PersonRole] = Column(one_of(PersonRole), default=PersonRole.CHECKER)
    same_as_id: Named[int | None] = Column(KEY, sa.ForeignKey("checker.id"))
    """Whose other name this is; one step leads to the name that is shown."""
    redacted: Named[bool] = Column(default=False)
    """Whether who it was is erased."""


checker = sa.Table(
    "checker", metadata, CheckerColumns, sa.UniqueConstraint("folded", "twin")
)
