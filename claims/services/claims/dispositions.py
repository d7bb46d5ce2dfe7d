"""Stretches of text that a named person marked as nothing to check."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, NotFoundError
from claims.records import Disposition, Span
from claims.services.core import ledger, spans
from claims.services.core.append_only import append_entry, fields
from claims.services.core.checkers import checker_id
from claims.services.core.lookup import ArticleName, lock_article
from claims.services.core.noun_rows import read
from claims.services.core.revisions import latest_revision


def add_disposition(
    connection: Connection,
    article: ArticleName,
    part: spans.Part,
    *,
    reason: str | None,
    by: str,
) -> Disposition:
    """Mark a stretch of the latest revision as nothing to check.

    Raises ``ConflictError`` when part of it is marked already.
    """
    lock_article(connection, article)
    revision_id, revision = latest_revision(connection, article)
    spans.check(revision.text, [[part]])
    start, end = part
    for known in list_dispositions(connection, article):
        if known.span.start < end and start < known.span.end:
            raise ConflictError(
                f"{known.span.start}:{known.span.end} is marked already, by"
                f" {known.checker}; take it back with:"
                f" claims nothing-here {article.slug} --undo {known.number}"
            )
    table = schema.article
    connection.execute(
        sa.update(table)
        .where(table.c.id == article.id)
        .values(last_disposition=table.c.last_disposition + 1)
    )
    append_entry(
        connection,
        schema.disposition,
        article,
        {
            "revision_id": revision_id,
            "start_char": start,
            "end_char": end,
            "quote": revision.text[start:end],
            "reason": reason,
        },
        by=by,
        what="nothing here",
    )
    return _read(connection, article)[-1]


def withdraw_disposition(
    connection: Connection, article: ArticleName, number: int, *, by: str
) -> Disposition:
    """Take back a disposition of the latest revision; its row stays, with who did."""
    lock_article(connection, article)
    table = schema.disposition
    found = [each for each in _read(connection, article) if each.number == number]
    if not found:
        raise NotFoundError(
            "marked stretch",
            f"{number} in {article.slug}",
            f"claims nothing-here {article.slug} lists them",
        )
    this = sa.and_(table.c.article_id == article.id, table.c.number == number)
    before = fields(connection, table, this)
    connection.execute(
        sa.update(table).where(this).values(withdrawn_by_id=checker_id(connection, by))
    )
    ledger.record(
        connection,
        article.stream,
        who=by,
        what="undo nothing here",
        subject=article.stream,
        before=before,
        after=fields(connection, table, this),
    )
    return found[0]


def list_dispositions(
    connection: Connection, article: ArticleName
) -> list[Disposition]:
    """Return the dispositions in force on the latest revision, in text order."""
    return sorted(_read(connection, article), key=lambda each: each.span.start)


def _read(connection: Connection, article: ArticleName) -> list[Disposition]:
    """Return the dispositions in force on the latest revision, oldest first."""
    revision_id, _ = latest_revision(connection, article)
    table = schema.disposition.c
    return read(
        connection,
        schema.disposition,
        _disposition,
        table.revision_id == revision_id,
        table.withdrawn_by_id.is_(None),
    )


def _disposition(
    *,
    number: int,
    start_char: int,
    end_char: int,
    quote: str,
    reason: str | None,
    checker: str,
    recorded_at: datetime,
    carried_from: int | None,
) -> Disposition:
    span = Span(start_char, end_char, quote)
    return Disposition(number, span, reason, checker, recorded_at, carried_from)
