"""``claims drop``: set a claim aside."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option


@click.command()
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@click.option("-b", "--because", metavar="TEXT", help="Why it is not a claim.")
@click.option("--undo", is_flag=True, help="Take dropped claims back.")
@by_option
@pass_app
def drop(
    app: App, claims: tuple[str, ...], because: str | None, undo: bool, by: str
) -> None:
    """Set claims aside with a reason; they keep their number and their history.

    \b
    claims drop mongolia/3 mongolia/7 --because "photo credit" --by ada
    claims drop mongolia/3 --undo --by ada
    """
    if undo == bool(because and because.strip()):
        raise click.UsageError("say why with --because, or take it back with --undo")

    from claims.database.engine import begin
    from claims.services.claims.claim_drop import drop_claim, restore_claim
    from claims.services.core.lookup import find_claim

    done = []
    with begin(app.url) as connection:
        for claim in claims:
            name = find_claim(connection, claim)
            if undo:
                status = restore_claim(connection, name, by=by)
                done.append(f"{name} taken back; it is {status}")
            else:
                drop_claim(connection, name, because=because or "", by=by)
                done.append(f"{name} dropped: {because}")
    for line in done:
        click.echo(line)
