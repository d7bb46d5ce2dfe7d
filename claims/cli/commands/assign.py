"""``claims assign``: give claims to somebody, with a day to be done."""

from datetime import date

import click

from claims.cli.app import App, pass_app
from claims.cli.options import (
    by_option,
    claims_argument,
    due_option,
    optional_person,
)
from claims.cli.output import echo_done
from claims.english.plural import counted


@click.command()
@claims_argument
@click.option(
    "--to",
    metavar="NAME",
    required=True,
    callback=optional_person,
    help="Who shall check them.",
)
@due_option
@by_option
@pass_app
def assign(
    app: App, claims: tuple[str, ...], to: str, due: date | None, by: str
) -> None:
    """Give claims to somebody, whoever held them before; SLUG/3-9 names several.

    \b
    claims assign mongolia/3 mongolia/7-12 --to bob --due 2026-12-01 --by ada
    claims list --holder bob --unverified
    """
    if not to.strip():
        raise click.UsageError("--to needs a name")

    from claims.database.engine import begin
    from claims.services.claims import assignments
    from claims.services.core.lookup import expand_claims, find_claim

    done = []
    until = f", due {due}" if due else ""
    with begin(app.url) as connection:
        for claim in expand_claims(connection, claims):
            name = find_claim(connection, claim, to_change=True)
            is_new = assignments.assign(connection, name, to=to, by=by, due_on=due)
            news = "is for" if is_new else "is already for"
            done.append(f"{name} {news} {to.strip()}{until}")
    echo_done(done, f"{counted(len(done), 'claim')} for {to.strip()}{until}")
