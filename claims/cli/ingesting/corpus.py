"""Taking in many articles: workers read and extract them, this process stores them."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from itertools import chain, islice

import click

from claims.cli.app import INTERRUPTED
from claims.cli.ingesting.announce import announce
from claims.cli.ingesting.failure_file import open_failures
from claims.cli.ingesting.source_outcomes import (
    ALREADY_THERE,
    FAILED,
    SKIPPED,
    TAKEN_IN,
    Outcome,
    Record,
    Tally,
)
from claims.cli.progress import progress
from claims.cli.proposal_output import Proposals
from claims.errors import ClaimsError, DatabaseError
from claims.reading.corpus import Piece, Skip, can_be_read_twice, pieces
from claims.workflows.article_prepare import (
    Failed,
    Prepare,
    Prepared,
    Same,
    Stopped,
)
from claims.workflows.document_extract import remarks
from claims.workflows.ingest import put_right, said_of, take_in
from claims.workflows.worker_pool import Died, in_order

HANDFUL = 8
"""Up to so many sources are not worth a second process, nor a bar."""

Keep = Callable[[Piece, Prepared | Same, bool], Outcome]
"""What is done with a prepared article; told whether to say so on stdout."""


def work_through(
    sources: tuple[str, ...],
    prepare: Prepare,
    keep: Keep,
    record: Record,
    *,
    jobs: int | None,
) -> None:
    """Prepare all that the sources stand for, and keep it in their order.

    ``jobs`` is the number of processes; ``None`` takes one a core for more than a
    handful. Raises ``ClaimsError`` in the end when any source failed, and at once when
    none can be taken in.
    """

    def skip(name: str, reason: str) -> None:
        record.add(Outcome(name, SKIPPED, reason=reason))

    coming = _pieces(sources, prepare, skip, record)
    tally = record.tally
    try:
        first = list(islice(coming, HANDFUL + 1))
        many = len(first) > HANDFUL
        total = _count(sources, prepare, record) if many else len(first)
        with_bar = many and sys.stderr.isatty()
        loud = record.form == "table" and not (with_bar and sys.stdout.isatty())
        processes = jobs or (_cores() if many else 1)
        found = chain(first, coming)
        results = in_order(prepare, found, processes, at_once=prepare.refusal)
        with closing(results), progress(total, with_bar=with_bar) as step:
            for piece, result in results:
                if isinstance(result, Prepared | Same):
                    outcome = _kept(keep, piece, result, loud)
                else:
                    outcome = _outcome(piece, result)
                if outcome.outcome == ALREADY_THERE and loud and not many:
                    click.echo(said_of(outcome.article or "", outcome.changed))
                record.add(outcome)
                step()
    except (KeyboardInterrupt, ClaimsError) as error:
        interrupted = isinstance(error, KeyboardInterrupt)
        if tally.sources or interrupted:
            record.echo()
            what = "interrupted" if interrupted else "stopped"
            click.echo(f"{what}; the same command again goes on from here", err=True)
        if interrupted:
            raise click.exceptions.Exit(INTERRUPTED) from None
        raise
    if record.form == "table" and tally.sources == 1:
        for reason, source in tally.reasons.examples.values():
            raise ClaimsError(f"{source}: {reason}")
    record.echo()
    if failed := tally.outcomes[FAILED]:
        raise ClaimsError(f"{failed} of {tally.sources} sources were not taken in")


def ingest_corpus(
    sources: tuple[str, ...],
    prepare: Prepare,
    *,
    jobs: int | None,
    by: str,
    form: str,
    failures: str | None,
) -> None:
    """Take articles into the desk of ``prepare``, each in a transaction of its own."""
    url = prepare.desk
    assert url is not None

    def there(piece: Piece, same: Same) -> Outcome:
        changed = put_right(url, same, prepare, by=by)
        return Outcome(piece.name, ALREADY_THERE, article=same.slug, changed=changed)

    def keep(piece: Piece, found: Prepared | Same, loud: bool) -> Outcome:
        if isinstance(found, Same):
            return there(piece, found)
        done = take_in(url, found, slug_is_fixed=prepare.slug is not None, by=by)
        if isinstance(done, Same):
            return there(piece, done)
        if loud:
            announce(done, found.extraction)
        return _taken_in(piece, found, done.slug, done.claims, done.rejected)

    opened = open_failures(failures)
    with opened or nullcontext():
        work_through(sources, prepare, keep, Record(form, opened), jobs=jobs)


def show_corpus(
    sources: tuple[str, ...],
    prepare: Prepare,
    shown: Proposals,
    *,
    jobs: int | None,
    failures: str | None,
) -> None:
    """Show what would be proposed for each article; nothing is stored."""

    def keep(piece: Piece, found: Prepared | Same, _loud: bool) -> Outcome:
        assert isinstance(found, Prepared)  # Without a desk no text is there already.
        shown.add(found)
        made = found.extraction
        return _taken_in(piece, found, found.slug, len(made.claims), made.rejected)

    opened = open_failures(failures)
    with opened or nullcontext():
        record = Record("table", opened, Tally(verb="would be taken in"))
        try:
            work_through(sources, prepare, keep, record, jobs=jobs)
        finally:
            shown.echo()


def _taken_in(
    piece: Piece, found: Prepared, article: str, claims: int, rejected: int
) -> Outcome:
    asked = found.extraction.asked
    return Outcome(
        piece.name,
        TAKEN_IN,
        article=article,
        claims=claims,
        remarks=remarks(found.document, found.extraction, rejected),
        tokens_in=asked.tokens_in if asked else None,
        tokens_out=asked.tokens_out if asked else None,
    )


def _kept(keep: Keep, piece: Piece, found: Prepared | Same, loud: bool) -> Outcome:
    try:
        return keep(piece, found, loud)
    except DatabaseError:
        raise
    except ClaimsError as error:
        return Outcome(piece.name, FAILED, reason=str(error))


def _outcome(piece: Piece, result: Failed | Stopped | Died) -> Outcome:
    if isinstance(result, Stopped):
        error = ClaimsError(result.reason)
        error.exit_code = result.exit_code
        raise error
    return Outcome(piece.name, FAILED, reason=result.reason)


def _pieces(
    sources: tuple[str, ...], prepare: Prepare, skip: Skip, record: Record
) -> Iterator[Piece]:
    return pieces(
        sources,
        stdin=lambda: sys.stdin.buffer,
        media_type=prepare.reading["media_type"],
        max_bytes=prepare.reading["max_bytes"],
        skip=skip,
        failures=record.failures.name if record.failures else None,
    )


def _count(sources: tuple[str, ...], prepare: Prepare, record: Record) -> int | None:
    """Return how many pieces there are, ``None`` where counting would use them up.

    What came through a pipe is gone once it was read.
    """
    if not all(map(can_be_read_twice, sources)):
        return None
    found = _pieces(sources, prepare, lambda _name, _reason: None, record)
    return sum(1 for _ in found)


def _cores() -> int:
    """Return the number of cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        # Only Linux says how many of them.
        return os.cpu_count() or 1
