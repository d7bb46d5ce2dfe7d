"""Taking back an ingest that was wrong: hidden, not deleted."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services.articles.article_list import article_fields, get_article
from claims.services.core import ledger
from claims.services.core.checkers import checker_id
from claims.services.core.lookup import ArticleName, lock_article


def withdraw_article(
    connection: Connection, name: ArticleName, *, because: str, by: str
) -> None:
    """Hide an article and its claims from the lists. Refused the second time."""
    lock_article(connection, name)
    if not because.strip():
        raise UsageError(f"why is {name.slug} withdrawn? pass --because TEXT")
    known = get_article(connection, name)
    if known.withdrawn_by is not None:
        raise ConflictError(
            f"{name.slug} is withdrawn already, by {known.withdrawn_by}:"
            f" {known.withdrawn_because}; claims withdraw {name.slug} --undo brings it"
            " back"
        )
    who = checker_id(connection, by)
    _change(connection, name, because, who, by=by, what="withdraw")


def restore_article(connection: Connection, name: ArticleName, *, by: str) -> None:
    """Bring a withdrawn article back as it was."""
    lock_article(connection, name)
    if get_article(connection, name).withdrawn_by is None:
        raise ConflictError(f"{name.slug} is not withdrawn")
    checker_id(connection, by)
    _change(connection, name, None, None, by=by, what="undo withdraw")


def _change(
    connection: Connection,
    name: ArticleName,
    because: str | None,
    who: int | None,
    *,
    by: str,
    what: str,
) -> None:
    before = article_fields(get_article(connection, name))
    table = schema.article
    connection.execute(
        sa.update(table)
        .where(table.c.id == name.id)
        .values(withdrawn_because=because, withdrawn_by_id=who)
    )
    ledger.record(
        connection,
        name.stream,
        who=by,
        what=what,
        subject=name.stream,
        before={"article": before},
        after={"article": article_fields(get_article(connection, name))},
    )
