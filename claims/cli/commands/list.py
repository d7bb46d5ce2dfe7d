"""``claims list``: what there is to check."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from claims.cli.app import App, pass_app
from claims.cli.as_of import as_of_option, connection_at
from claims.cli.claim_rows import echo_lines, echo_rows, echo_spans, laid_out
from claims.cli.option_types import DAY
from claims.cli.output import (
    FOLDING,
    echo_hidden,
    echo_json,
    format_option,
)
from claims.vocabulary import Kind, Outcome, Status

if TYPE_CHECKING:
    from claims.records import Claim, ClaimLine, Row


@click.command("list")
@click.argument("article", required=False)
@click.option("--unverified", is_flag=True, help="Only what has no verdict yet.")
@click.option(
    "--status",
    type=click.Choice([each.value for each in Status]),
    help="Only claims of this status; the dropped ones show only so.",
)
@click.option(
    "--kind",
    type=click.Choice([each.value for each in Kind]),
    help="Only claims of this kind.",
)
@click.option("--speaker", metavar="NAME", help="Only what NAME is said to assert.")
@click.option("--own-voice", is_flag=True, help="Only what the article itself asserts.")
@click.option("--rating", metavar="KEY", help="Only claims that were rated so.")
@click.option("--checker", metavar="NAME", help="Only claims that NAME ruled on last.")
@click.option("--holder", metavar="NAME", help="Only claims that NAME holds.")
@click.option("--free", is_flag=True, help="Only claims that nobody holds.")
@click.option("--since", type=DAY, help="Only claims recorded on that day or later.")
@click.option("--until", type=DAY, help="Only claims recorded on that day or earlier.")
@click.option(
    "--min-worth",
    metavar="0..1",
    type=click.FloatRange(0, 1),
    help="Only claims at least so check-worthy.",
)
@click.option(
    "--match",
    metavar="TEXT",
    help="Only claims with all these words; TEXT* starts one.",
)
@click.option(
    "--sort",
    type=click.Choice(["worth", "newest", "number"]),
    help="Order: worth by default; newest with --since, --until or --match.",
)
@click.option(
    "-n",
    "--limit",
    metavar="N",
    type=click.IntRange(min=0, max=2**31 - 1),
    default=50,
    show_default=True,
    help="At most so many; 0 means all.",
)
@click.option(
    "--details", is_flag=True, help="Unfold rows: show their details beneath them."
)
@click.option(
    "--spans", is_flag=True, help="Show the article's words, and where they stand."
)
@click.option(
    "--outcome",
    type=click.Choice([each.value for each in Outcome if each != Outcome.PROPOSED]),
    help="Only claims that fared so on the latest revision.",
)
@click.option(
    "--flagged", is_flag=True, help="Only claims around which the words changed."
)
@click.option("--withdrawn", is_flag=True, help="Claims of withdrawn articles too.")
@click.option("--count", is_flag=True, help="Print only how many there are.")
@as_of_option
@format_option
@pass_app
def list_(
    app: App,
    article: str | None,
    unverified: bool,
    status: str | None,
    kind: str | None,
    speaker: str | None,
    own_voice: bool,
    rating: str | None,
    checker: str | None,
    holder: str | None,
    free: bool,
    since: date | None,
    until: date | None,
    min_worth: float | None,
    match: str | None,
    sort: Any,
    limit: int,
    details: bool,
    spans: bool,
    outcome: str | None,
    flagged: bool,
    withdrawn: bool,
    count: bool,
    instant: datetime | None,
    form: str,
) -> None:
    """List claims, the most check-worthy first.

    The filters can be combined. A table folds: a claim stands there as a row, and +3
    beside it are the details inside it, with the worst state among them where that is
    worse than its own. A row is shown when it or one of its details fits, and --limit
    counts rows. JSON, CSV and TSV have every claim, JSON with all its fields and spans.

    \b
    claims list mongolia --unverified --limit 10
    claims list --status checked --rating false -f csv
    claims list mongolia --details --limit 5
    claims list --holder ada --unverified
    claims list mongolia --as-of 2026-11-30
    claims list --match "rome statute" --min-worth 0.5 -f jsonl
    """
    if unverified and status not in (None, Status.UNVERIFIED):
        raise click.UsageError("--unverified and --status exclude each other")
    status = Status.UNVERIFIED if unverified else status
    if own_voice and speaker:
        raise click.UsageError("--own-voice and --speaker exclude each other")

    from claims.services.core.claim_filter import Filter
    from claims.services.people.near_names import existing_person, existing_speaker

    # A table has no room for the spans, so nobody fetches them.
    whole = spans or form in ("json", "jsonl")
    folds = form in FOLDING
    with connection_at(app.url, instant, article, viewer=app.viewer) as opened:
        connection, view = opened
        article_id = _article(connection, article) if article else None
        wanted = Filter(
            article_id=article_id,
            status=Status(status) if status else None,
            kind=Kind(kind) if kind else None,
            speaker=existing_speaker(connection, speaker) if speaker else None,
            own_voice=own_voice,
            rating=rating,
            checker=existing_person(connection, checker) if checker else None,
            holder=existing_person(connection, holder) if holder else None,
            free=free,
            since=since,
            until=until,
            min_worth=min_worth,
            match=match,
            hidden=view.hidden,
            withdrawn=withdrawn,
            outcome=Outcome(outcome) if outcome else None,
            flagged=flagged,
        )
        if count:
            number, of_rows = _count(connection, wanted)
        elif folds:
            rows = _rows(connection, wanted, sort, limit or None)
            lines, marks = laid_out(view.seen(rows), unfolds=details)
            shown = len(rows)
            if spans:
                claims = view.seen(_of_lines(connection, lines, wanted))
        else:
            found = _find(connection, wanted, sort, limit or None, whole=whole)
            found = view.seen(found)
            shown = len(found)
    if count:
        _echo_count(number, of_rows, form)
        echo_hidden(view)
        return
    if spans and form not in ("json", "jsonl"):
        echo_spans(claims if folds else found, form, marks if folds else [])
    elif folds:
        echo_rows(lines, marks, form)
    else:
        echo_lines(found, form)
    echo_hidden(view)
    if limit and shown == limit:
        click.echo(f"the first {limit}; --limit 0 lists all", err=True)


def _find(
    connection: Any, wanted: Any, sort: Any, limit: int | None, *, whole: bool
) -> Sequence[Any]:
    """Return whole claims, or the lines that a table shows; load no more than that."""
    if whole:
        from claims.services.claims.claim_list import list_claims

        return list_claims(connection, wanted, sort=sort, limit=limit)
    from claims.services.claims.table_lines import list_lines

    return list_lines(connection, wanted, sort=sort, limit=limit)


def _article(connection: Any, name: str) -> int:
    from claims.services.core.lookup import find_article

    return find_article(connection, name).id


def _rows(
    connection: Any, wanted: Any, sort: Any, limit: int | None
) -> "Sequence[Row[ClaimLine]]":
    from claims.services.claims.table_rows import list_rows

    return list_rows(connection, wanted, sort=sort, limit=limit)


def _count(connection: Any, wanted: Any) -> tuple[int, int]:
    """Return how many claims fit, and how many rows show them."""
    from claims.services.claims.claim_list import count_claims
    from claims.services.claims.table_rows import count_rows

    return count_claims(connection, wanted), count_rows(connection, wanted)


def _echo_count(number: int, rows: int, form: str) -> None:
    counts = {"count": number, "rows": rows}
    if form in ("json", "jsonl"):
        echo_json(counts if form == "json" else [counts], form)
    else:
        click.echo(number)


def _of_lines(
    connection: Any, lines: "Sequence[ClaimLine]", wanted: Any
) -> "list[Claim]":
    from claims.services.claims.claim_list import claims_of

    keys = [line.key for line in lines]
    found = {each.key: each for each in claims_of(connection, keys, wanted.hidden)}
    return [found[key] for key in keys]
