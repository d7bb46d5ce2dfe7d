"""The people of the desk."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import Recorded, metadata


class CheckerColumns(Recorded):
    """A person who rules, adds or looks."""

    name: Named[str] = Column(unique=True)


checker = sa.Table("checker", metadata, CheckerColumns)
