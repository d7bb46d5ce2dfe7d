"""``claims diff``: what changed from one revision of an article to another."""

import os
import sys
from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.options import force_option, format_option_of, output_option
from claims.cli.output_file import write_output

if TYPE_CHECKING:
    from claims.differences.difference import Note
    from claims.formats.difference.compared_revisions import Compared
    from claims.records import RevisionLine
    from claims.services.revisions.touched_claims import TouchedClaim

FORMATS = {
    "text": "claims.cli.difference_text",
    "html": "claims.formats.difference.html",
    "markdown": "claims.formats.difference.markdown",
    "json": "claims.formats.difference.json",
}
"""Each format, and the module that writes it."""


@click.command()
@click.argument("article")
@click.option(
    "--from",
    "old",
    type=click.IntRange(1),
    metavar="N",
    help="The revision to start from; the one before by default.",
)
@click.option(
    "--to",
    "new",
    type=click.IntRange(1),
    metavar="N",
    help="The revision to arrive at; the latest by default.",
)
@format_option_of(list(FORMATS), help="What to write.")
@output_option
@force_option
@pass_app
def diff(
    app: App,
    article: str,
    old: int | None,
    new: int | None,
    form: str,
    output: str,
    force: bool,
) -> None:
    """Show what changed between two revisions of ARTICLE, word by word.

    The claims that it touches stand beneath each paragraph, with how they are now.
    What moved is said to have moved; figures, dates, names and negations that differ
    are called out. White space and the style of quotation marks and dashes do not
    count. In colour on a terminal; elsewhere, or with NO_COLOR set, words taken out
    stand in [- -] and words put in stand in {+ +}.

    \b
    claims diff mongolia
    claims diff mongolia --from 1 --to 3 -f html -o mongolia-changes.html
    """
    from importlib import import_module

    from claims.database.engine import connect
    from claims.differences.difference import difference
    from claims.formats.difference.compared_revisions import Compared
    from claims.services.articles.article_list import get_article
    from claims.services.core.lookup import find_article
    from claims.services.core.revisions import list_revisions, revision_of
    from claims.services.core.view import view_of
    from claims.services.revisions.touched_claims import touched_claims

    with connect(app.url) as connection:
        name = find_article(connection, article)
        known = list_revisions(connection, name)
        older, newer = _chosen(name.slug, known, old, new)
        _, before = revision_of(connection, name, older)
        _, after = revision_of(connection, name, newer)
        about = get_article(connection, name)
        view = view_of(connection, app.viewer, name)
        touched = touched_claims(connection, name, older, newer, view.hidden)
        touched = view.seen(touched)
    found = difference(before.text, after.text, [_note(each) for each in touched])
    compared = Compared(about, before, after, found)
    if form == "text" and output == "-":
        _echo(compared)
        return
    text: str = import_module(FORMATS[form]).render(compared)
    write_output(output, text, force=force)


def _chosen(
    slug: str, known: "list[RevisionLine]", old: int | None, new: int | None
) -> tuple[int, int]:
    """Return the numbers of the revisions to compare, or say why there are none."""
    from claims.errors import ConflictError

    newer = known[-1].number if new is None else new
    if old is not None:
        return old, newer
    if newer > 1:
        return newer - 1, newer
    if len(known) == 1:
        raise ConflictError(f"{slug} has only revision 1; there is nothing to compare")
    raise ConflictError(
        f"there is no revision before 1 of {slug}; --from N names another, up to"
        f" {known[-1].number}"
    )


def _note(touched: "TouchedClaim") -> "Note":
    """Return what is said of a claim beside the words that it is made in."""
    from claims.differences.difference import Note

    told = f": {'; '.join(touched.changes)}" if touched.changes else ""
    return Note(
        touched.claim,
        f"{touched.outcome}{told} ({touched.status})",
        touched.old,
        touched.new,
    )


def _echo(compared: "Compared") -> None:
    """Print the difference, in colour and wrapped where somebody reads it."""
    import shutil

    from claims.cli.difference_text import render

    on_screen = sys.stdout.isatty()
    colour = on_screen and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size().columns if on_screen else None
    click.echo(render(compared, colour=colour, width=width), nl=False)
