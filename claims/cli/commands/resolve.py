"""``claims resolve``: what the writer and the editor say to a claim that failed."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option
from claims.vocabulary import Answer, Role


@click.command()
@click.argument("claim")
@click.argument("answer", type=click.Choice([each.value for each in Answer]))
@click.option("-b", "--because", metavar="TEXT", required=True, help="Why.")
@click.option("--wording", metavar="TEXT", help="The words that go into the text.")
@click.option(
    "--as",
    "role",
    type=click.Choice([each.value for each in Role]),
    help="In which capacity; the writer's by default, stet is always the editor's.",
)
@by_option
@pass_app
def resolve(
    app: App,
    claim: str,
    answer: str,
    because: str,
    wording: str | None,
    role: str | None,
    by: str,
) -> None:
    """Answer CLAIM, whose verdict failed it or suggests other wording.

    accept: the text is changed. reject: the writer stands by it. stet: the editor lets
    it stand. Every answer stays on record; the editor's last one decides.

    \b
    claims resolve mongolia/9 accept --because "Typing slip" --by bob
    claims resolve mongolia/9 stet --because "Said in a quotation" --by carol
    """
    if answer == Answer.STET and role == Role.WRITER:
        raise click.UsageError("stet is the editor's word; leave out --as writer")

    from claims.database.engine import begin
    from claims.services.core.lookup import find_claim
    from claims.services.replies.resolutions import NewResolution, add_resolution

    new = NewResolution(
        answer=Answer(answer),
        rationale=because,
        wording=wording,
        role=Role(role or Role.WRITER),
    )
    with begin(app.url) as connection:
        name = find_claim(connection, claim, to_change=True)
        given, is_new = add_resolution(connection, name, new, by=by)
    news = "recorded" if is_new else "is there already"
    click.echo(
        f"answer {given.number} on {name} {news}: {given.answer}, by {given.role}"
        f" {given.checker}"
    )
