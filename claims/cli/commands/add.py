"""``claims add``: a claim that the engine missed."""

from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option, occurrence_option, quote_option
from claims.vocabulary import SET_BY_HAND, Kind

if TYPE_CHECKING:
    from claims.services.claims.claim_add import NewClaim


@click.command()
@click.argument("article")
@quote_option
@occurrence_option
@click.option(
    "--statement",
    metavar="TEXT",
    help="The claim in one sentence that stands alone; else the quoted words.",
)
@click.option(
    "--kind",
    type=click.Choice([each.value for each in Kind]),
    help="What is asserted; else guessed from the words.",
)
@click.option("--speaker", metavar="NAME", help="Who the article says asserts it.")
@click.option(
    "--worth",
    metavar="0..1",
    type=click.FloatRange(0, 1),
    help="How much it is worth checking; else guessed from the words.",
)
@by_option
@pass_app
def add(
    app: App,
    article: str,
    quotes: tuple[str, ...],
    occurrence: int | None,
    statement: str | None,
    kind: str | None,
    speaker: str | None,
    worth: float | None,
    by: str,
) -> None:
    """Add a claim to ARTICLE by quoting the words that make it.

    \b
    claims add mongolia --quote "population of only 3.4 million" --kind quantity \\
        --statement "Mongolia has a population of 3.4 million" --by ada
    claims add mongolia --quote "Mongolia … ratified it in 2002" --by ada
    """
    if not quotes:
        raise click.UsageError("--quote says which words make the claim")
    if occurrence is not None and len(quotes) > 1:
        raise click.UsageError("--occurrence goes with one --quote")

    from claims.anchoring.find_quote import find_quote
    from claims.database.engine import begin
    from claims.services.claims.claim_add import add_claim
    from claims.services.core.lookup import find_article
    from claims.services.core.revisions import latest_revision

    with begin(app.url) as connection:
        found = find_article(connection, article)
        text = latest_revision(connection, found)[1].text
        mentions = [find_quote(text, quote, occurrence) for quote in quotes]
        new = worded(text, mentions, statement, kind, speaker, worth)
        name = add_claim(connection, found, new, by=by)
    click.echo(f"{name} recorded: {new.statement}")


def worded(
    text: str,
    mentions: list[list[tuple[int, int]]],
    statement: str | None,
    kind: str | None = None,
    speaker: str | None = None,
    worth: float | None = None,
) -> "NewClaim":
    """Return a new claim; what nobody said of it is guessed from its words."""
    from claims.extraction.appraisal import appraise
    from claims.services.claims.claim_add import NewClaim

    if statement is None:
        words = " ".join(text[start:end] for start, end in mentions[0])
        words = " ".join(words.split())
        statement = words[:1].upper() + words[1:].rstrip(".") + "."
    guess = appraise(statement, speaker=speaker)
    return NewClaim(
        statement=statement,
        mentions=mentions,
        kind=Kind(kind) if kind else guess.kind,
        speaker=speaker,
        check_worthiness=guess.check_worthiness if worth is None else worth,
        reasons=guess.reasons if worth is None else (SET_BY_HAND,),
    )
