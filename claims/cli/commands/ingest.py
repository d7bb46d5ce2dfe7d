"""``claims ingest``: take articles in."""

import sys
from typing import TYPE_CHECKING, Any

import click

from claims.cli.app import App, pass_app
from claims.cli.article_options import article_options
from claims.cli.consent import agree_to_engine, yes_option
from claims.cli.file_types import InputFile, OutputFile
from claims.cli.options import (
    engine_option,
    format_option_of,
    named_and_usual,
    reading_options,
    run_by_option,
)
from claims.cli.output import FORMATS
from claims.english.plural import counted

if TYPE_CHECKING:
    from claims.workflows.article_prepare import Prepare, Same


@click.command()
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=InputFile()
)
@article_options
@engine_option
@reading_options
@click.option(
    "--jobs",
    "-j",
    metavar="N",
    type=click.IntRange(min=1),
    help="How many processes; else one a core for more than a handful of sources.",
)
@click.option(
    "--failures",
    metavar="FILE",
    type=OutputFile(),
    help="Write what fails, and why, to this file: a line of JSON each.",
)
@yes_option
@click.option(
    "--estimate",
    is_flag=True,
    help="Show how many tokens --engine llm would take; send and store nothing.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be proposed; no desk.")
@format_option_of(
    FORMATS, help="How to print what became of each source; with --dry-run, the claims."
)
@run_by_option
@pass_app
def ingest(
    app: App,
    /,
    sources: tuple[str, ...],
    slug: str | None,
    engine: str | None,
    media_type: str | None,
    encoding: str | None,
    allow_private: bool,
    max_bytes: int,
    timeout: float,
    jobs: int | None,
    failures: str | None,
    yes: bool,
    estimate: bool,
    dry_run: bool,
    form: str,
    by: str,
    **about: Any,
) -> None:
    """Take articles in: each SOURCE becomes an article with proposed claims.

    SOURCE is a file (text, Markdown, HTML), an http(s) URL, or - for standard input; or
    many: a folder, a quoted pattern such as 'texts/**/*.txt', or a .jsonl file with an
    article a line. What the options leave out comes from the document. A text that the
    desk has is not taken in twice, so an interrupted command can be given again; the
    options apply to its article. Of several
    sources, one that fails stops nothing.

    \b
    claims ingest mongolia.txt --published-on 2024-09-02
    pbpaste | claims ingest - --slug draft
    claims ingest texts/ 'more/**/*.html' articles.jsonl --failures failed.jsonl
    claims ingest --dry-run -f jsonl draft.md
    claims ingest texts/ --engine llm --estimate
    """
    reading = {
        "media_type": media_type,
        "encoding": encoding,
        "allow_private": allow_private,
        "max_bytes": max_bytes,
        "timeout": timeout,
    }
    if not estimate:
        agree_to_engine(engine, yes=yes)
    named, usual = named_and_usual(engine)

    from claims.reading.corpus import is_corpus
    from claims.workflows.article_prepare import Prepare

    is_one = len(sources) == 1 and not is_corpus(sources[0], media_type)
    if slug and not is_one:
        raise click.UsageError("--slug names one article; give one SOURCE with it")
    desk = None if dry_run else app.url
    prepare = Prepare(desk, named, reading, about, slug, usual)
    if estimate:
        from claims.cli.ingesting.estimate import echo_estimate

        echo_estimate(sources, prepare, form)
        return
    if is_one and (dry_run or form == "table") and failures is None:
        _ingest_one(sources[0], prepare, form, by)
        return

    from claims.cli.ingesting.corpus import ingest_corpus, show_corpus
    from claims.cli.proposal_output import Proposals

    if dry_run:
        shown = Proposals(form, of_many=not is_one)
        show_corpus(sources, prepare, shown, jobs=jobs, failures=failures)
    else:
        ingest_corpus(sources, prepare, jobs=jobs, by=by, form=form, failures=failures)


def _ingest_one(source: str, prepare: "Prepare", form: str, by: str) -> None:
    """Take in a corpus of one: what it says is not counted, but said."""
    from claims.cli.elapsed import elapsed
    from claims.cli.ingesting.announce import announce
    from claims.cli.model_use import ModelUse
    from claims.cli.proposal_output import show_proposed
    from claims.reading.corpus import Piece
    from claims.reading.source import STDIN, load_stdin
    from claims.workflows.article_prepare import Same
    from claims.workflows.document_extract import remarks
    from claims.workflows.ingest import take_in

    content = None
    if source == STDIN:
        most = prepare.reading["max_bytes"]
        content = load_stdin(lambda: sys.stdin.buffer, most).content
    piece = Piece(source, content=content)
    with elapsed(f"finding claims in {piece.name}") as say:
        use = ModelUse(say)
        found = prepare.prepare(piece, use)
    use.echo()
    if isinstance(found, Same):
        _put_right(found, prepare, by)
        return
    document, extraction = found.document, found.extraction
    if prepare.desk is None:
        show_proposed(document, extraction, found.slug, form)
        _echo_remarks(remarks(document, extraction, extraction.rejected))
        proposed = counted(len(extraction.claims), "claim")
        click.echo(f"{proposed} would be proposed; nothing was stored", err=True)
        return
    is_fixed = prepare.slug is not None
    with elapsed(f"storing {found.slug}"):
        done = take_in(prepare.desk, found, slug_is_fixed=is_fixed, by=by)
    if isinstance(done, Same):
        _put_right(done, prepare, by)
        return
    announce(done, extraction)
    _echo_remarks(remarks(document, extraction, done.rejected))
    click.echo(f"next: claims list {done.slug} --unverified", err=True)


def _put_right(same: "Same", prepare: "Prepare", by: str) -> None:
    """Apply the options to the article that has the text, and say what they changed."""
    from claims.workflows.ingest import put_right, said_of

    assert prepare.desk is not None
    click.echo(said_of(same.slug, put_right(prepare.desk, same, prepare, by=by)))


def _echo_remarks(remarks: tuple[str, ...]) -> None:
    for remark in remarks:
        click.echo(remark, err=True)
