"""Finding claims: the query that a checker lives in."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Claim
from claims.services.core import spans
from claims.services.core.claim_filter import (
    Filter,
    Sort,
    conditions,
    default_order,
    order_by,
    parameters,
    tables,
)
from claims.services.core.extraction_runs import engine_label
from claims.vocabulary import Conclusion, Kind, Status

if TYPE_CHECKING:
    from claims.services.core.lookup import ClaimName

_KINDS = {each.value: each for each in Kind}
_STATUSES = {each.value: each for each in Status}
_CONCLUSIONS = {each.value: each for each in Conclusion}


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


def speakers_like(connection: Connection, text: str, limit: int = 5) -> list[str]:
    """Return some speakers whose name contains ``text``, letter case aside.

    The query steps from each name to the next in the index, however many claims each
    has: ``DISTINCT`` would read every claim of the desk for a slip of the pen.
    """
    speaker = schema.claim.c.speaker
    names = sa.select(sa.func.min(speaker).label("name")).cte("names", recursive=True)
    after = sa.select(sa.func.min(speaker)).where(speaker > names.c.name)
    names = names.union_all(
        sa.select(after.scalar_subquery()).where(names.c.name.is_not(None))
    )
    query = (
        sa.select(names.c.name)
        .where(names.c.name.icontains(text, autoescape=True))
        .order_by(names.c.name)
        .limit(limit)
    )
    return [name for name in connection.scalars(query) if name is not None]


def _rows(
    connection: Connection,
    query: sa.Select[*tuple[Any, ...]],
    values: Mapping[str, Any],
) -> Sequence[Sequence[Any]]:
    """Return the driver's rows: ``_claim`` converts what needs it, in less time."""
    with connection.execute(query, values) as result:
        assert result.cursor is not None
        return result.cursor.fetchall()


@lru_cache(maxsize=64)
def _claims(
    names: tuple[str, ...], order: Sort, limited: bool, engine: str
) -> sa.Select[*tuple[Any, ...]]:
    """Return the statement for these filters; built once for each combination."""
    claim, article = schema.claim.c, schema.article.c
    holder = schema.checker.alias("holder")
    joined = (
        tables(names)
        .join(schema.article, article.id == claim.article_id)
        .outerjoin(schema.checker, schema.checker.c.id == claim.checker_id)
        .outerjoin(holder, holder.c.id == claim.holder_id)
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
        claim.status,
        claim.rating,
        claim.conclusion,
        schema.checker.c.name.label("checker"),
        schema.extraction_run.c.engine,
        schema.extraction_run.c.engine_version,
        schema.extraction_run.c.model,
        holder.c.name.label("holder"),
        claim.due_on,
        claim.criticises,
        claim.outcome,
        # As text: one driver would parse JSON, the other not.
        sa.cast(claim.flags, sa.String),
        sa.cast(claim.missing, sa.String),
        sa.cast(claim.reasons, sa.String),
        sa.cast(claim.extra, sa.String),
    ).select_from(joined)
    query = query.where(*conditions(names, engine)).order_by(*order_by(names, order))
    return query.limit(sa.bindparam("at_most")) if limited else query


def _claims_of(
    connection: Connection, rows: Sequence[Sequence[Any]], hidden: frozenset[int]
) -> list[Claim]:
    """Return the rows of ``_claims`` as records with their spans, the hidden blank."""
    placed = spans.read(connection, [row[0] for row in rows])
    parsed = zip(
        rows,
        _parsed(row[-4] for row in rows),
        _parsed(row[-3] for row in rows),
        _parsed(row[-2] for row in rows),
        _parsed(row[-1] for row in rows),
        strict=True,
    )
    claims = [
        _claim(row, flags, lacks, reasons, extra, placed.get(row[0]))
        for row, flags, lacks, reasons, extra in parsed
    ]
    if not hidden:
        return claims
    from claims.services.core.blind_checks import blank_claim

    return [
        blank_claim(claim) if row[0] in hidden else claim
        for row, claim in zip(rows, claims, strict=True)
    ]


def _parsed(texts: Iterable[str]) -> list[Any]:
    """Return what JSON texts say, parsed as one: each alone costs four times that."""
    parsed: list[Any] = json.loads(f"[{','.join(texts)}]")
    return parsed


def _claim(
    row: Sequence[Any],
    flags: list[str],
    missing: list[str],
    reasons: list[str],
    extra: dict[str, Any],
    placed: spans.Placed | None,
) -> Claim:
    (
        _,
        slug,
        number,
        last_revision,
        statement,
        kind,
        speaker,
        check_worthiness,
        status,
        rating,
        conclusion,
        checker,
        engine,
        engine_version,
        model,
        holder,
        due_on,
        criticises,
        outcome,
        *_,
    ) = row
    mentions = placed.mentions if placed else ((),)
    return Claim(
        id=f"{slug}/{number}",
        article=slug,
        revision=placed.revision if placed else last_revision,
        statement=statement,
        kind=_KINDS[kind],
        speaker=speaker,
        check_worthiness=check_worthiness,
        reasons=tuple(reasons),
        status=_STATUSES[status],
        rating=rating,
        conclusion=_CONCLUSIONS[conclusion] if conclusion else None,
        checker=checker,
        spans=mentions[0],
        mentions=mentions[1:],
        engine=engine_label(engine, engine_version, model),
        extra=extra,
        holder=holder,
        # SQLite's driver gives a date as text.
        due_on=date.fromisoformat(due_on) if isinstance(due_on, str) else due_on,
        missing=tuple(missing),
        criticises=criticises,
        outcome=outcome,
        flags=tuple(flags),
    )
