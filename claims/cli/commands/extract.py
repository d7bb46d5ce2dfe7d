"""``claims extract``: let an engine look at an article again."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.consent import agree_to_engine, yes_option
from claims.cli.options import (
    engine_option,
    format_option_of,
    named_and_usual,
    run_by_option,
)
from claims.cli.output import FORMATS, echo_json, echo_records
from claims.english.plural import counted

if TYPE_CHECKING:
    from claims.services.articles.article_extract import Extracted
    from claims.services.articles.proposals import Extraction


@dataclass(frozen=True, slots=True)
class Added:
    """What a command added to an article."""

    article: str
    engine: str
    added: int
    first: int | None
    """The number of the first claim added; ``None`` where there is none."""
    last: int | None
    rejected: int


@click.command()
@click.argument("article")
@engine_option
@yes_option
@click.option(
    "--fold",
    is_flag=True,
    help="Find no claims: fold those that are there, details beneath their rows.",
)
@click.option(
    "--dry-run", is_flag=True, help="Show what would be added; store nothing."
)
@format_option_of(
    FORMATS, help="How to print what was added; with --dry-run, the claims."
)
@run_by_option
@pass_app
def extract(
    app: App,
    article: str,
    engine: str | None,
    yes: bool,
    fold: bool,
    dry_run: bool,
    form: str,
    by: str,
) -> None:
    """Propose claims of ARTICLE again, and add only those that it does not have.

    What is there stays as it is. What a person edited, dropped, split or merged is not
    proposed again: a proposal is known when a claim of the same kind and speaker has,
    or ever had, nearly the same words. claims drop takes a proposal away.

    --fold says of the claims that are there which are details inside another, as a new
    article has them; what a person arranged (claims edit --detail-of) stays so.

    \b
    claims extract mongolia --dry-run
    claims extract mongolia --engine spacy
    claims extract mongolia --fold --dry-run
    """
    if fold:
        if named_and_usual(engine)[0]:
            raise click.UsageError("--fold runs no engine; leave --engine out")
        _fold(app, article, form, by, dry_run=dry_run)
        return
    agree_to_engine(engine, yes=yes)
    named, usual = named_and_usual(engine)

    from claims.cli.elapsed import elapsed
    from claims.cli.model_use import ModelUse
    from claims.cli.proposal_output import show_proposed
    from claims.database.engine import begin, connect
    from claims.reading.stored_document import read_again
    from claims.services.articles.article_extract import (
        difference,
        extract_again,
        next_number,
        prepare_extraction,
    )
    from claims.services.articles.article_list import get_article
    from claims.services.articles.proposal_folds import standing_claims
    from claims.services.core.lookup import find_article
    from claims.services.core.revisions import latest_revision, stored_bytes
    from claims.workflows.document_extract import extract as run_engine
    from claims.workflows.document_extract import forget_replies, remarks

    with connect(app.url) as connection:
        name = find_article(connection, article)
        about = get_article(connection, name)
        key, revision = latest_revision(connection, name)
        stored = stored_bytes(connection, key)
    document = replace(
        read_again(revision.text, *stored, name.slug),
        title=about.title,
        published_on=about.published_on,
        language=about.language,
    )
    # The engine runs outside the transaction: nobody waits for it.
    with elapsed(f"finding claims in {name.slug}") as say:
        use = ModelUse(say)
        extraction = run_engine(document, named, usual, use)
    use.echo()
    for remark in remarks(document, extraction, extraction.rejected):
        click.echo(remark, err=True)
    if dry_run:
        with connect(app.url) as connection:
            found = difference(connection, name, extraction)
            first = next_number(connection, name)
            had = standing_claims(connection, name, revision.number)
        new = replace(extraction, claims=found.new)
        show_proposed(
            document,
            new,
            name.slug,
            form,
            revision=revision.number,
            first=first,
            had=had,
        )
        click.echo(
            f"{counted(len(found.new), 'claim')} would be added by {extraction.label};"
            f" {found.known} are there already",
            err=True,
        )
        if found.missing:
            listed = ", ".join(found.missing[:10])
            more = f" and {len(found.missing) - 10} more" * (len(found.missing) > 10)
            missing = counted(len(found.missing), "claim")
            click.echo(
                f"{missing} of engines it does not propose: {listed}{more}", err=True
            )
        return
    with connect(app.url) as connection:
        prepared = prepare_extraction(connection, name, extraction)
    with begin(app.url) as connection:
        done = extract_again(
            connection, name, revision.number, extraction, by=by, prepared=prepared
        )
    forget_replies(extraction)
    if form != "table":
        _echo_added(name.slug, extraction, done, form)
        return
    if not done.count:
        click.echo(f"{name.slug}: {extraction.label} finds nothing new")
        return
    last = done.first + done.count - 1
    which = f"{done.first}" + (f" to {last}" if last > done.first else "")
    click.echo(
        f"{name.slug}: {counted(done.count, 'claim')} added by {extraction.label},"
        f" numbered {which}"
    )


def _fold(app: App, article: str, form: str, by: str, *, dry_run: bool) -> None:
    """Fold the claims that an article has, and show what is arranged otherwise."""
    from claims.database.engine import begin
    from claims.services.articles.article_fold import fold_article
    from claims.services.core.lookup import find_article
    from claims.services.core.view import view_of

    with begin(app.url) as connection:
        name = find_article(connection, article)
        found = fold_article(connection, name, by=by, dry_run=dry_run)
        shown = view_of(connection, app.viewer, name).seen(found)
    columns = ("claim", "detail_of", "was", "folded", "statement")
    if shown or form != "table":
        echo_records(shown, form, columns=columns)
    was = "would be" if dry_run else "was" if len(found) == 1 else "were"
    click.echo(
        f"{name.slug}: {counted(len(found), 'claim')} {was} arranged otherwise",
        err=form != "table" or bool(found),
    )


def _echo_added(
    slug: str, extraction: "Extraction", done: "Extracted", form: str
) -> None:
    first = done.first if done.count else None
    last = done.first + done.count - 1 if done.count else None
    added = Added(slug, extraction.label, done.count, first, last, extraction.rejected)
    if form == "json":
        from claims.formats.plain import plain

        echo_json(plain(added))
        return
    columns = ("article", "engine", "added", "first", "last", "rejected")
    echo_records([added], form, columns=columns)
