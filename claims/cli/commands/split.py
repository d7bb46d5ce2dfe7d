"""``claims split``: one claim that is really several."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option


@click.command()
@click.argument("claim")
@click.option(
    "--into",
    "quotes",
    metavar="TEXT",
    multiple=True,
    help="The words of one of them, within those of CLAIM; give two or more.",
)
@by_option
@pass_app
def split(app: App, claim: str, quotes: tuple[str, ...], by: str) -> None:
    """Put several claims in the place of CLAIM, which is dropped and says so.

    Each new claim has CLAIM's speaker; words that stand several times are
    looked for within CLAIM's own span. claims drop CLAIM --undo takes it back.

    \b
    claims split mongolia/40 --into "Mongolia signed the Rome Statute in 2000" \\
        --into "Mongolia … ratified it in 2002" --by ada
    """
    if len(quotes) < 2:
        raise click.UsageError("--into is needed twice or more")

    from claims.anchoring.find_quote import find_quote
    from claims.cli.commands.add import worded
    from claims.database.engine import begin
    from claims.services.claims.claim_list import get_claim
    from claims.services.claims.claim_split import split_claim
    from claims.services.core.lookup import find_claim
    from claims.services.core.revisions import latest_revision

    with begin(app.url) as connection:
        name = find_claim(connection, claim)
        old = get_claim(connection, name)
        text = latest_revision(connection, name.article)[1].text
        first, last = old.spans[0].start, old.spans[-1].end
        pieces = []
        for quote in quotes:
            parts = [
                (start + first, end + first)
                for start, end in find_quote(text[first:last], quote)
            ]
            pieces.append(worded(text, [parts], None, None, old.speaker))
        names = split_claim(connection, name, pieces, by=by)
    for each, piece in zip(names, pieces, strict=True):
        click.echo(f"{each} recorded: {piece.statement}")
    click.echo(f"{name} dropped: split into {', '.join(map(str, names))}")
