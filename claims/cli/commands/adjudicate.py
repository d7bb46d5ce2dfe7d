"""``claims adjudicate``: decide where two checkers disagree."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option
from claims.cli.ruling_options import RulingSaid, ruling_options


@click.command()
@click.argument("claim")
@click.argument("rating")
@click.option("-b", "--because", metavar="TEXT", required=True, help="Why you rule so.")
@ruling_options(else_on="all that both have found, and SOURCE")
@click.option("--yes", is_flag=True, help="Decide although you are one of the two.")
@by_option
@pass_app
def adjudicate(
    app: App,
    claim: str,
    rating: str,
    because: str,
    said: RulingSaid,
    yes: bool,
    by: str,
) -> None:
    """Decide a disagreement on CLAIM: a third person's RATING supersedes both.

    All three verdicts stay on record.

    \b
    claims disagreements
    claims adjudicate mongolia/12 false --because "The treaty list is the source" \\
        --by eve
    claims adjudicate mongolia/12 false --because "The register has it" --by eve \\
        --evidence https://treaties.un.org --passage "11 Apr 2002"
    """
    ruling, found = said.ruling(rating, because), said.found()

    from claims.database.engine import begin
    from claims.services.claims.claim_list import get_claim
    from claims.services.core.lookup import find_claim
    from claims.wording.lacks import lack_sentences
    from claims.workflows.decide import decide

    with begin(app.url) as connection:
        name = find_claim(connection, claim, to_change=True)
        given = decide(
            connection,
            name,
            ruling,
            by=by,
            found=found,
            stance=said.stated(),
            even_of_the_two=yes,
        )
        ruled = get_claim(connection, name)
    click.echo(
        f"verdict {given.number} recorded: {name} is {given.label}"
        f" ({given.conclusion}), decided by {given.checker}"
    )
    for line in lack_sentences(ruled):
        click.echo(f"{name} stays {ruled.status}; it lacks {line}", err=True)
