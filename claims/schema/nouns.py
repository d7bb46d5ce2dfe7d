"""Declaring an append-only noun: what the ledger and the replay must know of a table.

Its rows are numbered from 1 within what they are about, and name who said it and when.
The kit that writes, reads, replays and proves them is
``claims/services/core/append_only.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import sqlalchemy as sa

from claims import schema

Parent = Literal["claim", "article", "desk"]


@dataclass(frozen=True, slots=True)
class Noun:
    """What a table's rows are about, and what the ledger says of them.

    The ledger calls a record like the table, and a field like its column without
    ``_id``: people, texts and claims stand there by name.
    """

    of: Parent
    by: str = "checker_id"
    """The column of who said it."""
    calls: Mapping[str, str] = field(default_factory=dict)
    """What the ledger calls a column otherwise."""
    untold: tuple[str, ...] = ()
    """The columns that the ledger does not have."""
    later: tuple[str, ...] = ()
    """The columns that a later change fills; all others stay as they were said."""
    is_told: bool = True
    """Whether its columns tell all; otherwise a service puts its fields together."""


def declare(noun: Noun) -> dict[str, Noun]:
    """Return the ``info`` by which a table says that it holds a noun."""
    return {"noun": noun}


def is_noun(table: sa.Table) -> bool:
    """Say whether a table holds a noun."""
    return "noun" in table.info


def noun_of(table: sa.Table) -> Noun:
    """Return the noun that a table holds."""
    noun: Noun = table.info["noun"]
    return noun


def own_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """Return the columns besides those that say which row it is, and of what."""
    which = ("id", "number", f"{noun_of(table).of}_id")
    return [column for column in table.c if column.name not in which]


def plain_name(column: sa.Column[Any]) -> str:
    """Return what a column is called where keys are replaced by names."""
    return column.name.removesuffix("_id")


def field_name(column: sa.Column[Any]) -> str:
    """Return what the ledger calls a column."""
    return noun_of(column.table).calls.get(column.name, plain_name(column))


def referred(column: sa.Column[Any]) -> sa.Table | None:
    """Return the table that a column refers to, which is loaded when it is named."""
    for key in column.foreign_keys:
        table: sa.Table = getattr(schema, key.target_fullname.partition(".")[0])
        return table
    return None
