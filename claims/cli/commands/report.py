"""``claims report``: what goes to the editor, the lawyer, the web."""

from datetime import datetime
from pathlib import Path

import click

from claims.cli.app import App, pass_app
from claims.cli.as_of import as_of_option, connection_at, last_moment_of
from claims.cli.output import echo_hidden

FORMATS = {
    "html": "html",
    "markdown": "markdown",
    "csv": "csv",
    "json": "json",
}
"""Each format, and the module below ``claims.formats.report`` that writes it."""


@click.command()
@click.argument("article")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="html",
    show_default=True,
    help="What to write.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    help="Where to; standard output by default.",
)
@click.option("--force", is_flag=True, help="Replace FILE when it exists.")
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
    from importlib import import_module

    from claims.formats.confidential import veiled_report
    from claims.services.core.lookup import find_article
    from claims.services.reports.article_report import get_report

    if revision is not None:
        if instant is not None:
            raise click.UsageError("--revision and --as-of exclude each other")
        instant = last_moment_of(app.url, article, revision)
    with connection_at(app.url, instant, article, viewer=app.viewer) as opened:
        connection, hidden = opened
        gathered = get_report(
            connection,
            find_article(connection, article),
            hidden,
            app.viewer,
            with_coverage=coverage,
        )
    text: str = import_module(f"claims.formats.report.{FORMATS[form]}").render(
        veiled_report(gathered)
    )
    echo_hidden(hidden, app.viewer)
    if output == "-":
        click.echo(text.encode(), nl=False)
        return
    write_new(Path(output), text, force=force)
    click.echo(f"wrote {output}")


def _starts_as_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def write_new(path: Path, text: str, *, force: bool) -> None:
    """Write a file whole or not at all; what exists is kept unless ``force``."""
    import os
    import tempfile

    from claims.errors import ConflictError, WriteError

    if path.exists() and not force:
        raise ConflictError(f"{path} exists; --force replaces it")
    if path.is_file() and _starts_as_database(path):
        raise ConflictError(f"{path} is a database; choose another name")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WriteError(path, error.strerror or "unknown reason") from error
