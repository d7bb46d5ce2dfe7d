"""Data as Markdown: no viewer takes it for markup."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:@>^=%])")
_SPECIAL_IN_A_CELL = re.compile(r"([\\`*_\[\]|~$])")


def escaped(text: str) -> str:
    """Return data so that no Markdown viewer takes it for markup: one line of text."""
    return _SPECIAL.sub(r"\\\1", _one_line(text))


def escaped_cell(text: str) -> str:
    """Return the same for a cell of a table, where no block of Markdown can begin."""
    return _SPECIAL_IN_A_CELL.sub(r"\\\1", _one_line(text))


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line.replace("&", "&amp;").replace("<", "&lt;")
