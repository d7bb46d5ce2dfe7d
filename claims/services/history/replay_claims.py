"""The claims of an article as its ledger tells them, with their spans and words."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from claims import schema
from claims.services.core import search, spans
from claims.services.core.claim_columns import CLAIM_COLUMNS
from claims.services.core.column_shapes import Keys
from claims.services.core.lookup import ArticleName
from claims.services.history.row_copy import Record, insert, rows_of, rows_of_article


def put_claims(
    connection: Connection,
    target: Connection,
    article: ArticleName,
    told: Mapping[str, Record],
    people: Mapping[Any, int],
    revisions: Mapping[int, tuple[int, str]],
) -> None:
    """Store the claims, each with its spans, outcomes and words for ``--match``."""
    kept = {
        row["number"]: row
        for row in rows_of_article(connection, schema.claim, article.id, None)
    }
    keys = Keys(people, {number: row["id"] for number, row in kept.items()})
    rows, placed, words = [], [], []
    for name, fields in told.items():
        kind, _, number = name.partition("/")
        if kind != "claim":
            continue
        row = kept[int(number)]
        rows.append(row | _claim_fields(fields, keys))
        mentions = spans.mentions_of(fields["spans"])
        if mentions:
            revision_id, text = revisions[fields["revision"]]
            placed += spans.rows(text, row["id"], revision_id, mentions)
        quotes = [each["quote"] for each in fields["spans"]]
        words.append((row["id"], search.words_of(fields["statement"], quotes)))
    # A claim may refer to one with a higher number.
    rows.sort(key=lambda row: int(row["id"]))
    insert(target, schema.claim, rows)
    latest = {row["claim_id"]: row["revision_id"] for row in placed}
    ids = [row["id"] for row in rows]
    old = [
        row
        for row in rows_of(connection, schema.span.c.claim_id, ids)
        if row["claim_id"] in latest and row["revision_id"] < latest[row["claim_id"]]
    ]
    insert(target, schema.span, [*old, *placed])
    known = {key for key, _ in revisions.values()}
    outcomes = rows_of(connection, schema.claim_outcome.c.claim_id, ids)
    insert(
        target,
        schema.claim_outcome,
        [row for row in outcomes if row["revision_id"] in known],
    )
    if words:
        search.index(target, words)


def _claim_fields(fields: Record, keys: Keys) -> Record:
    """Return the columns of a claim that its entry in the ledger tells."""
    return {
        each.column: each.shape.replay(fields.get(each.name), keys)
        for each in CLAIM_COLUMNS
        if each.shape.replay is not None
    }
