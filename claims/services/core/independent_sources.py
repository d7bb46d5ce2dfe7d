"""How many sources really stand behind a verdict.

Two papers that print one agency's report are one source: what counts is the origin. So
are two sources with addresses of one page, however these are written.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.batches import KEYS, read_rows
from claims.values.address import is_address, same_address
from claims.vocabulary import SourceKind

Origins = frozenset[int | str]
"""What a source is known by: the key of what it rests on, and each page on the way."""


class Counted(NamedTuple):
    """By what a source is counted as itself, or as another."""

    id: int
    origin_id: int | None
    kind: SourceKind
    name: str
    url: str | None


AsIf = Mapping[int, Counted]
"""Sources as they will be, by their keys: what follows is asked before it is so."""


def origins(
    connection: Connection, source_ids: Iterable[int], as_if: AsIf | None = None
) -> dict[int, Origins]:
    """Return what each source rests on in the end, and the pages that lead there.

    Sources that share any of it are one. They are looked at one by one, so that it
    never depends on which others are asked about.
    """
    asked, edited = set(source_ids), as_if or {}
    above: dict[int, Counted] = {}
    wanted = asked
    while wanted:
        rows = read_rows(connection, _origins(), sorted(wanted))
        found = {row.id: Counted(*row) for row in rows}
        above |= found | {key: each for key, each in edited.items() if key in found}
        over = {above[key].origin_id for key in wanted if key in above}
        wanted = {key for key in over if key is not None} - above.keys()
    return {key: _behind(key, above) for key in asked}


def counted_sources(connection: Connection) -> list[Counted]:
    """Return all sources of the desk as they are counted."""
    table = schema.source.c
    query = sa.select(*(table[name] for name in Counted._fields)).order_by(table.id)
    return [Counted(*row) for row in connection.execute(query)]


@cache
def _origins() -> sa.Select[*tuple[Any, ...]]:
    table = schema.source.c
    columns = (table[name] for name in Counted._fields)
    return sa.select(*columns).where(table.id.in_(KEYS))


def _behind(key: int, above: Mapping[int, Counted]) -> Origins:
    found: set[int | str] = set()
    seen: set[int] = set()
    while True:
        seen.add(key)
        row = above[key]
        found |= pages(row.kind, row.name, row.url)
        if row.origin_id is None or row.origin_id in seen:
            return frozenset({key, *found})
        key = row.origin_id


def pages(kind: SourceKind, name: str, url: str | None) -> set[str]:
    """Return the pages that a source is, normalised: by its address, or its name.

    A person is nobody's page: two spokespeople may stand on one.
    """
    if kind == SourceKind.PERSON:
        return set()
    return {same_address(each) for each in (url, name) if each and is_address(each)}


def count_independent(groups: Iterable[Collection[Hashable]]) -> int:
    """Return how many groups of origins share none with another.

    A group is a piece of evidence, or a set that only counts together; groups that
    share an origin, directly or through a third, count once.
    """
    apart: list[set[Hashable]] = []
    for group in groups:
        joined = set(group)
        for other in [each for each in apart if each & joined]:
            apart.remove(other)
            joined |= other
        apart.append(joined)
    return len(apart)
