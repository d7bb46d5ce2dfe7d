"""``claims assign``, ``take`` and ``release``: who holds what."""

from datetime import date

import click

from claims.cli.app import App, pass_app
from claims.cli.options import DAY, by_option
from claims.cli.output import echo_done
from claims.english.plural import counted

_claims = click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
_due = click.option("--due", type=DAY, help="The day by which it should be done.")


@click.command()
@_claims
@click.option("--to", metavar="NAME", required=True, help="Who shall check them.")
@_due
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


@click.command()
@_claims
@_due
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


@click.command()
@_claims
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
