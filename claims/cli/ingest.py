"""``claims ingest``: take articles in."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.options import DAY, run_by_option
from claims.cli.output import FORMATS, echo_json, echo_records

if TYPE_CHECKING:
    from claims.document import Document
    from claims.services.ingest import Ingested
    from claims.services.proposals import Extraction


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--slug", metavar="SLUG", help="The article's short name in claim names.")
@click.option(
    "--title", metavar="TEXT", help="The title, when the document's is wrong."
)
@click.option("--byline", metavar="TEXT", help="Who wrote it.")
@click.option("--outlet", metavar="TEXT", help="Where it appears.")
@click.option(
    "--url", metavar="URL", help="Its address, for a file; nothing is fetched."
)
@click.option("--published-on", type=DAY, help="The date that its words count from.")
@click.option("--language", metavar="TAG", help="Its language, such as en.")
@click.option("--engine", metavar="NAME", help="What proposes the claims.")
@click.option(
    "--media-type", metavar="TYPE", help="Read it as this, such as text/html."
)
@click.option("--encoding", metavar="NAME", help="The encoding, when it is not UTF-8.")
@click.option(
    "--allow-private",
    is_flag=True,
    help="Fetch from addresses that are not public too.",
)
@click.option(
    "--max-bytes",
    metavar="N",
    type=click.IntRange(min=1),
    default=20_000_000,
    show_default=True,
    help="Refuse what is larger.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=20.0,
    show_default=True,
    help="Give up on a URL after so long.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be proposed; no desk.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How --dry-run prints the claims.",
)
@run_by_option
@pass_app
def ingest(
    app: App,
    sources: tuple[str, ...],
    slug: str | None,
    title: str | None,
    byline: str | None,
    outlet: str | None,
    url: str | None,
    published_on: date | None,
    language: str | None,
    engine: str | None,
    media_type: str | None,
    encoding: str | None,
    allow_private: bool,
    max_bytes: int,
    timeout: float,
    dry_run: bool,
    form: str,
    by: str,
) -> None:
    """Take articles in: each SOURCE becomes an article with proposed claims.

    SOURCE is a file (text, Markdown, HTML), an http(s) URL, or - for standard input.
    What the options leave out comes from the document. A text that the desk has is left
    alone. Several sources are taken in one by one; one that fails stops nothing.

    \b
    claims ingest mongolia.txt --published-on 2024-09-02
    pbpaste | claims ingest - --slug draft
    claims ingest --dry-run -f jsonl draft.md
    """
    if slug and len(sources) > 1:
        raise click.UsageError("--slug names one article; give one SOURCE with it")

    from dataclasses import replace

    from claims.errors import ClaimsError
    from claims.reading import read, slug_for

    failed = 0
    for source in sources:
        try:
            document = read(
                source,
                stdin=lambda: sys.stdin.buffer,
                media_type=media_type,
                encoding=encoding,
                allow_private=allow_private,
                max_bytes=max_bytes,
                timeout=timeout,
            )
            document = replace(
                document,
                title=title or document.title,
                byline=byline or document.byline,
                outlet=outlet or document.outlet,
                url=url or document.url,
                published_on=published_on or document.published_on,
                language=language or document.language,
            )
            name = slug or slug_for(source, document)
            if dry_run:
                _show(document, _extract(document, engine), name, form)
            else:
                _store(app, document, engine, name, bool(slug), by)
        except ClaimsError as error:
            if len(sources) == 1:
                raise
            failed += 1
            click.echo(f"Error: {error}", err=True)
    if failed:
        raise ClaimsError(f"{failed} of {len(sources)} sources were not taken in")


def _extract(document: "Document", engine_name: str | None) -> "Extraction":
    from claims.extraction import get_engine
    from claims.extraction.sentences import split
    from claims.services.proposals import Extraction

    engine = get_engine(engine_name)
    return Extraction(
        engine=engine.name,
        engine_version=engine.version,
        claims=engine.extract(document),
        sentences=split(document.prose),
        model=engine.model,
        model_sha256=engine.model_sha256,
    )


def _store(
    app: App,
    document: "Document",
    engine: str | None,
    slug: str,
    slug_is_fixed: bool,
    by: str,
) -> None:
    from claims.database import begin, connect
    from claims.services.ingest import find_same, free_slug, ingest

    with connect(app.url) as connection:
        same = find_same(connection, document)
    if same is not None:
        click.echo(f"{same} has this text already; nothing was changed")
        return
    # The engine runs before the transaction: nobody waits for it.
    extraction = _extract(document, engine)
    title = document.title or slug
    with begin(app.url) as connection:
        if not slug_is_fixed:
            slug = free_slug(connection, slug)
        done = ingest(connection, document, extraction, slug=slug, title=title, by=by)
    _announce(done, extraction)


def _announce(done: "Ingested", extraction: "Extraction") -> None:
    click.echo(
        f"{done.slug}: {done.claims} claims proposed in {done.sentences} sentences"
        f" by {extraction.engine} {extraction.engine_version}: {done.title}"
    )
    if done.rejected:
        click.echo(f"{done.rejected} proposals had no place in the text", err=True)
    click.echo(f"next: claims list {done.slug} --unverified", err=True)


def _show(document: "Document", extraction: "Extraction", slug: str, form: str) -> None:
    """Print what would be proposed: the contract of a claim, its ``id`` null."""
    from claims.cli.list import COLUMNS
    from claims.formats.plain import plain
    from claims.services.proposals import as_proposed

    found = as_proposed(document, extraction, slug)
    if form in ("json", "jsonl"):
        echo_json([plain(claim) for claim in found], form)
    else:
        echo_records(found, form, columns=COLUMNS[1:])
    click.echo(f"{len(found)} claims would be proposed; nothing was stored", err=True)
