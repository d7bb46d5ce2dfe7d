"""What was known at an instant: the desk as it was then, to be asked as ever."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import NotFoundError
from claims.services import ledger
from claims.services.names import ArticleName
from claims.services.replay import empty_desk, replay_article, replay_desk


def rebuild(
    connection: Connection,
    target: Connection,
    instant: datetime,
    article: ArticleName | None = None,
) -> None:
    """Fill the empty database ``target`` with the desk as it was at ``instant``.

    With ``article``, with this one alone. Raises ``NotFoundError`` when the article, or
    the desk, was not there yet.
    """
    entry = schema.ledger_entry.c
    began = connection.scalar(
        sa.select(sa.func.min(entry.recorded_at)).where(entry.stream == ledger.DESK)
    )
    if began is None or began > instant:
        raise NotFoundError("desk", f"at {instant}", f"it was made at {began}")
    empty_desk(target)
    replay_desk(connection, target, instant)
    if article is not None:
        if not replay_article(connection, target, article, instant):
            raise NotFoundError("article", article.slug, f"it came in after {instant}")
        return
    table = schema.article.c
    rows = connection.execute(sa.select(table.id, table.slug).order_by(table.id)).all()
    for row in rows:
        replay_article(connection, target, ArticleName(*row), instant)
