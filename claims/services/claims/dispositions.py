"""Stretches of text that a named person marked as nothing to check."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, NotFoundError
from claims.records import Disposition, Span
from claims.services.core import ledger, spans
from claims.services.core.checkers import checker_id
from claims.services.core.lookup import ArticleName, lock_article
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
    number = connection.execute(
        sa.update(table)
        .where(table.c.id == article.id)
        .values(last_disposition=table.c.last_disposition + 1)
        .returning(table.c.last_disposition)
    ).scalar_one()
    connection.execute(
        sa.insert(schema.disposition),
        {
            "article_id": article.id,
            "number": number,
            "revision_id": revision_id,
            "start_char": start,
            "end_char": end,
            "quote": revision.text[start:end],
            "reason": reason,
            "checker_id": checker_id(connection, by),
        },
    )
    made = _get(connection, article, number)
    ledger.record(
        connection,
        article.slug,
        who=by,
        what="nothing here",
        subject=article.slug,
        after={f"disposition/{number}": fields(made)},
    )
    return made


def withdraw_disposition(
    connection: Connection, article: ArticleName, number: int, *, by: str
) -> Disposition:
    """Take back a disposition of the latest revision; its row stays, with who did."""
    lock_article(connection, article)
    known = _get(connection, article, number)
    table = schema.disposition
    connection.execute(
        sa.update(table)
        .where(table.c.article_id == article.id, table.c.number == number)
        .values(withdrawn_by_id=checker_id(connection, by))
    )
    ledger.record(
        connection,
        article.slug,
        who=by,
        what="undo nothing here",
        subject=article.slug,
        before={f"disposition/{number}": fields(known)},
        after={f"disposition/{number}": {**fields(known), "withdrawn_by": by.strip()}},
    )
    return known


def list_dispositions(
    connection: Connection, article: ArticleName
) -> list[Disposition]:
    """Return the dispositions in force on the latest revision, in text order."""
    revision_id, _ = latest_revision(connection, article)
    table = schema.disposition
    rows = connection.execute(
        _columns()
        .where(table.c.revision_id == revision_id, table.c.withdrawn_by_id.is_(None))
        .order_by(table.c.start_char)
    )
    return [_disposition(row) for row in rows]


def fields(made: Disposition) -> dict[str, object]:
    """Return a disposition as the ledger keeps it."""
    return {
        "start": made.span.start,
        "end": made.span.end,
        "quote": made.span.quote,
        "reason": made.reason,
        "checker": made.checker,
        "withdrawn_by": None,
        "carried_from": made.carried_from,
        "recorded_at": made.recorded_at,
    }


def _get(connection: Connection, article: ArticleName, number: int) -> Disposition:
    table = schema.disposition
    revision_id, _ = latest_revision(connection, article)
    row = connection.execute(
        _columns().where(
            table.c.revision_id == revision_id,
            table.c.number == number,
            table.c.withdrawn_by_id.is_(None),
        )
    ).one_or_none()
    if row is None:
        raise NotFoundError(
            "marked stretch",
            f"{number} in {article.slug}",
            f"claims nothing-here {article.slug} lists them",
        )
    return _disposition(row)


def _columns() -> sa.Select[int, int, int, str, str | None, str, datetime, int | None]:
    table = schema.disposition
    first = table.alias("first")
    columns = sa.select(
        table.c.number,
        table.c.start_char,
        table.c.end_char,
        table.c.quote,
        table.c.reason,
        schema.checker.c.name.label("checker"),
        table.c.recorded_at,
        first.c.number.label("carried_from"),
    )
    return (
        columns.select_from(table)
        .join(schema.checker, schema.checker.c.id == table.c.checker_id)
        .outerjoin(first, first.c.id == table.c.carried_from_id)
    )


def _disposition(
    row: sa.Row[int, int, int, str, str | None, str, datetime, int | None],
) -> Disposition:
    number, start, end, quote, reason, checker, recorded_at, carried_from = row
    return Disposition(
        number=number,
        span=Span(start, end, quote),
        reason=reason,
        checker=checker,
        recorded_at=recorded_at,
        carried_from=carried_from,
    )
