"""The word diff of two revisions as one HTML file that stands alone."""

from markupsafe import Markup, escape

from claims import __version__
from claims.data_file import read_data_text
from claims.differences.difference import Block, BlockKind, folded
from claims.differences.runs import Fate
from claims.formats import page
from claims.formats.difference.compared_revisions import (
    Compared,
    summary,
    title,
    unchanged,
)

_TAGS = {
    Fate.DELETED: Markup('<del class="out">{}</del>'),
    Fate.INSERTED: Markup('<ins class="in">{}</ins>'),
    Fate.LEFT: Markup('<del class="away">{}</del>'),
    Fate.ARRIVED: Markup('<ins class="here">{}</ins>'),
}


def render(compared: Compared) -> str:
    """Return the difference as an HTML document."""
    style = read_data_text("report.css") + read_data_text("difference.css")
    blocks = compared.difference.blocks
    return page.template("difference.html.j2").render(
        article=compared.article,
        old=compared.old,
        new=compared.new,
        difference=compared.difference,
        summary=summary(compared.difference),
        shown=list(folded(blocks)),
        kinds={each.kind for each in blocks},
        fates={run.fate for each in blocks for run in each.runs},
        title=title,
        unchanged=unchanged,
        words=words,
        BlockKind=BlockKind,
        Fate=Fate,
        style=Markup(style),
        policy=page.policy(style),
        version=__version__,
    )


def words(block: Block) -> Markup:
    """Return the words of a block, marked; what was kept as the new text has it."""
    return Markup("").join(
        (
            _TAGS[fate].format(_html(marked))
            if marked and fate in _TAGS
            else _html(marked)
        )
        + _html(behind)
        for fate, marked, behind in block.shown()
    )


def _html(text: str) -> Markup:
    # A parser folds a bare carriage return; a character reference stays one. A null
    # character cannot stand in HTML at all.
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd"))
