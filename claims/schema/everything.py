"""The metadata with every table in it, for what builds or compares a whole schema."""

from claims import schema
from claims.schema import indexes
from claims.schema.base import metadata

for _table in schema.__all__:
    getattr(schema, _table)

__all__ = ["indexes", "metadata"]
