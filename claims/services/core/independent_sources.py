"""How many sources really stand behind a verdict.

Two papers that print one agency's report are one source: what counts is the origin.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.batches import KEYS, read_rows


def origins(connection: Connection, source_ids: Iterable[int]) -> dict[int, int]:
    """Return the origin that each source rests on, itself where it names none."""
    above: dict[int, int | None] = {}
    wanted = set(source_ids)
    while wanted:
        rows = read_rows(connection, _origins(), sorted(wanted))
        above |= {row.id: row.origin_id for row in rows}
        wanted = {each for each in above.values() if each is not None} - above.keys()
    return {key: _first(key, above) for key in above}


@cache
def _origins() -> sa.Select[int, int | None]:
    table = schema.source.c
    return sa.select(table.id, table.origin_id).where(table.id.in_(KEYS))


def _first(key: int, above: Mapping[int, int | None]) -> int:
    seen = {key}
    while (origin := above[key]) is not None and origin not in seen:
        key = origin
        seen.add(key)
    return key


def count_independent(groups: Iterable[Collection[int]]) -> int:
    """Return how many groups of origins share none with another.

    A group is a piece of evidence, or a set that only counts together; groups that
    share an origin, directly or through a third, count once.
    """
    apart: list[set[int]] = []
    for group in groups:
        joined = set(group)
        for other in [each for each in apart if each & joined]:
            apart.remove(other)
            joined |= other
        apart.append(joined)
    return len(apart)
