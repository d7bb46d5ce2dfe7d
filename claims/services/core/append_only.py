"""Append-only records: adding one, reading it back, and its fields for the ledger.

A table that declares a ``Noun`` (``claims/schema/nouns.py``) needs no statements of its
own: its replay and its proof follow from the declaration too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields as fields_of
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims.schema.nouns import (
    Parent,
    field_name,
    is_noun,
    noun_of,
    own_columns,
    plain_name,
)
from claims.services.core import ledger
from claims.services.core.checkers import checker_id
from claims.services.core.lookup import ArticleName, ClaimName, lock_article
from claims.services.core.noun_rows import ledger_rows, rows_of_article

Fields = dict[str, Any]


def nouns(*of: Parent) -> list[sa.Table]:
    """Return the tables of nouns about such things, those referred to first."""
    from claims.schema.everything import metadata

    found = [table for table in metadata.sorted_tables if is_noun(table)]
    return [table for table in found if noun_of(table).of in of]


def append(
    connection: Connection,
    table: sa.Table,
    parent: ClaimName | ArticleName | None,
    values: Mapping[str, Any],
    *,
    by: str,
    by_id: int | None = None,
) -> dict[str, Fields]:
    """Add a row with the next number within its parent; return what the ledger says.

    ``parent`` is a claim, an article, or ``None`` for the desk: nobody else appends
    to it until the transaction ends. The caller writes the ledger. ``by_id`` is the key
    of ``by`` where the caller has it.
    """
    noun, number = noun_of(table), table.c.number
    last = sa.select(sa.func.coalesce(sa.func.max(number), 0) + 1)
    row = dict(values)
    if parent is None:
        ledger.lock(connection, ledger.DESK)
    else:
        article = parent.article if isinstance(parent, ClaimName) else parent
        lock_article(connection, article)
        about = f"{noun.of}_id"
        last = last.where(table.c[about] == parent.id)
        row[about] = parent.id
    is_person = bool(table.c[noun.by].foreign_keys)
    if is_person:
        row[noun.by] = checker_id(connection, by) if by_id is None else by_id
    else:
        row[noun.by] = by.strip()
    row["number"] = last.scalar_subquery()
    key = connection.execute(
        sa.insert(table).values(row).returning(table.c.id)
    ).scalar_one()
    return fields(connection, table, table.c.id == key)


def append_entry(
    connection: Connection,
    table: sa.Table,
    parent: ClaimName | ArticleName | None,
    values: Mapping[str, Any],
    *,
    by: str,
    what: str,
    subject: str | None = None,
) -> None:
    """Add a row, and the ledger's entry of it: for what changes nothing else.

    The entry is about the parent, or about the row itself, unless it has a ``subject``.
    """
    told = append(connection, table, parent, values, by=by)
    stream, about = ledger.DESK, next(iter(told))
    if isinstance(parent, ClaimName):
        stream, about = parent.article.stream, parent.subject
    elif parent is not None:
        stream = about = parent.stream
    about = subject or about
    ledger.record(connection, stream, who=by, what=what, subject=about, after=told)


def repeats(record: object, new: Any) -> bool:
    """Say whether a record says what ``new``, a dataclass, is to say once more."""
    return all(
        getattr(record, each.name) == getattr(new, each.name) for each in fields_of(new)
    )


def fields(
    connection: Connection, table: sa.Table, *where: sa.ColumnElement[bool]
) -> dict[str, Fields]:
    """Return rows as the ledger keeps them, by the names of their records."""
    return _told(table, ledger_rows(connection, table, *where))


def fields_of_article(
    connection: Connection, table: sa.Table, article: ArticleName
) -> dict[str, Fields]:
    """Return the same of the rows that are about an article or its claims."""
    return _told(table, rows_of_article(connection, table, article.id))


def _told(table: sa.Table, found: Iterable[Fields]) -> dict[str, Fields]:
    untold = noun_of(table).untold
    names = {
        field_name(column): plain_name(column)
        for column in own_columns(table)
        if column.name not in untold
    }
    return {
        record_name(table, row): {field: row[name] for field, name in names.items()}
        for row in found
    }


def record_name(table: sa.Table, row: Fields) -> str:
    """Return what the ledger calls a row: ``verdict/12/1``, ``sign_off/1``."""
    if noun_of(table).of == "claim":
        return f"{table.name}/{row['claim'].rpartition('/')[2]}/{row['number']}"
    return f"{table.name}/{row['number']}"
