"""``claims approach``: the right of reply."""

from datetime import date

import click

from claims.cli.app import App, pass_app
from claims.cli.option_types import DAY
from claims.cli.options import by_option
from claims.vocabulary import Step


@click.command()
@click.argument("claim")
@click.option(
    "--to", "person", metavar="PERSON", required=True, help="Who was approached."
)
@click.option("--how", metavar="TEXT", help="By telephone, by letter to an address.")
@click.option("--on", "day", type=DAY, help="When; today by default.")
@click.option("--answered", metavar="TEXT", help="The reply, word for word.")
@click.option("--no-answer", is_flag=True, help="Record that no reply came.")
@by_option
@pass_app
def approach(
    app: App,
    claim: str,
    person: str,
    how: str | None,
    day: date | None,
    answered: str | None,
    no_answer: bool,
    by: str,
) -> None:
    """Record that somebody whom CLAIM criticises was asked for a reply, or answered.

    Whom a claim criticises is said with: claims edit CLAIM --criticises NAME

    \b
    claims approach mongolia/7 --to "Foreign Ministry" --how "press desk, by mail"
    claims approach mongolia/7 --to "Foreign Ministry" --answered "We disagree."
    """
    if answered is not None and no_answer:
        raise click.UsageError("--answered and --no-answer exclude each other")
    if answered is not None and not answered.strip():
        raise click.UsageError("--answered needs the reply; else pass --no-answer")
    step = Step.SILENT if no_answer else Step.ASKED
    step = Step.ANSWERED if answered is not None else step
    if step == Step.ASKED and not (how and how.strip()):
        raise click.UsageError("how were they asked? pass --how TEXT")

    from datetime import UTC, datetime

    from claims.database.engine import begin
    from claims.formats.report.replies import approach_line
    from claims.services.core.lookup import find_claim
    from claims.services.replies.approaches import NewApproach, add_approach

    new = NewApproach(
        person=person,
        step=step,
        happened_on=day or datetime.now(UTC).date(),
        channel=how,
        words=answered,
    )
    with begin(app.url) as connection:
        name = find_claim(connection, claim, to_change=True)
        added, is_new = add_approach(connection, name, new, by=by)
    news = "recorded" if is_new else "is there already"
    click.echo(f"approach {added.number} on {name} {news}: {approach_line(added)}")
