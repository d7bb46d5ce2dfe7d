"""Which verdicts are in force, as SQL, and which of them are past their day."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Stale
from claims.services.core.checkers import shown_name
from claims.services.core.claim_filter import not_withdrawn
from claims.services.core.lookup import ArticleName
from claims.vocabulary import CLOSED, Status


def in_force() -> sa.ColumnElement[bool]:
    """Return the condition that a verdict is the last of its claim.

    A blind second opinion never is, and one that withdraws leaves none. Whether the
    words changed under it is the claim's status to say.
    """
    verdict, later = schema.verdict.c, schema.verdict.alias("later")
    superseded = sa.exists().where(
        later.c.claim_id == verdict.claim_id,
        later.c.number > verdict.number,
        later.c.recheck_id.is_(None),
    )
    return sa.and_(
        verdict.recheck_id.is_(None), verdict.withdraws.is_(False), ~superseded
    )


def list_stale(
    connection: Connection, on: date, article: ArticleName | None = None
) -> list[Stale]:
    """Return the verdicts in force whose day to look again is before ``on``."""
    verdict, claim = schema.verdict.c, schema.claim.c
    query = (
        sa.select(
            schema.article.c.slug,
            claim.number,
            verdict.recheck_by,
            verdict.holds_on,
            claim.status,
            schema.rating.c.label,
            verdict.conclusion,
            shown_name(schema.checker).label("name"),
            verdict.recorded_at,
            claim.statement,
        )
        .select_from(schema.verdict)
        .join(schema.claim, claim.id == verdict.claim_id)
        .join(schema.article, schema.article.c.id == claim.article_id)
        .join(schema.rating, schema.rating.c.id == verdict.rating_id)
        .join(schema.checker, schema.checker.c.id == verdict.checker_id)
        .where(verdict.recheck_by < on, in_force())
        .where(claim.status.not_in([*CLOSED, Status.SUSPENDED]))
        .order_by(verdict.recheck_by, claim.id)
    )
    if article is None:
        query = query.where(not_withdrawn())
    else:
        query = query.where(claim.article_id == article.id)
    return [
        Stale(
            claim=f"{row.slug}/{row.number}",
            recheck_by=row.recheck_by,
            holds_on=row.holds_on,
            status=row.status,
            rating=row.label,
            conclusion=row.conclusion,
            checker=row.name,
            recorded_at=row.recorded_at,
            statement=row.statement,
        )
        for row in connection.execute(query)
    ]
