"""The word diff of two revisions, for a terminal or as plain text."""

from collections.abc import Iterator
from typing import Any

import click

from claims.cli.output import visible, visible_lines
from claims.cli.wrap import wrap
from claims.differences.difference import Block, folded
from claims.differences.runs import Fate
from claims.formats.difference.compared_revisions import (
    Compared,
    summary,
    title,
    unchanged,
)

_STYLES: dict[Fate, dict[str, Any]] = {
    Fate.DELETED: {"fg": "red", "strikethrough": True},
    Fate.INSERTED: {"fg": "green", "underline": True},
    Fate.LEFT: {"fg": "cyan", "strikethrough": True},
    Fate.ARRIVED: {"fg": "cyan", "underline": True},
}
_MARKS = {
    Fate.DELETED: ("[-", "-]"),
    Fate.INSERTED: ("{+", "+}"),
    Fate.LEFT: ("[>", ">]"),
    Fate.ARRIVED: ("{<", "<}"),
}
"""The first two are those of wdiff."""
_NAMES = {
    Fate.DELETED: "taken out",
    Fate.INSERTED: "put in",
    Fate.LEFT: "moved away",
    Fate.ARRIVED: "moved here",
}


def render(
    compared: Compared, *, colour: bool = False, width: int | None = None
) -> str:
    """Return the difference as text: in colour, or with marks around what differs."""
    return "\n".join(_lines(compared, colour, width)) + "\n"


def _lines(compared: Compared, colour: bool, width: int | None) -> Iterator[str]:
    article, found = compared.article, compared.difference

    def styled(text: str, **style: Any) -> str:
        return click.style(text, **style) if colour else text

    yield styled(
        f"{article.slug}: revision {compared.old.number} → {compared.new.number}",
        bold=True,
    )
    said = ", ".join(summary(found)) or "no word differs"
    for line in wrap([(said, Fate.KEPT)], width):
        yield "".join(text for text, _ in line)
    fates = {run.fate for block in found.blocks for run in block.runs}
    if legend := [
        _painted(name, fate, colour) for fate, name in _NAMES.items() if fate in fates
    ]:
        yield " ".join(legend)
    for block in folded(found.blocks):
        yield ""
        if isinstance(block, list):
            yield styled(f"… {unchanged(block)}", dim=True)
            continue
        yield styled(title(block), bold=True)
        for line in wrap(_trimmed(_pieces(block, colour)), width):
            yield "".join(_styled(text, fate, colour) for text, fate in line)
        for change in block.changes:
            yield styled(f"  {change.touched}: {visible(str(change))}", fg="yellow")
        for note in block.notes:
            yield f"  {visible(note.label)}: {visible(note.text)}"


def _pieces(block: Block, colour: bool) -> Iterator[tuple[str, Fate]]:
    for fate, marked, behind in block.shown():
        text = visible_lines(marked)
        opens, closes = ("", "") if colour or not text else _MARKS.get(fate, ("", ""))
        yield f"{opens}{text}{closes}", fate
        yield visible_lines(behind), Fate.KEPT


def _trimmed(pieces: Iterator[tuple[str, Fate]]) -> list[tuple[str, Fate]]:
    """Return pieces without the line breaks behind the last of their words."""
    found = list(pieces)
    while found and not found[-1][0].strip():
        found.pop()
    return [*found[:-1], *((text.rstrip(), fate) for text, fate in found[-1:])]


def _painted(text: str, fate: Fate, colour: bool) -> str:
    opens, closes = _MARKS[fate]
    return _styled(text, fate, colour) if colour else f"{opens}{text}{closes}"


def _styled(text: str, fate: Fate, colour: bool) -> str:
    style = _STYLES.get(fate) if colour else None
    return click.style(text, **style) if style else text
