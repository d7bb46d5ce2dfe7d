"""Storing where the claims stand on the next text, and how they fared on it."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.document import Document
from claims.extraction.worth.score import worth
from claims.records.brackets import bracket_fields
from claims.services.articles.proposals import Extraction
from claims.services.core import search, spans, status
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.claim_values import by_place, inside
from claims.services.core.lookup import ArticleName
from claims.services.revisions.claim_carry import Carriage
from claims.vocabulary import KEEPS, SET_BY_HAND


def store_claims(
    connection: Connection,
    article: ArticleName,
    document: Document,
    extraction: Extraction,
    revision_id: int,
    carried: Sequence[Carriage],
) -> None:
    """Store where the claims stand now and how they fared, and what follows from it."""
    revisions = {
        row.number: row.id
        for row in connection.execute(
            sa.select(schema.revision.c.number, schema.revision.c.id).where(
                schema.revision.c.article_id == article.id
            )
        )
    }
    if not carried:
        return
    rows = [
        row
        for each in carried
        for row in spans.rows(document.text, each.claim_id, revision_id, each.mentions)
    ]
    if rows:
        connection.execute(sa.insert(schema.span), rows)
    connection.execute(
        sa.insert(schema.claim_outcome),
        [
            {
                "claim_id": each.claim_id,
                "revision_id": revision_id,
                "outcome": each.fared.outcome,
                "from_revision_id": revisions[each.fared.from_revision],
                "spans": each.fared.spans,
                "mentions": each.fared.mentions,
                "looks": each.fared.looks,
                "statement": each.fared.statement,
            }
            for each in carried
        ],
    )
    revision = next(number for number in revisions if revisions[number] == revision_id)
    _update_claims(connection, document.text, revision, extraction, carried)
    status.refresh(connection, [each.claim_id for each in carried])


_FIELDS = (
    "statement",
    "extra",
    "looked_by_id",
    "wording",
    "check_worthiness",
    "reasons",
    "brackets",
)
"""What of a claim follows from the words that it has on a text."""


def _update_claims(
    connection: Connection,
    text: str,
    revision: int,
    extraction: Extraction,
    carried: Sequence[Carriage],
) -> None:
    """Give the claims the figures, statements and search words of their places now."""
    claim, values = schema.claim.c, by_place(extraction.values)
    query = sa.select(
        claim.id, claim.kind, claim.speaker, *(claim[name] for name in _FIELDS)
    )
    rows = read_rows(
        connection, query.where(claim.id.in_(KEYS)), [each.claim_id for each in carried]
    )
    stored = {row.id: row for row in rows}
    bracketed = {each.statement: each.brackets for each in extraction.claims}
    changed, words = [], []
    for each in carried:
        row = stored[each.claim_id]
        was = {name: getattr(row, name) for name in _FIELDS}
        now = {**was, "wording": each.wording}
        if each.fared.statement is not None:
            now["statement"] = each.fared.statement
        if each.mentions:
            rest = {name: was["extra"][name] for name in was["extra"]}
            rest.pop("values", None)
            now["extra"] = {**rest, **inside(values, text, each.mentions)}
            quotes = [
                text[start:end] for parts in each.mentions for start, end in parts
            ]
            words.append((row.id, search.words_of(now["statement"], quotes)))
        if each.fared.outcome not in KEEPS:
            # Nobody has looked at the words that it has now.
            now["looked_by_id"] = None
        says = _says(now)
        if says in bracketed and says not in was["brackets"]:
            kept = bracket_fields(says, bracketed[says], revision)
            now["brackets"] = {**was["brackets"], **kept}
        if says != _says(was) and row.reasons != [SET_BY_HAND]:
            figure, reasons = worth(says, row.kind, speaker=row.speaker)
            now |= {"check_worthiness": figure, "reasons": list(reasons)}
        if now != was:
            changed.append({"key": row.id, **now})
    if changed:
        connection.execute(
            sa.update(schema.claim)
            .where(claim.id == sa.bindparam("key"))
            .values({name: sa.bindparam(name) for name in _FIELDS}),
            changed,
        )
    search.reindex(connection, words)


def _says(fields: Mapping[str, Any]) -> str:
    """Return what a claim says, in the wording of the text where it has another."""
    wording = fields["wording"]
    says: str = wording["text_says"] if wording else fields["statement"]
    return says
