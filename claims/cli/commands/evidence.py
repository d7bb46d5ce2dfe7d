"""``claims evidence``: what was found about a claim, before anybody rules."""

from datetime import date

import click

from claims.cli.app import App, pass_app
from claims.cli.commands.evidence_amend import edit, withdraw
from claims.cli.option_types import DAY
from claims.cli.options import by_option
from claims.cli.output import (
    echo_hidden,
    echo_records,
    echo_table,
    format_option,
    visible,
)
from claims.vocabulary import STATED, Stance


@click.group()
def evidence() -> None:
    """Add and list what was found about a claim.

    \b
    claims evidence add mongolia/12 https://example.org/treaties --stance supports
    claims evidence list mongolia/12
    """


for _command in (edit, withdraw):
    evidence.add_command(_command)


@evidence.command()
@click.argument("claim")
@click.argument("source", required=False)
@click.option(
    "--stance",
    type=click.Choice([each.value for each in STATED]),
    help="What it does to the claim; else what the verdict that cites it concludes.",
)
@click.option("--passage", metavar="TEXT", help="What the source says, word for word.")
@click.option("--locator", metavar="TEXT", help="Where: page, paragraph, timecode.")
@click.option("--accessed-on", type=DAY, help="When you looked.")
@click.option("--note", metavar="TEXT", help="Anything a colleague should know.")
@click.option(
    "--primary", is_flag=True, help="The source was there, rather than repeats who was."
)
@click.option(
    "--snapshot",
    metavar="SHA256|latest",
    help="What was saved of SOURCE, by its sha256 or a start of it; else its last"
    " snapshot, when the passage is in it.",
)
@click.option(
    "--calc",
    "expression",
    metavar="EXPRESSION",
    help="A calculation: numbers, + - * / ** and brackets; e1 is the number of"
    " evidence 1, and e1:543_940 the one of its numbers that is meant.",
)
@by_option
@pass_app
def add(
    app: App,
    claim: str,
    source: str | None,
    stance: str | None,
    passage: str | None,
    locator: str | None,
    accessed_on: date | None,
    note: str | None,
    primary: bool,
    snapshot: str | None,
    expression: str | None,
    by: str,
) -> None:
    """Add evidence from SOURCE to CLAIM.

    SOURCE is the name or number of a source, or a web address, which becomes a source;
    a calculation needs none.

    \b
    claims evidence add mongolia/12 https://treaties.un.org --stance supports \\
        --passage "11 Apr 2002" --locator "row Mongolia" --by ada
    claims evidence add mongolia/12 --calc "e1:1_564_116 / e2:543_940" --by ada
    """
    if source is None and expression is None:
        raise click.UsageError("name the SOURCE of it, or calculate it with --calc")
    if expression is not None and snapshot is not None:
        raise click.UsageError("a calculation with --calc has no --snapshot")

    from claims.confidential import veiled
    from claims.database.engine import begin
    from claims.services.core.lookup import find_claim
    from claims.services.evidence.claim_evidence import NewEvidence, add_evidence
    from claims.services.evidence.sources import find_calculation
    from claims.workflows.rule import Found, add_found

    stated = Stance(stance) if stance else Stance.UNSTATED
    with begin(app.url) as connection:
        name = find_claim(connection, claim, to_change=True)
        if expression is not None:
            found = find_calculation(connection, source, by=by)
            new = NewEvidence(
                source_id=found.id,
                stance=stated,
                passage=passage,
                locator=locator,
                accessed_on=accessed_on,
                note=note,
                is_primary=primary,
                expression=" ".join(expression.split()),
            )
            piece, is_new = add_evidence(connection, name, new, by=by)
        else:
            assert source is not None
            named = Found(
                source, passage, locator, note, accessed_on, snapshot, primary
            )
            piece, found, is_new = add_found(connection, name, named, stated, by=by)
    news = "recorded" if is_new else "is there already"
    shown = visible(veiled(found).name)
    click.echo(f"evidence {piece.number} of {name} {news}: {piece.stance}, {shown}")
    if piece.expression:
        click.echo(f"{visible(piece.expression)} = {piece.result}")
    if piece.snapshot:
        click.echo(f"it rests on snapshot {piece.snapshot[:12]}", err=True)


@evidence.command("list")
@click.argument("claim")
@click.option("--reveal", is_flag=True, help="Name the confidential sources too.")
@format_option
@pass_app
def list_(app: App, claim: str, reveal: bool, form: str) -> None:
    """List the evidence of CLAIM, oldest first.

    \b
    claims evidence list mongolia/12
    """
    from claims.database.engine import connect
    from claims.formats.evidence_words import became
    from claims.services.core.lookup import find_claim
    from claims.services.core.view import view_of
    from claims.services.reports.article_report import get_checked_claim

    with connect(app.url) as connection:
        name = find_claim(connection, claim)
        view = view_of(connection, app.viewer).of_claim(name.id)
        checked = get_checked_claim(connection, name, view)
        found = (checked if reveal else view.seen(checked)).evidence
    columns = ("number", "stance", "source", "locator", "checker", "primary",
               "became", "snapshot", "calculation", "passage")  # fmt: skip
    rows = [
        [
            str(piece.number),
            piece.stance.value,
            piece.source.name,
            piece.locator or "",
            piece.checker,
            "yes" if piece.is_primary else "",
            became(piece) or "",
            (piece.snapshot or "")[:12],
            f"{piece.expression} = {piece.result}" if piece.expression else "",
            piece.passage or "",
        ]
        for piece in found
    ]
    if form in ("json", "jsonl"):
        echo_records(found, form, columns=())
    else:
        echo_table(columns, rows, form)
    echo_hidden(view)
