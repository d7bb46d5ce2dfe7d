"""Remarks for whoever gave a command: kept while it runs, said on stderr at its end."""

from contextvars import ContextVar

_REMARKS: ContextVar[dict[str, None] | None] = ContextVar("remarks", default=None)


def collect() -> dict[str, None]:
    """Start to keep remarks; return them, each once, as they come in."""
    kept: dict[str, None] = {}
    _REMARKS.set(kept)
    return kept


def remark(words: str) -> None:
    """Keep a remark, where anybody collects them."""
    kept = _REMARKS.get()
    if kept is not None:
        kept[words] = None
