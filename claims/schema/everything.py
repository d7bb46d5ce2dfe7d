"""The metadata with every table in it, for what builds or compares a whole schema."""

from importlib import import_module
from pkgutil import iter_modules

from claims import schema
from claims.schema import indexes
from claims.schema.base import metadata

for _module in iter_modules(schema.__path__, "claims.schema."):
    import_module(_module.name)

__all__ = ["indexes", "metadata"]
