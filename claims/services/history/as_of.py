"""What was known at an instant: the desk as it was then, to be asked as ever."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import NotFoundError
from claims.services.core import ledger
from claims.services.core.lookup import ArticleName, ClaimName, article_names
from claims.services.core.view import View
from claims.services.evidence.claim_evidence import evidence_shown, list_evidence
from claims.services.history.replay import empty_desk, replay_article, replay_desk


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
        return
    rows = connection.execute(article_names().order_by(schema.article.c.id)).all()
    for row in rows:
        replay_article(connection, target, ArticleName(*row), instant)


def withhold(
    connection: Connection,
    target: Connection,
    view: View,
) -> None:
    """Take out of a rebuilt desk the evidence that ``view`` does not show today.

    What came before the verdict that is hidden would tell of it.
    """
    evidence = schema.evidence
    for key in sorted(view.hidden):
        name = ClaimName(key, 0, ArticleName(0, "", ""))
        seen = {piece.number for piece in evidence_shown(connection, name, view)}
        unseen = [
            piece.number
            for piece in list_evidence(target, name)
            if piece.number not in seen
        ]
        keys = sa.select(evidence.c.id).where(
            evidence.c.claim_id == key, evidence.c.number.in_(unseen)
        )
        cited, amended = schema.verdict_evidence, schema.amendment
        target.execute(sa.delete(cited).where(cited.c.evidence_id.in_(keys)))
        target.execute(sa.delete(amended).where(amended.c.evidence_id.in_(keys)))
        target.execute(sa.delete(evidence).where(evidence.c.id.in_(keys)))
