"""Reading by many keys: no statement has more of them than a database takes."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, event

from claims import schema
from claims.services.core.batches import KEYS, SIZE, read_rows
from support import make_article

QUERY = sa.select(schema.claim.c.id, schema.claim.c.number).where(
    schema.claim.c.id.in_(KEYS),
    schema.claim.c.check_worthiness > sa.bindparam("least"),
)


def test_the_rows_of_all_keys_come_and_no_others(connection: Connection) -> None:
    make_article(connection)
    ids = list(connection.scalars(sa.select(schema.claim.c.id)))
    # More keys than one statement takes.
    keys = [*ids, *range(-3 * SIZE, 0)]

    found = [row.number for row in read_rows(connection, QUERY, keys, least=0.3)]

    assert sorted(found) == [1, 2]


def test_a_thousand_keys_are_one_statement_and_none_is_none(
    connection: Connection,
) -> None:
    make_article(connection)

    def statements(keys: Iterable[int]) -> int:
        seen: list[str] = []

        def see(*about: Any) -> None:
            seen.append(about[2])

        event.listen(connection, "before_cursor_execute", see)
        assert list(read_rows(connection, QUERY, keys, least=0)) == []
        event.remove(connection, "before_cursor_execute", see)
        return len(seen)

    assert statements([]) == 0
    assert statements(range(-SIZE, 0)) == 1
    assert statements(range(-SIZE - 1, 0)) == 2
