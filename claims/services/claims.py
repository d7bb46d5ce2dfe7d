"""Finding claims: the query that a checker lives in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Claim
from claims.services import spans
from claims.words import Kind, Status

if TYPE_CHECKING:
    from claims.services.names import ClaimName

Sort = Literal["worth", "newest", "number"]


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted; what is ``None`` does not matter."""

    article_id: int | None = None
    status: Status | None = None
    """``None`` means every claim that stands: the dropped ones are left out."""
    kind: Kind | None = None
    speaker: str | None = None
    own_voice: bool = False
    """Only what the article says in its own voice."""
    rating: str | None = None
    checker: str | None = None
    """Whose verdict is in force."""
    since: date | None = None
    """Recorded on this day (UTC) or later."""
    until: date | None = None
    """Recorded on this day (UTC) or earlier."""
    min_worth: float | None = None
    match: str | None = None


def list_claims(
    connection: Connection,
    wanted: Filter,
    *,
    sort: Sort | None = None,
    limit: int | None = 50,
    with_spans: bool = True,
) -> list[Claim]:
    """Return the claims that fit, at most ``limit``, in an order an index gives.

    The order is the most check-worthy first; with a date or words to match it is the
    newest first, and ``sort`` asks for another. Without spans it is one query.
    """
    names, values = _parameters(wanted)
    dated = wanted.since is not None or wanted.until is not None
    order = sort or ("newest" if dated or wanted.match is not None else "worth")
    query = _select(names, order, limit is not None)
    if wanted.match is not None:
        query = query.where(_matching(connection, wanted.match))
    rows = connection.execute(query, {**values, "at_most": limit}).all()
    placed = spans.read(connection, [row.id for row in rows]) if with_spans else {}
    return [_claim(row, placed.get(row.id)) for row in rows]


def count_claims(connection: Connection, wanted: Filter) -> int:
    """Return how many claims fit."""
    names, values = _parameters(wanted)
    query = sa.select(sa.func.count()).select_from(_tables(names))
    query = query.where(*_conditions(names))
    if wanted.match is not None:
        query = query.where(_matching(connection, wanted.match))
    return connection.execute(query, values).scalar_one()


def get_claim(connection: Connection, name: "ClaimName") -> Claim:
    """Return one claim, dropped or not."""
    query = _select(("id",), "number", False)
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


def _matching(connection: Connection, text: str) -> sa.ColumnElement[bool]:
    from claims.services.search import matching

    return matching(connection, text)


def _parameters(wanted: Filter) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Return which filters apply, and the values they are bound to."""
    values: dict[str, Any] = {
        "article_id": wanted.article_id,
        "status": wanted.status,
        "kind": wanted.kind,
        "speaker": wanted.speaker,
        "own_voice": True if wanted.own_voice else None,
        "rating": wanted.rating,
        "checker": wanted.checker,
        "since": _midnight(wanted.since),
        "until": _midnight(wanted.until, 1),
        "min_worth": wanted.min_worth,
        "match": wanted.match,
    }
    values = {name: value for name, value in values.items() if value is not None}
    if wanted.status is None:
        values["standing"] = Status.DROPPED
    names = tuple(values)
    for name in ("match", "own_voice"):
        values.pop(name, None)
    return names, values


def _midnight(day: date | None, add: int = 0) -> datetime | None:
    if day is None:
        return None
    return datetime.combine(day, time(), UTC) + timedelta(days=add)


def _conditions(names: Sequence[str]) -> list[sa.ColumnElement[bool]]:
    claim = schema.claim.c
    bind = sa.bindparam
    # The checker is looked up first, so that the index on the claim's column serves.
    checker = (
        sa.select(schema.checker.c.id)
        .where(schema.checker.c.name == bind("checker"))
        .scalar_subquery()
    )
    every: dict[str, sa.ColumnElement[bool]] = {
        "id": claim.id == bind("id"),
        "article_id": claim.article_id == bind("article_id"),
        "status": claim.status == bind("status"),
        "standing": claim.status != bind("standing"),
        "kind": claim.kind == bind("kind"),
        "speaker": claim.speaker == bind("speaker"),
        "own_voice": claim.speaker.is_(None),
        "rating": claim.rating == bind("rating"),
        "checker": claim.checker_id == checker,
        "since": claim.recorded_at >= bind("since"),
        "until": claim.recorded_at < bind("until"),
        "min_worth": claim.check_worthiness >= bind("min_worth"),
    }
    return [every[name] for name in names if name != "match"]


def _tables(names: Sequence[str]) -> sa.FromClause:
    if "match" not in names:
        return schema.claim
    return schema.claim_text.join(
        schema.claim, schema.claim.c.id == schema.claim_text.c.rowid
    )


@lru_cache(maxsize=64)
def _select(
    names: tuple[str, ...], order: Sort, limited: bool
) -> sa.Select[*tuple[Any, ...]]:
    """Return the statement for these filters; built once for each combination."""
    claim = schema.claim.c
    article = schema.article.c
    tables = (
        _tables(names)
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
    ).select_from(tables)
    query = query.where(*_conditions(names)).order_by(*_order(names, order))
    return query.limit(sa.bindparam("at_most")) if limited else query


def _order(names: Sequence[str], order: Sort) -> list[sa.ColumnElement[Any]]:
    claim = schema.claim.c
    if order == "worth":
        return [claim.check_worthiness.desc(), claim.id.asc()]
    if order == "number":
        return [claim.article_id.asc(), claim.number.asc()]
    if "match" in names:
        # The key of the words is the claim's: full-text search walks it backwards.
        return [schema.claim_text.c.rowid.desc()]
    return [claim.recorded_at.desc(), claim.id.desc()]


def _claim(row: Any, placed: spans.Placed | None) -> Claim:
    mentions = placed.mentions if placed else ((),)
    engine = f"{row.engine} {row.engine_version}" if row.engine else None
    return Claim(
        id=f"{row.slug}/{row.number}",
        article=row.slug,
        revision=placed.revision if placed else row.last_revision,
        statement=row.statement,
        kind=row.kind,
        speaker=row.speaker,
        check_worthiness=row.check_worthiness,
        reasons=tuple(row.reasons),
        status=row.status,
        rating=row.rating,
        conclusion=row.conclusion,
        checker=row.checker,
        spans=mentions[0],
        mentions=mentions[1:],
        engine=engine,
        extra=row.extra,
    )
