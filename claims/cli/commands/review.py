"""``claims review``: rule on claim after claim, on a full screen."""

import sys
from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option

if TYPE_CHECKING:
    from claims.services.reports.review_claims import Order
    from claims.workflows.review import Session

_COUNTS = (
    ("verdict", "verdicts"),
    ("second verdict", "second verdicts"),
    ("look", "looked at"),
    ("drop", "dropped"),
)


@click.command()
@click.argument("article", required=False)
@click.option(
    "--order",
    type=click.Choice(["worth", "text"]),
    default="worth",
    show_default=True,
    help="The most check-worthy first, or as the text has them.",
)
@click.option("--mine", is_flag=True, help="Only the claims that you hold.")
@by_option
@pass_app
def review(app: App, article: str | None, order: "Order", mine: bool, by: str) -> None:
    """Rule on the open claims of ARTICLE, or of the desk, one key per ruling.

    Each ruling is recorded at once: quit when you like, and the next time begins with
    the first claim that still needs something. It needs a terminal.

    \b
    claims review mongolia --by ada
    claims review mongolia --order text --mine --by ada
    """
    if not all(each.isatty() for each in (sys.stdin, sys.stdout, sys.stderr)):
        raise click.UsageError(
            "review needs a terminal: nothing is interactive without one;"
            " rule with: claims verdict CLAIM RATING --because TEXT"
        )
    from claims.workflows.review import Session

    session = Session(app.url, by=by, article=article, order=order, mine=mine)
    where = f" {session.article}" if session.article else ""
    if not session.queue:
        click.echo(f"nothing is left to review{where and f' in{where}'}")
        return
    code = _run(session)
    done = [f"{session.counts[what]} {words}" for what, words in _COUNTS]
    done = [each for each in done if not each.startswith("0 ")]
    click.echo(f"recorded: {', '.join(done) or 'nothing'}")
    left = session.left()
    if left:
        click.echo(f"{left} to go; next: claims review{where}", err=True)
    click.get_current_context().exit(code)


def _run(session: "Session") -> int:
    """Show the session until the person quits; return the exit code."""
    from claims.errors import MissingExtraError

    try:
        from claims.cli.reviewing.app import Review
    except ImportError as error:
        if not (error.name or "").startswith(("textual", "rich")):
            raise
        raise MissingExtraError("claims review", "review") from error
    screen = Review(session)
    screen.run()
    return screen.return_code or 0
