"""Storing where the claims stand on the next text, and how they fared on it."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.document import Document
from claims.services.articles.proposals import Extraction
from claims.services.core import search, spans, status
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.claim_values import by_place, inside
from claims.services.core.lookup import ArticleName
from claims.services.revisions.claim_carry import Carriage
from claims.vocabulary import KEEPS


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
    _update_claims(connection, document.text, extraction, carried)
    status.refresh(connection, [each.claim_id for each in carried])


def _update_claims(
    connection: Connection,
    text: str,
    extraction: Extraction,
    carried: Sequence[Carriage],
) -> None:
    """Give the claims the figures, statements and search words of their places now."""
    claim, values = schema.claim.c, by_place(extraction.values)
    query = sa.select(
        claim.id, claim.statement, claim.extra, claim.looked_by_id, claim.wording
    )
    rows = read_rows(
        connection, query.where(claim.id.in_(KEYS)), [each.claim_id for each in carried]
    )
    stored = {key: rest for key, *rest in rows}
    changed, words = [], []
    for each in carried:
        statement, extra, looked_by, _ = was = stored[each.claim_id]
        if each.fared.statement is not None:
            statement = each.fared.statement
        if each.mentions:
            rest = {name: extra[name] for name in extra if name != "values"}
            extra = {**rest, **inside(values, text, each.mentions)}
            quotes = [
                text[start:end] for parts in each.mentions for start, end in parts
            ]
            words.append((each.claim_id, search.words_of(statement, quotes)))
        if each.fared.outcome not in KEEPS:
            # Nobody has looked at the words that it has now.
            looked_by = None
        if [statement, extra, looked_by, each.wording] != was:
            changed.append(
                {
                    "key": each.claim_id,
                    "statement": statement,
                    "extra": extra,
                    "looked_by_id": looked_by,
                    "wording": each.wording,
                }
            )
    if changed:
        columns = ("statement", "extra", "looked_by_id", "wording")
        connection.execute(
            sa.update(schema.claim)
            .where(claim.id == sa.bindparam("key"))
            .values({name: sa.bindparam(name) for name in columns}),
            changed,
        )
    search.reindex(connection, words)
