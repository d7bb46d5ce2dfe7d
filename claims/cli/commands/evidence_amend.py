"""``claims evidence edit|withdraw``: put right what was found, or take it back."""

from datetime import date

import click

from claims.cli.app import App, pass_app
from claims.cli.option_types import DAY, PIECE
from claims.cli.options import by_option
from claims.vocabulary import Stance


@click.command()
@click.argument("claim")
@click.argument("piece", metavar="eN", type=PIECE)
@click.option(
    "--stance",
    type=click.Choice([each.value for each in Stance]),
    help="What it does to the claim.",
)
@click.option("--source", metavar="SOURCE", help="Where it was found.")
@click.option("--passage", metavar="TEXT", help='What it says; "" for nothing.')
@click.option("--locator", metavar="TEXT", help='Where it is; "" for nothing.')
@click.option("--accessed-on", type=DAY, help="When you looked.")
@click.option("--note", metavar="TEXT", help='For colleagues; "" for nothing.')
@click.option("--primary/--no-primary", default=None, help="Whether it was there.")
@click.option(
    "--snapshot",
    metavar="SHA256|latest",
    help="What was saved of its source; with other words, else the one that has them.",
)
@click.option("-b", "--because", metavar="TEXT", help="Why, for the record.")
@by_option
@pass_app
def edit(
    app: App,
    claim: str,
    piece: int,
    stance: str | None,
    source: str | None,
    passage: str | None,
    locator: str | None,
    accessed_on: date | None,
    note: str | None,
    primary: bool | None,
    snapshot: str | None,
    because: str | None,
    by: str,
) -> None:
    """Put evidence eN of CLAIM right: what you name is so from now on.

    What was said stays on record. A verdict that cites it rests on it as it was, and
    lacks it where it is other evidence now; edit it back, or rule again.

    \b
    claims evidence edit mongolia/12 e2 --locator "row Mongolia" --by ada
    claims evidence edit mongolia/12 e2 --stance refutes --because "misread" --by ada
    """
    from claims.database.engine import begin
    from claims.services.core.lookup import find_claim
    from claims.workflows.rule import Change, amend_found

    change = Change(
        source=source,
        stance=Stance(stance) if stance else None,
        passage=passage,
        locator=locator,
        accessed_on=accessed_on,
        note=note,
        is_primary=primary,
        snapshot=snapshot,
    )
    if change == Change():
        raise click.UsageError("say what of it is to be otherwise, as --stance refutes")
    with begin(app.url) as connection:
        name = find_claim(connection, claim, to_change=True)
        found, is_new = amend_found(
            connection, name, piece, change, because=because, by=by
        )
    news = "edited" if is_new else "says so already"
    click.echo(f"evidence {found.number} of {name} {news}: {found.stance}")


@click.command()
@click.argument("claim")
@click.argument("piece", metavar="eN", type=PIECE)
@click.option("-b", "--because", metavar="TEXT", help="Why nobody is to rest on it.")
@click.option("--undo", is_flag=True, help="Take the withdrawal back.")
@by_option
@pass_app
def withdraw(
    app: App, claim: str, piece: int, because: str | None, undo: bool, by: str
) -> None:
    """Withdraw evidence eN of CLAIM: it stays on record, and nobody cites it any more.

    A verdict that cites it lacks it from then on, until somebody rules again.

    \b
    claims evidence withdraw mongolia/12 e2 --because "a forgery" --by ada
    claims evidence withdraw mongolia/12 e2 --undo --by ada
    """
    from claims.database.engine import begin
    from claims.services.core.lookup import find_claim
    from claims.services.evidence.evidence_amend import (
        restore_evidence,
        withdraw_evidence,
    )

    if undo == bool(because):
        raise click.UsageError("say why with --because TEXT, or take it back: --undo")
    with begin(app.url) as connection:
        name = find_claim(connection, claim, to_change=True)
        if undo:
            restore_evidence(connection, name, piece, by=by)
        else:
            withdraw_evidence(connection, name, piece, because=because or "", by=by)
    click.echo(f"evidence {piece} of {name} {'stands again' if undo else 'withdrawn'}")
