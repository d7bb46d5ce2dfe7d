"""Reading append-only records: what a row refers to stands by name, not by key.

Which rows there are says ``claims/services/core/append_only.py``.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from inspect import signature
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.schema.nouns import noun_of, own_columns, plain_name, referred
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.checkers import shown_name

Fields = dict[str, Any]
R = TypeVar("R")
_NAMES = {"snapshot": "sha256", "rating": "key"}
"""The column that names a row, where that is not its number."""


def rows(
    connection: Connection,
    table: sa.Table,
    *where: sa.ColumnElement[bool],
    **more: sa.ColumnElement[Any],
) -> list[Fields]:
    """Return rows by the names of their columns without ``_id``, oldest first.

    Each has its ``number``, the name of what it is about (``claim`` or ``article``),
    and what ``more`` asks for. ``where`` may name the claim and its article.
    """
    query = _query(_select(table), table, *where, **more)
    return [dict(row._mapping) for row in connection.execute(query)]


def ledger_rows(
    connection: Connection, table: sa.Table, *where: sa.ColumnElement[bool]
) -> list[Fields]:
    """Return the same with articles by what the ledger calls them, not by slug."""
    query = _query(_select(table, for_ledger=True), table, *where)
    return [dict(row._mapping) for row in connection.execute(query)]


def rows_of_article(
    connection: Connection,
    table: sa.Table,
    article_id: int,
    instant: datetime | None = None,
) -> list[Fields]:
    """Return the rows about an article or its claims, as ``ledger_rows`` does.

    Those recorded up to ``instant``, where there is one.
    """
    query = _of_article(table, timed=instant is not None)
    values = bound(article_id, instant)
    return [dict(row._mapping) for row in connection.execute(query, values)]


def bound(article_id: int, instant: datetime | None) -> dict[str, Any]:
    """Return the parameters of a statement with ``within``."""
    timed = {} if instant is None else {"instant": instant}
    return {"article": article_id, **timed}


@cache
def within(table: sa.Table, *, timed: bool = False) -> sa.ColumnElement[bool]:
    """Return what holds for the rows about ``:article``, its texts or its claims.

    With ``timed``, for those recorded up to ``:instant``. It is built once, and so are
    the statements with it: to build one takes longer than a database takes to answer
    it, and whoever verifies a desk asks for each article.
    """
    claim, text = schema.claim.c, schema.revision.c
    article = sa.bindparam("article", type_=sa.BigInteger)
    if "article_id" in table.c:
        found = table.c.article_id == article
    elif "claim_id" in table.c:
        claims = sa.select(claim.id).where(claim.article_id == article)
        found = table.c.claim_id.in_(claims)
    else:
        texts = sa.select(text.id).where(text.article_id == article)
        found = table.c.revision_id.in_(texts)
    if timed:
        return sa.and_(found, table.c.recorded_at <= sa.bindparam("instant"))
    return found


@cache
def _of_article(table: sa.Table, *, timed: bool) -> sa.Select[*tuple[Any, ...]]:
    select = _select(table, for_ledger=True)
    return _query(select, table, within(table, timed=timed))


def rows_of_claims(
    connection: Connection,
    table: sa.Table,
    claim_ids: Iterable[int],
    **more: sa.ColumnElement[Any],
) -> list[Fields]:
    """Return the rows about claims, however many: as ``rows``, with ``claim_id``.

    Those of a claim come oldest first.
    """
    about = table.c.claim_id
    query = _query(_select(table), table, about.in_(KEYS), claim_id=about, **more)
    return [dict(row._mapping) for row in read_rows(connection, query, claim_ids)]


def read(
    connection: Connection,
    table: sa.Table,
    record: Callable[..., R],
    *where: sa.ColumnElement[bool],
    **more: sa.ColumnElement[Any],
) -> list[R]:
    """Return rows as records, oldest first: each made of what it asks for."""
    return [made(record, row) for row in rows(connection, table, *where, **more)]


def read_by_claim(
    connection: Connection,
    table: sa.Table,
    record: Callable[..., R],
    claim_ids: Iterable[int],
    **more: sa.ColumnElement[Any],
) -> dict[int, list[R]]:
    """Return the records of each claim by the claim's key, oldest first."""
    found: dict[int, list[R]] = {}
    for row in rows_of_claims(connection, table, claim_ids, **more):
        found.setdefault(row["claim_id"], []).append(made(record, row))
    return found


def made(record: Callable[..., R], row: Fields) -> R:
    """Return the record that a row makes: of what the record asks for."""
    names = signature(record).parameters
    return record(**{name: row[name] for name in names if name in row})


def _query(
    select: sa.Select[*tuple[Any, ...]],
    table: sa.Table,
    *where: sa.ColumnElement[bool],
    **more: sa.ColumnElement[Any],
) -> sa.Select[*tuple[Any, ...]]:
    extra = [column.label(name) for name, column in more.items()]
    return select.add_columns(*extra).where(*where).order_by(table.c.id)


@cache
def _select(
    table: sa.Table, *, for_ledger: bool = False
) -> sa.Select[*tuple[Any, ...]]:
    """Return the statement that reads a noun: what it refers to stands by name."""
    claim, article = schema.claim, schema.article
    slug = article.c.stream if for_ledger else article.c.slug
    joined: sa.FromClause = table
    columns: list[sa.ColumnElement[Any]] = [table.c.number]
    of = noun_of(table).of
    if of == "claim":
        joined = joined.join(claim, claim.c.id == table.c.claim_id)
        joined = joined.join(article, article.c.id == claim.c.article_id)
        columns.append(_claim_name(claim, slug).label("claim"))
    elif of == "article":
        joined = joined.join(article, article.c.id == table.c.article_id)
        columns.append(slug.label("article"))
    for column in own_columns(table):
        value: sa.ColumnElement[Any] = column
        target = referred(column)
        if target is not None:
            other = target.alias(f"{plain_name(column)}_of")
            is_outer = bool(column.nullable)
            joined = joined.join(other, other.c.id == column, isouter=is_outer)
            value = _name_of(target.name, other, slug)
        columns.append(value.label(plain_name(column)))
    return sa.select(*columns).select_from(joined)


def _name_of(
    table: str, row: sa.FromClause, slug: sa.ColumnElement[str]
) -> sa.ColumnElement[Any]:
    """Return how people and the ledger name a row of a table."""
    if table == "claim":
        return _claim_name(row, slug)
    if table == "source":
        return sa.literal("source/") + sa.cast(row.c.id, sa.String)
    if table == "checker":
        return shown_name(row)
    return row.c[_NAMES.get(table, "number")]


def _claim_name(
    claim: sa.FromClause, slug: sa.ColumnElement[str]
) -> sa.ColumnElement[Any]:
    number = sa.cast(claim.c.number, sa.String)
    return slug + sa.literal("/") + number
