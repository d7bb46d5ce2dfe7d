"""``claims next``: the most worth checking that is free."""

from datetime import date

import click

from claims.cli.app import App, pass_app
from claims.cli.option_types import DAY
from claims.cli.options import by_option, format_option_of
from claims.cli.output import echo_json
from claims.vocabulary import Kind


@click.command("next")
@click.argument("article", required=False)
@click.option(
    "--kind",
    type=click.Choice([each.value for each in Kind]),
    help="Only a claim of this kind.",
)
@click.option(
    "--min-worth",
    metavar="0..1",
    type=click.FloatRange(0, 1),
    help="Only a claim at least so check-worthy.",
)
@click.option("--due", type=DAY, help="The day by which you want to be done.")
@click.option("--dry-run", is_flag=True, help="Show which it would be; take nothing.")
@format_option_of(("text", "json"), help="How to print it.")
@by_option
@pass_app
def next_(
    app: App,
    article: str | None,
    kind: str | None,
    min_worth: float | None,
    due: date | None,
    dry_run: bool,
    form: str,
    by: str,
) -> None:
    """Take the open claim that is most worth checking and that nobody holds.

    Several people may ask at once: each gets another claim. Exits 1 when none is left.
    What is folded beneath an open claim goes along with it, and is not handed out.

    \b
    claims next mongolia --by ada
    claims next --kind quantity --dry-run --by ada
    """
    from claims.cli.commands.show import claim_lines
    from claims.database.engine import begin
    from claims.errors import NotFoundError
    from claims.formats.plain import claim_object
    from claims.services.claims.claim_next import Wanted, peek_next, take_next
    from claims.services.core.lookup import find_article
    from claims.services.core.view import view_of
    from claims.services.reports.article_report import get_checked_claim

    with begin(app.url) as connection:
        wanted = Wanted(
            article_id=find_article(connection, article).id if article else None,
            kind=Kind(kind) if kind else None,
            min_worth=min_worth,
        )
        if dry_run:
            name = peek_next(connection, wanted, by=by)
        else:
            name = take_next(connection, wanted, by=by, due_on=due)
        view = view_of(connection, by)
        checked = None
        if name:
            checked = view.seen(get_checked_claim(connection, name, view))
    if checked is None:
        raise NotFoundError(
            "claim", "is open and free", "claims list --unverified shows who holds what"
        )
    if form == "json":
        echo_json(claim_object(checked.claim))
    else:
        click.echo("\n".join(claim_lines(checked)))
