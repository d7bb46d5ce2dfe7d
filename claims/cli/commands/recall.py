"""``claims recall``: find all that rests on a source, or says the same as a claim."""

from typing import TYPE_CHECKING, Any

import click

from claims.cli.app import App, pass_app
from claims.cli.output import echo_hidden, echo_records, echo_table, format_option

if TYPE_CHECKING:
    from claims.records import Recalled

_HEADERS = ("claim", "revision", "span", "status", "rating", "because", "quote")


@click.command()
@click.argument("name", metavar="SOURCE|CLAIM")
@format_option
@pass_app
def recall(app: App, name: str, form: str) -> None:
    """List every place in every article that rests on SOURCE, or repeats CLAIM.

    A verdict in force rests on the sources that it cites, and on what those rest on.
    The same is said by the same statement, by the same words, and by a duplicate.

    \b
    claims recall "UN Treaty Collection"
    claims recall mongolia/12 -f csv
    """
    from claims.database.engine import connect
    from claims.services.core.blind_checks import names_of
    from claims.services.core.view import view_of

    with connect(app.url) as connection:
        view = view_of(connection, app.viewer)
        names = names_of(connection, view.hidden)
        found = [each for each in _recall(connection, name) if each.claim not in names]
        found = view.seen(found)
    echo_hidden(view)
    if form in ("json", "jsonl"):
        echo_records(found, form, columns=())
        return
    rows = [
        [
            each.claim,
            str(each.revision),
            " ".join(f"{part.start}:{part.end}" for part in each.spans),
            each.status.value,
            each.rating or "",
            each.because,
            " … ".join(part.quote for part in each.spans),
        ]
        for each in found
    ]
    echo_table(_HEADERS, rows, form)


def _recall(connection: Any, name: str) -> "list[Recalled]":
    """Find a source of this name first: an address looks like a claim's name."""
    from claims.errors import ClaimsError, NotFoundError
    from claims.services.core.lookup import find_claim
    from claims.services.evidence.sources import find_source
    from claims.services.reports.recall import recall_claim, recall_source

    try:
        source = find_source(connection, name)
    except NotFoundError as no_source:
        try:
            claim = find_claim(connection, name)
        except ClaimsError as no_claim:
            is_claim = name.rpartition("/")[2].isdigit() and "://" not in name
            raise (no_claim if is_claim and "/" in name else no_source) from None
        return recall_claim(connection, claim)
    return recall_source(connection, source)
