"""``claims coverage``: what of an article nobody has looked at."""

from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.output import echo_json, echo_table, format_option

if TYPE_CHECKING:
    from claims.records import Coverage

WIDTH = 40


@click.command()
@click.argument("article")
@format_option
@pass_app
def coverage(app: App, article: str, form: str) -> None:
    """List the words of ARTICLE that nobody has looked at, with a meter.

    A claim covers its own words once a person looked at it, and no other clause of its
    sentence. What asserts nothing is marked with: claims nothing-here

    \b
    claims coverage mongolia
    claims coverage mongolia -f csv > blanks.csv
    """
    from claims.database.engine import connect
    from claims.formats.plain import plain
    from claims.services.claims.coverage import coverage_of
    from claims.services.core.lookup import find_article

    with connect(app.url) as connection:
        found = coverage_of(connection, find_article(connection, article))
    if form in ("json", "jsonl"):
        echo_json(plain(found if form == "json" else found.blanks), form)
        return
    if form == "table":
        click.echo(meter(found))
        if not found.blanks:
            return
        click.echo()
    rows = [
        [
            str(each.sentence),
            f"{each.span.start}:{each.span.end}",
            "; ".join(each.claims),
            each.span.quote,
        ]
        for each in found.blanks
    ]
    echo_table(("sentence", "span", "proposed", "words"), rows, form)


def meter(found: "Coverage") -> str:
    """Return the coverage in one line: a bar, and what it stands for."""
    if not found.words:
        return "no words to look at"
    done = found.words - found.blank_words
    cells = done * WIDTH // found.words
    return (
        f"{'█' * cells}{'░' * (WIDTH - cells)} {done} of {found.words} words"
        f" accounted for ({done / found.words:.0%});"
        f" {found.whole} of {found.sentences} sentences whole,"
        f" {found.untouched} untouched"
    )
