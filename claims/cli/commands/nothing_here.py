"""``claims nothing-here``: mark what needs no check."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import occurrence_option, optional_person, required_name
from claims.cli.output import echo_records, echo_table, format_option


@click.command("nothing-here")
@click.argument("article")
@click.option("--quote", metavar="TEXT", help="The words that assert nothing.")
@occurrence_option
@click.option(
    "--sentence",
    "sentences",
    metavar="N",
    type=click.IntRange(min=1),
    multiple=True,
    help="Mark what `claims coverage` shows as blank in sentence N; repeatable.",
)
@click.option("--because", metavar="TEXT", help="Why there is nothing to check.")
@click.option("--undo", metavar="N", type=int, help="Take marked stretch N back.")
@click.option(
    "--by",
    metavar="NAME",
    envvar="CLAIMS_CHECKER",
    show_envvar=True,
    callback=optional_person,
    help="Your name, as the record will show it; needed to mark or to undo.",
)
@format_option
@pass_app
def nothing_here(
    app: App,
    article: str,
    quote: str | None,
    occurrence: int | None,
    sentences: tuple[int, ...],
    because: str | None,
    undo: int | None,
    by: str | None,
    form: str,
) -> None:
    """Mark a stretch of ARTICLE as nothing to check; without one, list them.

    \b
    claims nothing-here mongolia --quote "—by/radwa sherif" --because byline --by ada
    claims nothing-here mongolia --sentence 14 --because "only links" --by ada
    claims nothing-here mongolia --undo 1 --by ada
    """
    if (quote is not None) + (undo is not None) + bool(sentences) > 1:
        raise click.UsageError("--quote, --sentence and --undo exclude each other")
    if quote is None and undo is None and not sentences:
        _list(app, article, form)
        return
    name = required_name(by)

    from claims.anchoring.find_quote import find_quote
    from claims.database.engine import begin
    from claims.services.claims.coverage import mark_blanks
    from claims.services.claims.dispositions import (
        add_disposition,
        withdraw_disposition,
    )
    from claims.services.core.lookup import find_article
    from claims.services.core.revisions import latest_revision

    with begin(app.url) as connection:
        found = find_article(connection, article)
        if undo is not None:
            done = [withdraw_disposition(connection, found, undo, by=name)]
        elif sentences:
            done = mark_blanks(connection, found, sentences, reason=because, by=name)
        else:
            text = latest_revision(connection, found)[1].text
            parts = find_quote(text, quote or "", occurrence)
            stretch = (parts[0][0], parts[-1][1])
            made = add_disposition(connection, found, stretch, reason=because, by=name)
            done = [made]
    news = "taken back" if undo is not None else "nothing to check"
    for made in done:
        click.echo(
            f"{found.slug}, stretch {made.number}: {news} in"
            f" {made.span.start}:{made.span.end} {made.span.quote!r}"
        )


def _list(app: App, article: str, form: str) -> None:
    from claims.database.engine import connect
    from claims.services.claims.dispositions import list_dispositions
    from claims.services.core.lookup import find_article
    from claims.services.core.view import view_of

    with connect(app.url) as connection:
        view = view_of(connection, app.viewer)
        found = list_dispositions(connection, find_article(connection, article))
        found = view.seen(found)
    if form in ("json", "jsonl"):
        echo_records(found, form, columns=())
        return
    rows = [
        [
            str(each.number),
            f"{each.span.start}:{each.span.end}",
            each.checker,
            each.reason or "",
            each.span.quote,
        ]
        for each in found
    ]
    echo_table(("number", "span", "checker", "reason", "quote"), rows, form)
