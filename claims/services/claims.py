"""Finding claims: the query that a checker lives in."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Claim
from claims.services import spans
from claims.services.filters import (
    Filter,
    Sort,
    conditions,
    default_order,
    order_by,
    parameters,
    tables,
)

if TYPE_CHECKING:
    from claims.services.names import ClaimName


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
    rows = connection.execute(query, {**values, "at_most": limit}).all()
    placed = spans.read(connection, [row[0] for row in rows])
    return [_claim(row, placed.get(row[0])) for row in rows]


def count_claims(connection: Connection, wanted: Filter) -> int:
    """Return how many claims fit."""
    names, values = parameters(wanted, connection.dialect.name)
    query = sa.select(sa.func.count()).select_from(tables(names))
    query = query.where(*conditions(names, connection.dialect.name))
    return connection.execute(query, values).scalar_one()


def get_claim(connection: Connection, name: "ClaimName") -> Claim:
    """Return one claim, dropped or not."""
    query = _claims(("id",), "number", False, connection.dialect.name)
    row = connection.execute(query, {"id": name.id}).one()
    return _claim(row, spans.read(connection, [name.id]).get(name.id))


def speakers_like(connection: Connection, text: str, limit: int = 5) -> list[str]:
    """Return some speakers whose name contains ``text``, letter case aside."""
    speaker = schema.claim.c.speaker
    query = (
        sa.select(speaker)
        .distinct()
        .where(speaker.icontains(text, autoescape=True))
        .order_by(speaker)
        .limit(limit)
    )
    return [name for name in connection.scalars(query) if name is not None]


@lru_cache(maxsize=64)
def _claims(
    names: tuple[str, ...], order: Sort, limited: bool, engine: str
) -> sa.Select[*tuple[Any, ...]]:
    """Return the statement for these filters; built once for each combination."""
    claim, article = schema.claim.c, schema.article.c
    joined = (
        tables(names)
        .join(schema.article, article.id == claim.article_id)
        .outerjoin(schema.checker, schema.checker.c.id == claim.checker_id)
        .outerjoin(schema.extraction_run, schema.extraction_run.c.id == claim.run_id)
    )
    query = sa.select(
        claim.id,
        article.slug,
        claim.number,
        article.last_revision,
        claim.statement,
        claim.kind,
        claim.speaker,
        claim.check_worthiness,
        claim.reasons,
        claim.status,
        claim.rating,
        claim.conclusion,
        schema.checker.c.name.label("checker"),
        schema.extraction_run.c.engine,
        schema.extraction_run.c.engine_version,
        claim.extra,
    ).select_from(joined)
    query = query.where(*conditions(names, engine)).order_by(*order_by(names, order))
    return query.limit(sa.bindparam("at_most")) if limited else query


def _claim(row: Any, placed: spans.Placed | None) -> Claim:
    (
        _,
        slug,
        number,
        last_revision,
        statement,
        kind,
        speaker,
        check_worthiness,
        reasons,
        status,
        rating,
        conclusion,
        checker,
        engine,
        engine_version,
        extra,
    ) = row
    mentions = placed.mentions if placed else ((),)
    return Claim(
        id=f"{slug}/{number}",
        article=slug,
        revision=placed.revision if placed else last_revision,
        statement=statement,
        kind=kind,
        speaker=speaker,
        check_worthiness=check_worthiness,
        reasons=tuple(reasons),
        status=status,
        rating=rating,
        conclusion=conclusion,
        checker=checker,
        spans=mentions[0],
        mentions=mentions[1:],
        engine=f"{engine} {engine_version}" if engine else None,
        extra=extra,
    )
