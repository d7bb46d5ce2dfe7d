"""``claims release``: let claims go, so that somebody else can take them."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option, claims_argument
from claims.cli.output import echo_done
from claims.english.plural import counted


@click.command()
@claims_argument
@by_option
@pass_app
def release(app: App, claims: tuple[str, ...], by: str) -> None:
    """Let claims go, so that somebody else can take them.

    \b
    claims release mongolia/3 --by ada
    """
    from claims.database.engine import begin
    from claims.services.claims import assignments
    from claims.services.core.lookup import expand_claims, find_claim

    done = []
    with begin(app.url) as connection:
        for claim in expand_claims(connection, claims):
            name = find_claim(connection, claim, to_change=True)
            holder = assignments.release(connection, name, by=by)
            done.append(f"{name} is free; {holder} held it")
    echo_done(done, f"{counted(len(done), 'claim')} free")
