"""What was said of the claims and the text: rows that nobody rewrites, copied."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.schema.nouns import field_name, noun_of
from claims.services.core import noun_rows
from claims.services.core.append_only import nouns, record_name
from claims.services.core.lookup import ArticleName
from claims.services.history.row_copy import Record, insert, rows_of, rows_of_article


def copy_said(
    connection: Connection,
    target: Connection,
    article: ArticleName,
    told: Mapping[str, Record],
    people: Mapping[Any, int],
    instant: datetime | None,
) -> None:
    """Copy what was said of the claims and the text: rows that nobody rewrites."""
    verdicts: list[int] = []
    for table in nouns("claim", "article"):
        kept = rows_of_article(connection, table, article.id, instant)
        if kept and noun_of(table).later:
            named = noun_rows.rows_of_article(connection, table, article.id, instant)
            for row, name in zip(kept, named, strict=True):
                row |= _later(table, told[record_name(table, name)], people)
        insert(target, table, kept)
        if table is schema.verdict:
            verdicts = [row["id"] for row in kept]
    cited = schema.verdict_evidence
    insert(target, cited, [*rows_of(connection, cited.c.verdict_id, verdicts)])


def _later(table: sa.Table, fields: Record, people: Mapping[Any, int]) -> Record:
    """Return what the ledger tells of the columns that a later change fills."""
    found = {}
    for name in noun_of(table).later:
        value = fields[field_name(table.c[name])]
        found[name] = people.get(value) if table.c[name].foreign_keys else value
    return found
