"""Loading a module when one of its names is first asked for.

A command that starts in a fifth of a second cannot afford to build tables and records
that it does not use. The idea is that of PEP 562 and of SPEC 1 (Scientific Python).
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any


def on_demand(package: str, homes: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """Return a ``__getattr__`` for ``package``; ``homes`` maps modules to their names.

    A name is looked up once: then it stands in the package, as if imported there.
    """
    known = {name: module for module, names in homes.items() for name in names}

    def load(name: str) -> Any:
        if name not in known:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(f"{package}.{known[name]}"), name)
        setattr(sys.modules[package], name, found)
        return found

    return load
