"""``claims callsheet``: whom to ask what, and what they answered."""

import sys

import click

from claims.cli.app import App, pass_app
from claims.cli.file_types import InputFile
from claims.cli.options import format_option_of, optional_person, required_name
from claims.cli.output import echo_hidden, visible, visible_lines
from claims.formats.control_characters import shown
from claims.remarks import remark
from claims.small_file import read_named
from claims.wording.sentence_wanted import sentence_wanted


@click.command()
@click.argument("article")
@format_option_of(("text", "markdown", "csv"), help="How to print the sheet.")
@click.option("--reveal", is_flag=True, help="Name confidential sources.")
@click.option(
    "--answers",
    metavar="FILE",
    type=InputFile(),
    help="A filled sheet (CSV) to take in; - reads stdin.",
)
@click.option("--dry-run", is_flag=True, help="Check the answers; store nothing.")
@click.option(
    "--by",
    metavar="NAME",
    envvar="CLAIMS_CHECKER",
    show_envvar=True,
    callback=optional_person,
    help="Your name, as the record will show it; with --answers.",
)
@pass_app
def callsheet(
    app: App,
    article: str,
    form: str,
    reveal: bool,
    answers: str | None,
    dry_run: bool,
    by: str | None,
) -> None:
    """Print what is open in ARTICLE by who can settle it, or take the answers in.

    Asked is the speaker of a claim, else the first source in its evidence. Where a
    claim still has words in brackets, give it a sentence first: claims edit. In the
    CSV, fill in stance (supports, refutes, context) and answer; each filled row becomes
    a piece of evidence from the source in "ask". Write "person: NAME" there for
    somebody whom the desk does not know yet. One wrong row, and nothing is stored.

    \b
    claims callsheet mongolia -f csv > calls.csv
    claims callsheet mongolia --answers calls.csv --by ada
    """
    if dry_run and answers is None:
        raise click.UsageError("--dry-run goes with --answers")
    if answers is not None:
        _take_in(app, article, answers, dry_run=dry_run, by=required_name(by))
        return

    from claims.database.engine import connect
    from claims.formats.sheets.callsheet import render_csv, render_markdown, render_text
    from claims.services.core.lookup import find_article
    from claims.services.core.view import view_of
    from claims.services.replies.callsheets import list_calls

    with connect(app.url) as connection:
        name = find_article(connection, article)
        view = view_of(connection, app.viewer, name)
        calls = list_calls(connection, name, view, reveal=reveal)
        if not reveal:
            calls = view.seen(calls)
    if form == "csv":
        click.echo(shown(render_csv(calls)).encode(), nl=False)
    elif form == "markdown":
        click.echo(shown(render_markdown(calls)), nl=False)
    else:
        click.echo(visible_lines(render_text(calls)), nl=False)
    echo_hidden(view)
    wanted = sentence_wanted(call.claim for call in calls)
    if wanted is not None:
        remark(wanted)
    if not (calls or view.hidden):
        click.echo("nothing is open", err=True)


def _take_in(app: App, article: str, file: str, *, dry_run: bool, by: str) -> None:
    from claims.database.engine import begin
    from claims.formats.sheets.callsheet import read_csv
    from claims.services.core.lookup import find_article
    from claims.services.replies.answers import add_answers

    rows = read_csv(read_named(file, stdin=sys.stdin.buffer), file)
    with begin(app.url) as connection:
        name = find_article(connection, article)
        taken = add_answers(connection, name, rows, by=by)
        if dry_run:
            connection.rollback()
    for each in taken:
        piece = each.evidence
        news = "recorded" if each.is_new else "is there already"
        news = "would be recorded" if dry_run and each.is_new else news
        click.echo(
            f"line {each.line}: evidence {piece.number} of {piece.claim} {news}:"
            f" {piece.stance}, {visible(piece.source.name)}"
        )
    new = sum(each.is_new for each in taken)
    empty = len(rows) - len(taken)
    stored = "; nothing was stored" if dry_run else ""
    click.echo(
        f"answers: {new} new, {len(taken) - new} there already, {empty} left"
        f" empty{stored}",
        err=True,
    )
