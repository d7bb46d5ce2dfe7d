"""``claims correct``: enter a correction of what was published."""

from datetime import date

import click

from claims.cli.app import App, pass_app
from claims.cli.option_types import DAY
from claims.cli.options import by_option
from claims.vocabulary import CorrectionClass


@click.command()
@click.argument("name", metavar="CLAIM|ARTICLE")
@click.option(
    "--class",
    "class_",
    type=click.Choice([each.value for each in CorrectionClass]),
    required=True,
    help="The rating changes, a note is added, the check is void, a typo, an update.",
)
@click.option("--what", metavar="TEXT", required=True, help="What was wrong.")
@click.option("-b", "--because", metavar="TEXT", required=True, help="How it came.")
@click.option("--old", metavar="TEXT", help="The words that were published.")
@click.option("--new", metavar="TEXT", help="The words that stand there now.")
@click.option(
    "--notice", metavar="TEXT", required=True, help="What readers are told, in full."
)
@click.option("--on", "day", type=DAY, help="When it was put right; else today.")
@by_option
@pass_app
def correct(
    app: App,
    name: str,
    class_: str,
    what: str,
    because: str,
    old: str | None,
    new: str | None,
    notice: str,
    day: date | None,
    by: str,
) -> None:
    """Enter a correction of a claim or an article; every report shows it.

    It changes neither the text nor a verdict.

    \b
    claims correct mongolia/12 --class typo --what "The year" --because "Misread" \\
        --old 2003 --new 2002 --notice "An earlier version gave the year as 2003."
    """
    from datetime import UTC, datetime

    from claims.database.engine import begin
    from claims.services.core.lookup import find_article, find_claim
    from claims.services.replies.corrections import NewCorrection, add_correction

    entry = NewCorrection(
        correction_class=CorrectionClass(class_),
        what=what,
        rationale=because,
        notice=notice,
        corrected_on=day or datetime.now(UTC).date(),
        old_wording=old,
        new_wording=new,
    )
    with begin(app.url) as connection:
        claim = find_claim(connection, name, to_change=True) if "/" in name else None
        article = claim.article if claim else find_article(connection, name)
        added, is_new = add_correction(connection, article, entry, claim=claim, by=by)
    news = "recorded" if is_new else "is there already"
    click.echo(
        f"correction {added.number} of {added.article} {news}:"
        f" {added.correction_class}, {added.claim or 'the article'}"
    )
