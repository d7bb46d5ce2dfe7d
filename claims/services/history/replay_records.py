"""What was said of the claims and the text: rows that nobody rewrites, copied."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.lookup import ArticleName
from claims.services.history.row_copy import Record, copy, insert, rows_where


def copy_said(
    connection: Connection,
    target: Connection,
    article: ArticleName,
    told: Mapping[str, Record],
    people: Mapping[Any, int],
    instant: datetime,
) -> None:
    """Copy what was said of the claims and the text: rows that nobody rewrites."""
    claims = sa.select(schema.claim.c.id).where(schema.claim.c.article_id == article.id)
    of_claims: tuple[Any, ...] = (
        schema.evidence,
        schema.recheck,
        schema.verdict,
        schema.reaffirmation,
        schema.assignment,
        schema.resolution,
        schema.approach,
    )
    for table in of_claims:
        rows = rows_where(
            connection,
            table,
            sa.and_(table.c.claim_id.in_(claims), table.c.recorded_at <= instant),
        )
        if table is schema.recheck:
            names = _names(connection, article)
            for row in rows:
                record = f"recheck/{names[row['claim_id']]}/{row['number']}"
                row["cancelled_by_id"] = people.get(told[record]["cancelled_by"])
                row["is_open"] = told[record]["open"]
        insert(target, table, rows)
    verdicts = sa.select(schema.verdict.c.id).where(
        schema.verdict.c.claim_id.in_(claims), schema.verdict.c.recorded_at <= instant
    )
    link = schema.verdict_evidence
    copy(connection, target, link, link.c.verdict_id.in_(verdicts))
    of_article: tuple[Any, ...] = (schema.correction, schema.sign_off)
    for table in of_article:
        copy(
            connection,
            target,
            table,
            sa.and_(table.c.article_id == article.id, table.c.recorded_at <= instant),
        )
    marked = schema.disposition
    rows = rows_where(
        connection,
        marked,
        sa.and_(marked.c.article_id == article.id, marked.c.recorded_at <= instant),
    )
    for row in rows:
        taker = told[f"disposition/{row['number']}"]["withdrawn_by"]
        row["withdrawn_by_id"] = people.get(taker)
    insert(target, marked, rows)


def _names(connection: Connection, article: ArticleName) -> dict[int, int]:
    table = schema.claim.c
    rows = connection.execute(
        sa.select(table.id, table.number).where(table.article_id == article.id)
    )
    return {row.id: row.number for row in rows}
