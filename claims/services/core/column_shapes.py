"""The shapes of a claim's columns: how a kind of value is read back and replayed.

A database keeps keys, words and JSON; a record has names, members of enums and tuples;
the ledger tells names and JSON. Each shape says how to come from one to the other.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from claims import schema
from claims.records import lacks_of
from claims.records.claims import wording_of
from claims.services.core.checkers import shown_name
from claims.services.core.extraction_runs import run_label
from claims.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of what the ledger names: people by name, claims by number."""

    people: Mapping[Any, int]
    claims: Mapping[Any, int]


Told = tuple[sa.FromClause, sa.ColumnElement[Any]]
"""The row that a key refers to, and what stands for it outside the database."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the values of a column pass between the database, records and the ledger."""

    read: Callable[[Sequence[Any]], Iterable[Any]] = lambda values: values
    """From what the driver gives to what a record keeps, all rows at once."""
    replay: Callable[[Any, Keys], Any] | None = lambda told, _: told
    """From what the ledger tells to what the table stores; ``None``: not from there."""
    empty: Any = None
    """What a record has where nothing was said."""
    is_json: bool = False
    refers_to: Callable[[str], Told] | None = None
    """What a key stands for, joined under this name; ``None``: it is no key."""


def _parsed(texts: Iterable[str]) -> list[Any]:
    """Return what JSON texts say, parsed as one: each alone costs four times that."""
    parsed: list[Any] = json.loads(f"[{','.join(texts)}]")
    return parsed


def _days(values: Iterable[Any]) -> list[date | None]:
    # SQLite's driver gives a date as text.
    return [date.fromisoformat(day) if isinstance(day, str) else day for day in values]


def one_of(members: type[StrEnum]) -> Shape:
    """Return the shape of a column that holds one of ``members``, or none."""
    by_value: dict[str | None, StrEnum | None] = {each.value: each for each in members}
    by_value[None] = None
    return Shape(
        read=lambda values: map(by_value.__getitem__, values),
        replay=lambda told, _: None if told is None else members(told),
    )


def _person(name: str) -> Told:
    people = schema.checker.alias(name)
    return people, shown_name(people)


def _claim(name: str) -> Told:
    claims = schema.claim.alias(name)
    return claims, claims.c.number


def _run(_: str) -> Told:
    return schema.extraction_run, run_label()


PLAIN = Shape()
"""Words and figures: the same everywhere."""
KEPT = Shape(replay=None)
"""What never changes, and needs no replaying."""
DAY = Shape(
    read=_days, replay=lambda told, _: date.fromisoformat(told) if told else None
)
LINES = Shape(
    read=lambda texts: map(tuple, _parsed(texts)),
    replay=lambda told, _: told or [],
    empty=(),
    is_json=True,
)
LACKS = Shape(
    read=lambda texts: map(lacks_of, _parsed(texts)),
    replay=lambda told, _: told or [],
    empty=(),
    is_json=True,
)
FIELDS = Shape(read=_parsed, replay=lambda told, _: told or {}, empty={}, is_json=True)
PERSON = Shape(refers_to=_person, replay=lambda told, keys: keys.people.get(told))
CLAIM = Shape(
    refers_to=_claim, replay=lambda told, keys: keys.claims[told] if told else None
)
WORDING = Shape(
    read=lambda texts: map(wording_of, _parsed(each or "null" for each in texts)),
    is_json=True,
)
YES = Shape(read=lambda values: map(bool, values), replay=lambda told, _: bool(told))
"""Yes or no; what the ledger does not tell is no."""
RUN = Shape(refers_to=_run, replay=None)
"""What proposed a claim, in words."""
OUTCOME = Shape(
    # Of a claim that was never carried over, the ledger tells that it was proposed.
    replay=lambda told, _: None if told in (None, Outcome.PROPOSED) else Outcome(told)
)
