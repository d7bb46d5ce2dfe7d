"""``claims merge``: several claims that are really one."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option


@click.command()
@click.argument("claim")
@click.argument("others", metavar="OTHER...", nargs=-1, required=True)
@by_option
@pass_app
def merge(app: App, claim: str, others: tuple[str, ...], by: str) -> None:
    """Make OTHER claims further mentions of CLAIM; they are dropped as duplicates.

    Their evidence is copied to CLAIM; what was ruled on them, and answered to that,
    stays with them. claims drop OTHER --undo takes one back, and its words and evidence
    from CLAIM.

    \b
    claims merge mongolia/12 mongolia/44 --by ada
    """
    from claims.database.engine import begin
    from claims.services.claims.claim_merge import merge_claims
    from claims.services.core.lookup import find_claim

    with begin(app.url) as connection:
        kept = find_claim(connection, claim)
        names = [find_claim(connection, other) for other in others]
        status = merge_claims(connection, kept, names, by=by)
    merged = ", ".join(map(str, names))
    click.echo(f"{kept} now stands for {merged} too; it is {status}")
