"""Own work: whose verdicts an article rests on, and who answered their own."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.checkers import checker_id, person_id
from claims.services.core.lookup import ArticleName
from claims.services.replies.resolutions import resolutions_of


def own_verdicts(connection: Connection, article: ArticleName, who: str) -> list[int]:
    """Return the numbers of the claims of an article that somebody ever ruled on."""
    claim, verdict = schema.claim.c, schema.verdict.c
    return list(
        connection.scalars(
            sa.select(claim.number)
            .distinct()
            .join(schema.verdict, verdict.claim_id == claim.id)
            .where(
                claim.article_id == article.id,
                person_id(verdict.checker_id) == checker_id(connection, who),
            )
            .order_by(claim.number)
        )
    )


def own_answers(connection: Connection, article: ArticleName) -> list[int]:
    """Return the numbers of the claims whose verdict was answered by who gave it."""
    claim = schema.claim.c
    numbers = {
        row.id: row.number
        for row in connection.execute(
            sa.select(claim.id, claim.number).where(claim.article_id == article.id)
        )
    }
    given = resolutions_of(connection, numbers)
    return sorted(
        numbers[key]
        for key, answers in given.items()
        if any(each.own and each.in_force for each in answers)
    )
