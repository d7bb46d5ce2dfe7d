"""Finding claims: the query that a checker lives in."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Claim
from claims.records.brackets import brackets_of
from claims.services.core import spans
from claims.services.core.batches import SIZE
from claims.services.core.claim_columns import IN_RECORD, joined
from claims.services.core.claim_filter import (
    Filter,
    Sort,
    conditions,
    default_order,
    order_by,
    parameters,
    tables,
)

if TYPE_CHECKING:
    from claims.services.core.lookup import ClaimName


def list_claims(
    connection: Connection,
    wanted: Filter,
    *,
    sort: Sort | None = None,
    limit: int | None = 50,
) -> list[Claim]:
    """Return the claims that fit with their spans, at most ``limit``.

    The order is the most check-worthy first; with a date or words to match it is the
    newest first, and ``sort`` asks for another.
    """
    names, values = parameters(wanted, connection.dialect.name)
    order = sort or default_order(wanted)
    query = _claims(names, order, limit is not None, connection.dialect.name)
    rows = _rows(connection, query, {**values, "at_most": limit})
    return _claims_of(connection, rows, wanted.hidden)


def count_claims(connection: Connection, wanted: Filter) -> int:
    """Return how many claims fit."""
    names, values = parameters(wanted, connection.dialect.name)
    query = sa.select(sa.func.count()).select_from(tables(names))
    query = query.where(*conditions(names, connection.dialect.name))
    return connection.execute(query, values).scalar_one()


def get_claim(
    connection: Connection, name: "ClaimName", hidden: frozenset[int] = frozenset()
) -> Claim:
    """Return one claim, dropped or not."""
    query = _claims(("id",), "number", False, connection.dialect.name)
    rows = _rows(connection, query, {"id": name.id})
    [claim] = _claims_of(connection, rows, hidden)
    return claim


def claims_of(
    connection: Connection, keys: Iterable[int], hidden: frozenset[int] = frozenset()
) -> list[Claim]:
    """Return these claims, dropped or not, in the order of their numbers.

    More of them than go with a statement are in that order by batches.
    """
    query, wanted = (
        _claims(("keys",), "number", False, connection.dialect.name),
        list(keys),
    )
    rows = [
        row
        for first in range(0, len(wanted), SIZE)
        for row in _rows(connection, query, {"keys": wanted[first : first + SIZE]})
    ]
    return _claims_of(connection, rows, hidden)


def _rows(
    connection: Connection,
    query: sa.Select[*tuple[Any, ...]],
    values: Mapping[str, Any],
) -> Sequence[Sequence[Any]]:
    """Return the driver's rows: ``_claims_of`` converts what needs it, in less time."""
    with connection.execute(query, values) as result:
        assert result.cursor is not None
        return result.cursor.fetchall()


_STATEMENT = [each.name for each in IN_RECORD].index("statement")


@lru_cache(maxsize=64)
def _claims(
    names: tuple[str, ...], order: Sort, limited: bool, engine: str
) -> sa.Select[*tuple[Any, ...]]:
    """Return the statement for these filters; built once for each combination."""
    claim, article = schema.claim.c, schema.article.c
    source, columns = joined(
        tables(names).join(schema.article, article.id == claim.article_id), IN_RECORD
    )
    query = sa.select(
        claim.id,
        article.slug,
        claim.number,
        article.last_revision,
        # JSON as text: one driver would parse it, the other not.
        *(
            sa.cast(column, sa.String) if each.shape.is_json else column
            for each, column in zip(IN_RECORD, columns, strict=True)
        ),
    ).select_from(source)
    query = query.where(*conditions(names, engine)).order_by(*order_by(names, order))
    return query.limit(sa.bindparam("at_most")) if limited else query


def _claims_of(
    connection: Connection, rows: Sequence[Sequence[Any]], hidden: frozenset[int]
) -> list[Claim]:
    """Return the rows of ``_claims`` as records with their spans, the hidden blank.

    It goes column by column: a call for each value would take longer than the query.
    """
    if not rows:
        return []
    keys, slugs, numbers, revisions, *stored = zip(*rows, strict=True)
    placed = spans.read(connection, keys)
    unplaced = [spans.Placed(latest, ((),)) for latest in revisions]
    places = [placed.get(*each) for each in zip(keys, unplaced, strict=True)]
    fields: dict[str, Iterable[Any]] = {
        "key": keys,
        "number": numbers,
        "article": slugs,
        "id": (f"{slug}/{n}" for slug, n in zip(slugs, numbers, strict=True)),
        "revision": (place.revision for place in places),
        "spans": (place.mentions[0] for place in places),
        "mentions": (place.mentions[1:] for place in places),
    }
    for each, values in zip(IN_RECORD, stored, strict=True):
        fields[each.field] = each.shape.read(values)
    fields["detail_of"] = (
        None if n is None else f"{slug}/{n}"
        for slug, n in zip(slugs, fields["detail_of"], strict=True)
    )
    fields["brackets"] = map(brackets_of, fields["brackets"], stored[_STATEMENT])
    claims = list(map(Claim, *(fields[name] for name in Claim.__slots__)))
    if not hidden:
        return claims
    from claims.services.core.blind_checks import blank_claim

    return [blank_claim(each) if each.key in hidden else each for each in claims]
