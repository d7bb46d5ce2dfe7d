"""``claims adjudicate``: decide where two checkers disagree."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import PIECE, by_option, despite_option


@click.command()
@click.argument("claim")
@click.argument("rating")
@click.option("-b", "--because", metavar="TEXT", required=True, help="Why you rule so.")
@click.option(
    "--cite",
    metavar="eN",
    type=PIECE,
    multiple=True,
    help="Rest on evidence eN alone; repeatable. Else on all that both have found.",
)
@click.option(
    "--confirm",
    "confirmed",
    metavar="POINT",
    multiple=True,
    help="A point of the policy's checklist that you confirmed; repeatable.",
)
@click.option("--scale", metavar="NAME", help="A scale other than the desk's own.")
@click.option("--suggest", metavar="TEXT", help="The wording that would be right.")
@despite_option
@click.option("--yes", is_flag=True, help="Decide although you are one of the two.")
@by_option
@pass_app
def adjudicate(
    app: App,
    claim: str,
    rating: str,
    because: str,
    cite: tuple[int, ...],
    confirmed: tuple[str, ...],
    scale: str | None,
    suggest: str | None,
    despite: str | None,
    yes: bool,
    by: str,
) -> None:
    """Decide a disagreement on CLAIM: a third person's RATING supersedes both.

    All three verdicts stay on record.

    \b
    claims disagreements
    claims adjudicate mongolia/12 false --because "The treaty list is the source" \\
        --by eve
    """
    from claims.database.engine import begin
    from claims.services.claims.claim_list import get_claim
    from claims.services.core.lookup import find_claim
    from claims.services.second_checks.disagreements import adjudicate as decide
    from claims.services.verdicts.verdict_add import Ruling
    from claims.wording.lacks import lack_sentences

    ruling = Ruling(
        rating=rating,
        rationale=because,
        scale=scale,
        cite=list(cite) or None,
        confirmed=confirmed,
        suggestion=suggest,
        despite=despite,
    )
    with begin(app.url) as connection:
        name = find_claim(connection, claim, to_change=True)
        given = decide(connection, name, ruling, by=by, even_of_the_two=yes)
        ruled = get_claim(connection, name)
    click.echo(
        f"verdict {given.number} recorded: {name} is {given.label}"
        f" ({given.conclusion}), decided by {given.checker}"
    )
    for line in lack_sentences(ruled):
        click.echo(f"{name} stays {ruled.status}; it lacks {line}", err=True)
