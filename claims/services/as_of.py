"""What was known at an instant: the desk as it was then, to be asked as ever."""

from collections.abc import Sequence
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

    With ``article``, with this one alone. What a second check hides today stays hidden.
    Raises ``NotFoundError`` when the article, or
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
        articles = [article]
    else:
        table = schema.article.c
        rows = connection.execute(sa.select(table.id, table.slug).order_by(table.id))
        articles = [ArticleName(*row) for row in rows.all()]
        for each in articles:
            replay_article(connection, target, each, instant)
    _keep_blind(connection, target, articles)


def _keep_blind(
    connection: Connection, target: Connection, articles: Sequence[ArticleName]
) -> None:
    """Add the second checks that are open by now, whose verdicts stay hidden.

    Who was drawn may have come to the desk later than ``target`` knows.
    """
    recheck, checker, claim = schema.recheck, schema.checker, schema.claim.c
    known = set(target.scalars(sa.select(recheck.c.id)))
    wanted = (
        sa.select(recheck)
        .join(schema.claim, claim.id == recheck.c.claim_id)
        .where(recheck.c.is_open, claim.article_id.in_([each.id for each in articles]))
    )
    opened = [dict(row._mapping) for row in connection.execute(wanted)]
    opened = [row for row in opened if row["id"] not in known]
    people = set(target.scalars(sa.select(checker.c.id)))
    drawn = {row["checker_id"] for row in opened} - people
    newer = sa.select(checker).where(checker.c.id.in_(sorted(drawn)))
    for table, rows in (
        (checker, [dict(row._mapping) for row in connection.execute(newer)]),
        (recheck, opened),
    ):
        if rows:
            target.execute(sa.insert(table), rows)
