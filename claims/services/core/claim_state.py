"""What a claim's records say, for the ledger."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core import spans
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.claim_columns import CLAIM_COLUMNS, joined
from claims.services.core.lookup import ArticleName

Fields = dict[str, Any]


def claim_states(
    connection: Connection,
    article: ArticleName,
    claim_ids: Iterable[int] | None = None,
    placed: Mapping[int, spans.Placed] | None = None,
) -> dict[str, Fields]:
    """Return the fields of claims of an article by record name, ``claim/12``.

    People, runs and other claims are named, not numbered by key, so that the ledger
    reads alone. ``None`` means every claim of the article. ``placed`` saves reading
    where they stand.
    """
    values = {"article": article.id}
    if claim_ids is None:
        rows = connection.execute(_of_article(), values).all()
    else:
        rows = [*read_rows(connection, _of_claims(), claim_ids, **values)]
    if placed is None:
        placed = spans.read(connection, [row.id for row in rows])
    states = {}
    for key, number, *fields in rows:
        place = placed.get(key)
        states[f"claim/{number}"] = {
            **dict(zip(_NAMES, fields, strict=True)),
            "revision": place.revision if place else None,
            "spans": spans.span_fields(place.mentions) if place else [],
        }
    return states


_NAMES = [each.name for each in CLAIM_COLUMNS]


@cache
def _select() -> sa.Select[*tuple[Any, ...]]:
    """Return the statement of ``claim_states``, built once for its many aliases."""
    claim = schema.claim
    source, columns = joined(claim, CLAIM_COLUMNS)
    # How it was first proposed is told too, which its column does not say.
    columns[_NAMES.index("outcome")] = _outcome().label("outcome")
    query = sa.select(claim.c.id, claim.c.number, *columns).select_from(source)
    return query.order_by(claim.c.number)


@cache
def _of_article() -> sa.Select[*tuple[Any, ...]]:
    return _select().where(schema.claim.c.article_id == sa.bindparam("article"))


@cache
def _of_claims() -> sa.Select[*tuple[Any, ...]]:
    return _of_article().where(schema.claim.c.id.in_(KEYS))


def _outcome() -> sa.ScalarSelect[Any]:
    """Return how a claim fared on the latest revision that says so."""
    table = schema.claim_outcome.c
    return (
        sa.select(table.outcome)
        .where(table.claim_id == schema.claim.c.id)
        .order_by(table.revision_id.desc())
        .limit(1)
        .scalar_subquery()
    )
