"""``claims report``: what goes to the editor, the lawyer, the web."""

from datetime import datetime

import click

from claims.cli.app import App, pass_app
from claims.cli.as_of import as_of_option, connection_at, last_moment_of
from claims.cli.options import force_option, format_option_of, output_option
from claims.cli.output import echo_hidden
from claims.cli.output_file import write_output
from claims.formats.report import FORMATS, rendered


@click.command()
@click.argument("article")
@format_option_of(FORMATS, help="What to write.")
@output_option
@force_option
@click.option("--coverage", is_flag=True, help="Show the words nobody looked at.")
@click.option(
    "--revision",
    metavar="N",
    type=click.IntRange(min=1),
    help="Of this revision, as it stood before the next one came.",
)
@as_of_option
@pass_app
def report(
    app: App,
    article: str,
    form: str,
    output: str,
    force: bool,
    coverage: bool,
    revision: int | None,
    instant: datetime | None,
) -> None:
    """Write a report of ARTICLE: its text, claims, verdicts and evidence.

    The HTML report is one file that needs nothing else. Confidential sources are never
    named.

    \b
    claims report mongolia -o mongolia.html
    claims report mongolia --coverage -o blanks.html
    claims report mongolia -f markdown | less
    claims report mongolia --revision 1 -o first.html
    """
    from claims.services.core.lookup import find_article
    from claims.services.reports.article_report import get_report

    if revision is not None:
        if instant is not None:
            raise click.UsageError("--revision and --as-of exclude each other")
        instant = last_moment_of(app.url, article, revision)
    with connection_at(app.url, instant, article, viewer=app.viewer) as opened:
        connection, view = opened
        gathered = get_report(
            connection,
            find_article(connection, article),
            view,
            with_coverage=coverage,
        )
        gathered = view.seen(gathered)
    written = rendered(gathered, form)
    echo_hidden(view)
    write_output(output, written, force=force)
