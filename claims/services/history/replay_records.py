"""What was said of the claims and the text: rows that nobody rewrites, copied."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.schema.nouns import field_name, noun_of
from claims.services.core.append_only import nouns, record_name, within
from claims.services.core.lookup import ArticleName
from claims.services.core.noun_rows import rows
from claims.services.history.row_copy import Record, copy, insert, rows_where, until


def copy_said(
    connection: Connection,
    target: Connection,
    article: ArticleName,
    told: Mapping[str, Record],
    people: Mapping[Any, int],
    instant: datetime | None,
) -> None:
    """Copy what was said of the claims and the text: rows that nobody rewrites."""
    for table in nouns("claim", "article"):
        was_there = sa.and_(within(table, article), until(table, instant))
        kept = rows_where(connection, table, was_there)
        if noun_of(table).later:
            named = rows(connection, table, was_there)
            for row, name in zip(kept, named, strict=True):
                row |= _later(table, told[record_name(table, name)], people)
        insert(target, table, kept)
    verdict, link = schema.verdict, schema.verdict_evidence
    verdicts = sa.select(verdict.c.id).where(
        within(verdict, article), until(verdict, instant)
    )
    copy(connection, target, link, link.c.verdict_id.in_(verdicts))


def _later(table: sa.Table, fields: Record, people: Mapping[Any, int]) -> Record:
    """Return what the ledger tells of the columns that a later change fills."""
    found = {}
    for name in noun_of(table).later:
        value = fields[field_name(table.c[name])]
        found[name] = people.get(value) if table.c[name].foreign_keys else value
    return found
