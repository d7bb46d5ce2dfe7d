"""Counts: how far the checking has come."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.blind_checks import NOTHING, is_among, shown, shown_status
from claims.services.core.checkers import shown_name
from claims.services.core.claim_filter import not_withdrawn
from claims.services.core.lookup import ArticleName
from claims.services.core.verdicts_in_force import in_force
from claims.vocabulary import CLOSED

ROWS = "row status"
DETAILS = "detail status"


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims there are of one sort."""

    group: str
    """What is counted by: status, that of rows or of details, conclusion, and so on."""
    value: str
    claims: int


def count_all(
    connection: Connection,
    article: ArticleName | None = None,
    hidden: frozenset[int] = NOTHING,
    *,
    withdrawn: bool = False,
) -> list[Count]:
    """Return the counts of the desk, or of one article.

    Where details are folded, they and the rows have a status apart as well. Dropped
    claims count under their status and nowhere else, ``hidden`` ones as unverified.
    Those of withdrawn articles do not count, unless ``withdrawn`` says so or the
    article is named.
    """
    claim = schema.claim.c
    groups: dict[str, sa.ColumnElement[Any]] = {
        "status": sa.cast(shown_status(hidden), sa.String),
        ROWS: sa.cast(shown_status(hidden), sa.String),
        DETAILS: sa.cast(shown_status(hidden), sa.String),
        "conclusion": shown(sa.cast(claim.conclusion, sa.String), hidden),
        "rating": shown(claim.rating, hidden),
        "kind": sa.cast(claim.kind, sa.String),
        "checker": shown(shown_name(schema.checker), hidden),
    }
    found = []
    for group, column in groups.items():
        value = column.label("value")
        query = sa.select(value, sa.func.count()).group_by(value).order_by(value)
        if group == "checker":
            query = query.select_from(
                schema.claim.join(
                    schema.checker, schema.checker.c.id == claim.checker_id
                )
            )
        if group != "status":
            query = query.where(claim.status.not_in(CLOSED))
        if group in (ROWS, DETAILS):
            query = query.where(claim.is_folded == (group == DETAILS))
        if article is not None:
            query = query.where(claim.article_id == article.id)
        elif not withdrawn:
            query = query.where(not_withdrawn())
        found += [
            Count(group, value, number)
            for value, number in connection.execute(query)
            if value is not None
        ]
    along = _given_along(connection, article, hidden, withdrawn=withdrawn)
    if along:
        found.append(Count("verdict", "given with its row", along))
    if any(each.group == DETAILS for each in found):
        return found
    return [each for each in found if each.group != ROWS]


def _given_along(
    connection: Connection,
    article: ArticleName | None,
    hidden: frozenset[int],
    *,
    withdrawn: bool,
) -> int:
    """Return how many verdicts in force were given along with that on a row."""
    claim, verdict = schema.claim.c, schema.verdict.c
    query = (
        sa.select(sa.func.count())
        .select_from(schema.verdict)
        .join(schema.claim, claim.id == verdict.claim_id)
        .where(
            verdict.given_with.is_not(None),
            in_force(),
            claim.status.not_in(CLOSED),
        )
    )
    if hidden:
        query = query.where(~is_among(sorted(hidden)))
    if article is not None:
        query = query.where(claim.article_id == article.id)
    elif not withdrawn:
        query = query.where(not_withdrawn())
    return connection.execute(query).scalar_one()
