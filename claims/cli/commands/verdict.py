"""``claims verdict``: rule on a claim."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.options import DAY, PIECE, by_option, despite_option, over_option
from claims.cli.over_question import asked_over
from claims.vocabulary import STATED, Stance

if TYPE_CHECKING:
    from claims.records import Verdict


@click.command()
@click.argument("claim")
@click.argument("rating", required=False)
@click.option("-b", "--because", metavar="TEXT", required=True, help="Why you rule so.")
@click.option(
    "-e",
    "--evidence",
    "source",
    metavar="SOURCE",
    help="A source by name, or a web address: adds evidence on the way.",
)
@click.option("--passage", metavar="TEXT", help="What SOURCE says, word for word.")
@click.option("--locator", metavar="TEXT", help="Where: page, paragraph, timecode.")
@click.option(
    "--stance",
    type=click.Choice([each.value for each in STATED]),
    help="What SOURCE does to the claim; else it follows from the rating.",
)
@click.option("--accessed-on", type=DAY, help="When you looked at SOURCE.")
@click.option(
    "--cite",
    metavar="eN",
    type=PIECE,
    multiple=True,
    help="Rest on evidence eN alone; repeatable. Else on all of the claim's, but for"
    " what others added since you last acted on it.",
)
@click.option(
    "--set",
    "sets",
    metavar="eN,eN…",
    multiple=True,
    help="Evidence that only counts together, as one; repeatable.",
)
@click.option(
    "--confirm",
    "confirmed",
    metavar="POINT",
    multiple=True,
    help="A point of the policy's checklist that you confirmed; repeatable.",
)
@click.option("--withdraw", is_flag=True, help="Take the verdict in force back.")
@click.option("--scale", metavar="NAME", help="A scale other than the desk's own.")
@click.option("--holds-on", type=DAY, help="The day for which the fact was checked.")
@click.option("--recheck-by", type=DAY, help="When it must be looked at again.")
@click.option("--suggest", metavar="TEXT", help="The wording that would be right.")
@despite_option
@over_option
@click.option("--again", is_flag=True, help="Reconfirm what you ruled already.")
@by_option
@pass_app
def verdict(
    app: App,
    claim: str,
    rating: str | None,
    because: str,
    source: str | None,
    passage: str | None,
    locator: str | None,
    stance: str | None,
    accessed_on: date | None,
    cite: tuple[int, ...],
    sets: tuple[str, ...],
    confirmed: tuple[str, ...],
    withdraw: bool,
    scale: str | None,
    holds_on: date | None,
    recheck_by: date | None,
    suggest: str | None,
    despite: str | None,
    over: tuple[str, ...],
    again: bool,
    by: str,
) -> None:
    """Rule on CLAIM: give it a RATING of the desk's scale, and say why.

    A later verdict supersedes an earlier one; both stay on record. The ratings are
    listed by: claims scale show

    \b
    claims verdict mongolia/12 true --because "UN depositary list" \\
        --evidence https://treaties.un.org --passage "11 Apr 2002" --by ada
    claims verdict mongolia/9 unverifiable --because "No record of the call" --by ada
    claims verdict mongolia/8 false --because "Misread" --cite e2 --over bob --by ada
    claims verdict mongolia/9 --withdraw --because "Wrong call" --by ada
    """
    if not because.strip():
        raise click.UsageError("--because needs a reason")
    if withdraw:
        more = (rating, source, passage, locator, stance, accessed_on, cite, sets,
                confirmed, scale, holds_on, recheck_by, suggest, despite,
                again)  # fmt: skip
        if any(more):
            raise click.UsageError("--withdraw takes --because and --over, and no more")
        _withdraw(app, claim, because, by, over)
        return
    if rating is None:
        raise click.UsageError("say a RATING, or take the verdict back with --withdraw")
    if source is None and (passage or locator or stance or accessed_on):
        raise click.UsageError(
            "--passage, --locator, --stance and --accessed-on go with --evidence"
        )

    from claims.database.engine import begin
    from claims.records import lacks_of
    from claims.services.core.lookup import find_claim
    from claims.services.core.open_claim import OpenClaim, open_claim
    from claims.services.verdicts.verdict_add import Ruling
    from claims.wording.lacks import lack_sentence
    from claims.workflows.rule import Found, Ruled, left_out_words, rule

    ruling = Ruling(
        rating=rating,
        rationale=because,
        scale=scale,
        cite=list(cite) or None,
        sets=[_numbers(each) for each in sets],
        confirmed=confirmed,
        holds_on=holds_on,
        recheck_by=recheck_by,
        suggestion=suggest,
        despite=despite,
    )
    found = None
    if source is not None:
        found = Found(source, passage, locator, accessed_on=accessed_on)

    def record(over: Sequence[str]) -> tuple[Ruled, OpenClaim]:
        with begin(app.url) as connection:
            name = find_claim(connection, claim, to_change=True)
            opened = open_claim(connection, name)
            ruled = rule(
                connection,
                name,
                ruling,
                by=by,
                found=found,
                stance=Stance(stance) if stance else None,
                again=again,
                opened=opened,
                over=over,
            )
        return ruled, opened

    (given, is_new, left_out), opened = asked_over(record, over)
    name = opened.name
    if is_new:
        second = "second " if given.checks else ""
        click.echo(
            f"{second}verdict {given.number} recorded: {name} is {given.label}"
            f" ({given.conclusion}), by {given.checker}"
        )
    else:
        click.echo(
            f"verdict {given.number} stands already: {name} is {given.label}, by"
            f" {given.checker} on {given.recorded_at:%Y-%m-%d %H:%M} UTC;"
            " --again reconfirms it"
        )
    if left_out:
        click.echo(f"{name}: {left_out_words(left_out)}", err=True)
    for lack in lacks_of(opened.state["missing"]):
        line = lack_sentence(lack, str(name))
        click.echo(f"{name} stays {opened.state['status']}; it lacks {line}", err=True)


def _numbers(text: str) -> list[int]:
    try:
        return [PIECE.convert(each, None, None) for each in text.split(",")]
    except click.BadParameter:
        raise click.UsageError(
            f"--set takes numbers of evidence like e1,e2; not {text!r}"
        ) from None


def _withdraw(app: App, claim: str, because: str, by: str, over: Sequence[str]) -> None:
    from claims.database.engine import begin
    from claims.services.core.lookup import find_claim
    from claims.workflows.rule import take_back

    def record(over: Sequence[str]) -> "Verdict":
        with begin(app.url) as connection:
            name = find_claim(connection, claim, to_change=True)
            return take_back(connection, name, because=because, by=by, over=over)

    given = asked_over(record, over)
    click.echo(
        f"verdict {given.number} recorded: {given.label} on {given.claim} is withdrawn,"
        f" by {given.checker}"
    )
