"""``claims evidence``: what was found about a claim, before anybody rules."""

from datetime import date

import click

from claims.cli.app import App, pass_app
from claims.cli.options import DAY, by_option
from claims.cli.output import echo_hidden, echo_records, echo_table, format_option
from claims.words import Stance


@click.group()
def evidence() -> None:
    """Add and list what was found about a claim.

    \b
    claims evidence add mongolia/12 https://example.org/treaties --stance supports
    claims evidence list mongolia/12
    """


@evidence.command()
@click.argument("claim")
@click.argument("source")
@click.option(
    "--stance",
    type=click.Choice([each.value for each in Stance]),
    default=Stance.CONTEXT.value,
    show_default=True,
    help="What it does to the claim.",
)
@click.option("--passage", metavar="TEXT", help="What the source says, word for word.")
@click.option("--locator", metavar="TEXT", help="Where: page, paragraph, timecode.")
@click.option("--accessed-on", type=DAY, help="When you looked.")
@click.option("--note", metavar="TEXT", help="Anything a colleague should know.")
@by_option
@pass_app
def add(
    app: App,
    claim: str,
    source: str,
    stance: str,
    passage: str | None,
    locator: str | None,
    accessed_on: date | None,
    note: str | None,
    by: str,
) -> None:
    """Add evidence from SOURCE to CLAIM.

    SOURCE is the name or number of a source, or a web address, which becomes a source.

    \b
    claims evidence add mongolia/12 https://treaties.un.org --stance supports \\
        --passage "11 Apr 2002" --locator "row Mongolia" --by ada
    """
    from claims.database import begin
    from claims.services.evidence import NewEvidence, add_evidence
    from claims.services.names import find_claim
    from claims.services.sources import find_or_add

    with begin(app.url) as connection:
        name = find_claim(connection, claim, to_change=True)
        found = find_or_add(connection, source, by=by)
        new = NewEvidence(
            source_id=found.id,
            stance=Stance(stance),
            passage=passage,
            locator=locator,
            accessed_on=accessed_on,
            note=note,
        )
        piece, is_new = add_evidence(connection, name, new, by=by)
    news = "recorded" if is_new else "is there already"
    click.echo(f"evidence {piece.number} of {name} {news}: {stance}, {found.name}")


@evidence.command("list")
@click.argument("claim")
@format_option
@pass_app
def list_(app: App, claim: str, form: str) -> None:
    """List the evidence of CLAIM, oldest first.

    \b
    claims evidence list mongolia/12
    """
    from claims.database import connect
    from claims.services.blindness import hidden_from
    from claims.services.evidence import evidence_shown
    from claims.services.names import find_claim

    with connect(app.url) as connection:
        name = find_claim(connection, claim)
        hidden = hidden_from(connection, app.viewer) & {name.id}
        found = evidence_shown(connection, name, hidden, app.viewer)
    columns = ("number", "stance", "source", "locator", "checker", "passage")
    rows = [
        [
            str(piece.number),
            piece.stance.value,
            piece.source.name,
            piece.locator or "",
            piece.checker,
            piece.passage or "",
        ]
        for piece in found
    ]
    if form in ("json", "jsonl"):
        echo_records(found, form, columns=())
    else:
        echo_table(columns, rows, form)
    echo_hidden(hidden, app.viewer)
