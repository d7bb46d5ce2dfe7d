"""``claims take``: hold claims that nobody else holds."""

from datetime import date

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option, claims_argument, due_option
from claims.cli.output import echo_done
from claims.english.plural import counted


@click.command()
@claims_argument
@due_option
@by_option
@pass_app
def take(app: App, claims: tuple[str, ...], due: date | None, by: str) -> None:
    """Take claims that nobody else holds.

    \b
    claims take mongolia/3 mongolia/7 --by ada
    """
    from claims.database.engine import begin
    from claims.services.claims import assignments
    from claims.services.core.lookup import expand_claims, find_claim

    done = []
    with begin(app.url) as connection:
        for claim in expand_claims(connection, claims):
            name = find_claim(connection, claim, to_change=True)
            is_new = assignments.take(connection, name, by=by, due_on=due)
            news = "is yours" if is_new else "is yours already"
            done.append(f"{name} {news}, {by}")
    echo_done(done, f"{counted(len(done), 'claim')} yours, {by}")
