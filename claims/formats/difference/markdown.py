"""The word diff of two revisions as Markdown, with the tags that HTML has for it."""

from claims.differences.difference import Block, folded
from claims.differences.runs import Fate
from claims.formats.difference.compared_revisions import (
    Compared,
    summary,
    title,
    unchanged,
)
from claims.formats.markdown_text import escaped

_TAGS = {
    Fate.DELETED: "<del>{}</del>",
    Fate.INSERTED: "<ins>{}</ins>",
    Fate.LEFT: "<del>→ {}</del>",
    Fate.ARRIVED: "<ins>← {}</ins>",
}


def render(compared: Compared) -> str:
    """Return the difference as Markdown."""
    old, new = compared.old, compared.new
    lines = [
        f"# {escaped(compared.article.title)}",
        "",
        f"Revision {old.number} ({old.recorded_at:%Y-%m-%d}) → revision"
        f" {new.number} ({new.recorded_at:%Y-%m-%d})",
        "",
        f"{', '.join(summary(compared.difference)) or 'no word differs'}.".capitalize(),
    ]
    for block in folded(compared.difference.blocks):
        if isinstance(block, list):
            lines += ["", f"*… {unchanged(block)}*"]
        else:
            lines += ["", *_block(block)]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> list[str]:
    head = f"**{escaped(title(block).capitalize())}**"
    if not block.runs:
        return [head]
    lines = [head, "", "".join(_run(*each) for each in block.shown()).strip()]
    points = [
        *(f"- {each.touched}: {escaped(str(each))}" for each in block.changes),
        *(f"- **{escaped(each.label)}** {escaped(each.text)}" for each in block.notes),
    ]
    return [*lines, "", *points] if points else lines


def _run(fate: Fate, marked: str, behind: str) -> str:
    words = escaped(marked)
    if words and fate in _TAGS:
        words = _TAGS[fate].format(words)
    before = " " if marked[:1].isspace() else ""
    after = " " if (behind or marked)[-1:].isspace() else ""
    return f"{before}{words}{after}" if words else after
