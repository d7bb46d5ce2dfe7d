"""``claims drop``: set a claim aside."""

from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option
from claims.cli.output import visible

if TYPE_CHECKING:
    from claims.services.claims.claim_unmerge import Parted


@click.command()
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@click.option("-b", "--because", metavar="TEXT", help="Why it is not a claim.")
@click.option("--undo", is_flag=True, help="Take dropped claims back.")
@click.option("--dry-run", is_flag=True, help="Say what would come of it, and no more.")
@by_option
@pass_app
def drop(
    app: App,
    claims: tuple[str, ...],
    because: str | None,
    undo: bool,
    dry_run: bool,
    by: str,
) -> None:
    """Set claims aside with a reason; they keep their number and their history.

    Of one that was merged, --undo restores both: the claim that it was merged into
    loses the words and the evidence that came with it.

    \b
    claims drop mongolia/3 mongolia/7 --because "photo credit" --by ada
    claims drop mongolia/3 --undo --dry-run --by ada
    claims drop mongolia/3 --undo --by ada
    """
    if undo == bool(because and because.strip()):
        raise click.UsageError("say why with --because, or take it back with --undo")

    from claims.database.engine import begin
    from claims.services.claims.claim_drop import drop_claim
    from claims.services.claims.claim_restore import restore_claim
    from claims.services.core.lookup import find_claim

    done = []
    with begin(app.url) as connection, connection.begin_nested() as attempt:
        for claim in claims:
            name = find_claim(connection, claim)
            if undo:
                restored = restore_claim(connection, name, by=by)
                done.append(f"{name} taken back; it is {restored.status}")
                if restored.parted is not None:
                    done.append(_parted_line(restored.parted))
            else:
                drop_claim(connection, name, because=because or "", by=by)
                done.append(f"{name} dropped: {because}")
        if dry_run:
            attempt.rollback()
    for line in done:
        click.echo(visible(line))
    if dry_run:
        click.echo("nothing was stored", err=True)


def _parted_line(parted: "Parted") -> str:
    """Say what a claim lost that another had been merged into."""
    lost = [f"“{words}”" for words in parted.words]
    lost += [f"evidence {number}" for number in parted.evidence]
    if not lost:
        return f"{parted.kept} took nothing that it has still; it is {parted.status}"
    return f"{parted.kept} loses {', '.join(lost)}; it is {parted.status}"
