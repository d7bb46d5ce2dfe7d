"""``claims edit``: put a claim right."""

from typing import Any

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option, occurrence_option, quote_option
from claims.vocabulary import SET_BY_HAND, Kind, Status


@click.command()
@click.argument("claim")
@click.option("--statement", metavar="TEXT", help="The claim in one sentence.")
@click.option(
    "--as-text",
    is_flag=True,
    help="State what the text says now, where the statement is of an earlier text.",
)
@click.option(
    "--keep-statement",
    is_flag=True,
    help="Keep such a statement: the text still says it, in other words.",
)
@click.option(
    "--kind",
    type=click.Choice([each.value for each in Kind]),
    help="What is asserted.",
)
@click.option("--speaker", metavar="NAME", help="Who the article says asserts it.")
@click.option("--own-voice", is_flag=True, help="The article itself asserts it.")
@click.option(
    "--worth", metavar="0..1", type=click.FloatRange(0, 1), help="How check-worthy."
)
@click.option(
    "--criticises",
    metavar="NAME",
    help='Whom the claim criticises; "" says nobody.',
)
@click.option(
    "--detail-of",
    metavar="CLAIM",
    help='Fold it beneath CLAIM, in whose sentence it stands; "none": a row again.',
)
@quote_option
@occurrence_option
@by_option
@pass_app
def edit(
    app: App,
    claim: str,
    statement: str | None,
    as_text: bool,
    keep_statement: bool,
    kind: str | None,
    speaker: str | None,
    own_voice: bool,
    worth: float | None,
    criticises: str | None,
    detail_of: str | None,
    quotes: tuple[str, ...],
    occurrence: int | None,
    by: str,
) -> None:
    """Change CLAIM: its statement, kind, speaker, worth or spans.

    --quote replaces its spans. A checked claim whose statement, speaker or words change
    is suspended until somebody rules on it again. What a person stated is never
    rewritten by a new draft: where the text no longer says it, --as-text takes over
    what it says, and --keep-statement says that the statement holds. Who is criticised
    may be asked for a reply: claims approach. What you fold or unfold, no engine and no
    new draft arranges otherwise.

    \b
    claims edit mongolia/12 --kind quantity --by ada
    claims edit mongolia/12 --as-text --by ada
    claims edit mongolia/7 --criticises "Mongolia's government" --by ada
    claims edit mongolia/29 --detail-of mongolia/27 --by ada
    claims edit mongolia/12 --quote "Mongolia … ratified it in 2002" --by ada
    """
    if speaker and own_voice:
        raise click.UsageError("--speaker and --own-voice exclude each other")
    if occurrence is not None and len(quotes) != 1:
        raise click.UsageError("--occurrence goes with one --quote")
    if statement is not None and not statement.strip():
        raise click.UsageError("--statement needs a sentence")
    if (statement is not None) + as_text + keep_statement > 1:
        raise click.UsageError(
            "--statement, --as-text and --keep-statement exclude each other"
        )
    changes: dict[str, Any] = {}
    if statement is not None:
        changes["statement"] = statement
    if kind is not None:
        changes["kind"] = Kind(kind)
    if speaker or own_voice:
        changes["speaker"] = speaker
    if worth is not None:
        changes |= {"check_worthiness": worth, "reasons": [SET_BY_HAND]}
    if criticises is not None:
        changes["criticises"] = criticises.strip()
    is_edited = bool(changes or quotes or as_text or keep_statement)
    if not (is_edited or detail_of):
        raise click.UsageError("nothing to change; say what with an option")

    from claims.anchoring.find_quote import find_quote
    from claims.database.engine import begin
    from claims.services.claims.claim_edit import edit_claim
    from claims.services.claims.claim_fold import fold_claim
    from claims.services.core.blind_checks import status_for
    from claims.services.core.lookup import find_claim
    from claims.services.core.revisions import latest_revision

    with begin(app.url) as connection:
        name = find_claim(connection, claim)
        mentions = None
        if quotes:
            text = latest_revision(connection, name.article)[1].text
            mentions = [find_quote(text, quote, occurrence) for quote in quotes]
        if is_edited:
            edit_claim(
                connection,
                name,
                by=by,
                changes=changes,
                mentions=mentions,
                settled="as-text" if as_text else "kept" if keep_statement else None,
            )
        if detail_of:
            row = None if detail_of == "none" else find_claim(connection, detail_of)
            fold_claim(connection, name, row, by=by)
        status = status_for(connection, name.id, by)
    click.echo(f"{name} changed; it is {status}")
    if status == Status.SUSPENDED:
        click.echo(
            f"its verdict was about other words; next: claims verdict {name}",
            err=True,
        )
