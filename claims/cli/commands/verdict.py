"""``claims verdict``: rule on a claim."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option, over_option
from claims.cli.over_question import asked_over
from claims.cli.ruling_options import RulingSaid, ruling_options

if TYPE_CHECKING:
    from claims.records import Verdict
    from claims.services.verdicts.verdict_details import Along


@click.command()
@click.argument("claim")
@click.argument("rating", required=False)
@click.option("-b", "--because", metavar="TEXT", required=True, help="Why you rule so.")
@ruling_options(
    else_on="all of the claim's, but for what others added since you last acted on it"
)
@click.option("--withdraw", is_flag=True, help="Take the verdict in force back.")
@click.option(
    "--with-details",
    is_flag=True,
    help="Rule so on its details too, but for those that must be seen.",
)
@click.option(
    "--detail",
    "details",
    metavar="CLAIM",
    multiple=True,
    help="Rule so on this detail too, which you have seen; repeatable.",
)
@over_option
@click.option("--again", is_flag=True, help="Reconfirm what you ruled already.")
@by_option
@pass_app
def verdict(
    app: App,
    claim: str,
    rating: str | None,
    because: str,
    withdraw: bool,
    said: RulingSaid,
    with_details: bool,
    details: tuple[str, ...],
    over: tuple[str, ...],
    again: bool,
    by: str,
) -> None:
    """Rule on CLAIM: give it a RATING of the desk's scale, and say why.

    A later verdict supersedes an earlier one; both stay on record. The ratings are
    listed by: claims scale show

    A verdict that supports a claim takes its details along with --with-details: each
    gets one of its own, marked as given with the claim. Figures, dates, quotations,
    criticism by name and what another speaker said are left, unless --detail names
    them. Withdrawing or superseding it does the same to them.

    \b
    claims verdict mongolia/12 true --because "UN depositary list" \\
        --evidence https://treaties.un.org --passage "11 Apr 2002" --by ada
    claims verdict mongolia/27 true --because "ICC list" --with-details \\
        --detail mongolia/29 --by ada
    claims verdict mongolia/9 unverifiable --because "No record of the call" --by ada
    claims verdict mongolia/8 false --because "Misread" --cite e2 --over bob --by ada
    claims verdict mongolia/9 --withdraw --because "Wrong call" --by ada
    """
    if not because.strip():
        raise click.UsageError("--because needs a reason")
    if withdraw:
        if rating or again or with_details or details or said != RulingSaid():
            raise click.UsageError("--withdraw takes --because and --over, and no more")
        _withdraw(app, claim, because, by, over)
        return
    if rating is None:
        raise click.UsageError("say a RATING, or take the verdict back with --withdraw")
    ruling, found = said.ruling(rating, because), said.found()

    from claims.database.engine import begin
    from claims.errors import ConflictError
    from claims.records import lacks_of
    from claims.services.core.lookup import find_claim
    from claims.services.core.open_claim import OpenClaim, open_claim
    from claims.wording.lacks import lack_sentence
    from claims.workflows.rule import Details, Ruled, left_out_words, rule

    def record(over: Sequence[str]) -> tuple[Ruled, OpenClaim]:
        with begin(app.url) as connection:
            name = find_claim(connection, claim, to_change=True)
            opened = open_claim(connection, name)
            named = [find_claim(connection, each) for each in details]
            for each in named:
                if each.article.id != name.article.id:
                    raise ConflictError(
                        f"{each} belongs to another article than {name}"
                    )
            ruled = rule(
                connection,
                name,
                ruling,
                by=by,
                found=found,
                stance=said.stated(),
                again=again,
                opened=opened,
                over=over,
                details=Details(
                    tuple(each.number for each in named), others=with_details
                ),
            )
        return ruled, opened

    (given, is_new, left_out, along), opened = asked_over(record, over)
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
    _echo_along(along)
    if left_out:
        click.echo(f"{name}: {left_out_words(left_out)}", err=True)
    for lack in lacks_of(opened.state["missing"]):
        line = lack_sentence(lack, str(name))
        click.echo(f"{name} stays {opened.state['status']}; it lacks {line}", err=True)


def _echo_along(along: "Along") -> None:
    """Say which details were ruled on along with the claim, and which are left."""
    if along.taken:
        click.echo(f"with it: {', '.join(map(str, along.taken))}")
    for each in along.left:
        holds = ", ".join(sorted(trait.value for trait in each.traits))
        why = each.refusal or f"has what must be seen ({holds})"
        click.echo(f"left: {each.name} {why}", err=True)


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
