"""Counts: how far the checking has come."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.blind_checks import NOTHING, shown, shown_status
from claims.services.core.checkers import shown_name
from claims.services.core.claim_filter import not_withdrawn
from claims.services.core.lookup import ArticleName
from claims.vocabulary import CLOSED


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims there are of one sort."""

    group: str
    """What is counted by: status, conclusion, rating, kind or checker."""
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

    Dropped claims count under their status and nowhere else, ``hidden`` ones as
    unverified. Those of withdrawn articles do not count, unless ``withdrawn`` says so
    or the article is named.
    """
    claim = schema.claim.c
    groups: dict[str, sa.ColumnElement[Any]] = {
        "status": sa.cast(shown_status(hidden), sa.String),
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
        if article is not None:
            query = query.where(claim.article_id == article.id)
        elif not withdrawn:
            query = query.where(not_withdrawn())
        found += [
            Count(group, value, number)
            for value, number in connection.execute(query)
            if value is not None
        ]
    return found
