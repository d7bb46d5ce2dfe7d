"""From text to proposed claims: pure, no database, no terminal."""

from claims.errors import NotFoundError
from claims.extraction.proposal import Engine, ProposedClaim

__all__ = ["DEFAULT", "ENGINES", "Engine", "ProposedClaim", "get_engine"]

DEFAULT = "rules"
ENGINES = ("rules",)
"""The names that ``get_engine`` knows."""


def get_engine(name: str = DEFAULT) -> Engine:
    """Return the engine of this name; its modules are imported only here.

    Raise ``NotFoundError`` when there is none.
    """
    if name == "rules":
        from claims.extraction.rules import ENGINE

        return ENGINE
    raise NotFoundError("engine", name, f"there are: {', '.join(ENGINES)}")
