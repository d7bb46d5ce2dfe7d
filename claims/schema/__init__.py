"""Every table, each loaded when it is first named.

A command names the few that it needs; building all seventeen would cost ``claims list``
a fifth of its start. Naming ``metadata`` loads them all, so that it is complete.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.schema.article import article, disposition, revision, sentence
    from claims.schema.base import metadata
    from claims.schema.claim import claim, claim_outcome, extraction_run, span
    from claims.schema.desk import (
        checker,
        ledger_entry,
        ledger_stream,
        rating,
        rating_scale,
    )
    from claims.schema.text import claim_text
    from claims.schema.verdict import evidence, source, verdict, verdict_evidence

__all__ = [
    "article",
    "checker",
    "claim",
    "claim_outcome",
    "claim_text",
    "disposition",
    "evidence",
    "extraction_run",
    "ledger_entry",
    "ledger_stream",
    "metadata",
    "rating",
    "rating_scale",
    "revision",
    "sentence",
    "source",
    "span",
    "verdict",
    "verdict_evidence",
]

_HOMES = {
    "article": ("article", "disposition", "revision", "sentence"),
    "claim": ("claim", "claim_outcome", "extraction_run", "span"),
    "desk": ("checker", "ledger_entry", "ledger_stream", "rating", "rating_scale"),
    "text": ("claim_text",),
    "verdict": ("evidence", "source", "verdict", "verdict_evidence"),
}


def __getattr__(name: str) -> Any:
    """Load the module that defines ``name``, or every module for ``metadata``."""
    found = None
    for home, tables in _HOMES.items():
        if name == "metadata" or name in tables:
            module = import_module(f"claims.schema.{home}")
            found = getattr(module, name, None) if name in tables else found
            # The submodule ``claim`` would otherwise hide the table ``claim``.
            globals().update({table: getattr(module, table) for table in tables})
    if name == "metadata":
        found = import_module("claims.schema.base").metadata
    if found is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return found
