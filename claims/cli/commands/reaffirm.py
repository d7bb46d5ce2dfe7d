"""``claims reaffirm``: say that a verdict holds for the words as they are now."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option
from claims.cli.output import echo_done
from claims.english.plural import counted


@click.command()
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@click.option(
    "-b", "--because", metavar="TEXT", required=True, help="Why the verdict holds."
)
@by_option
@pass_app
def reaffirm(app: App, claims: tuple[str, ...], because: str, by: str) -> None:
    """Carry the verdict on CLAIM over to its words as they are now, in your name.

    For a claim that is suspended because its words changed, or flagged because those
    around it did. The verdict stays as it was given, and what you say stands beside it.
    A verdict that is different now is a new one: claims verdict. SLUG/3-9 names
    several.

    \b
    claims reaffirm mongolia/12 --because "only the comma is new" --by ada
    """
    from claims.database.engine import begin
    from claims.services.core.lookup import expand_claims, find_claim
    from claims.services.verdicts.verdict_reaffirm import reaffirm as store

    done = []
    with begin(app.url) as connection:
        for claim in expand_claims(connection, claims):
            name = find_claim(connection, claim, to_change=True)
            status = store(connection, name, because=because, by=by)
            done.append(f"{name}: verdict reaffirmed, by {by}; it is {status}")
    echo_done(done, f"{counted(len(done), 'verdict')} reaffirmed, by {by}")
