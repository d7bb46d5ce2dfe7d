"""Reading by many keys: no statement has more of them than a database takes."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, event

from claims import schema
from claims.services.articles.article_list import get_article
from claims.services.claims.claim_list import count_claims, list_claims
from claims.services.core.batches import KEYS, SIZE, read_rows
from claims.services.core.blind_checks import names_of
from claims.services.core.claim_filter import Filter
from claims.services.core.sign_off_log import last_sign_offs
from claims.services.core.verdict_log import verdicts_of
from claims.services.core.view import View
from claims.services.evidence.claim_evidence import evidence_of
from claims.services.evidence.sources import sources_by_id
from claims.services.history.history import article_history
from claims.services.history.row_copy import rows_of
from claims.services.replies.approaches import approaches_of
from claims.services.replies.corrections import list_corrections
from claims.services.replies.resolutions import resolutions_of
from claims.services.reports.stats import count_all
from claims.vocabulary import Status
from support import claim, make_article
from support_desk import cite, rule

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


MANY = range(-66_000, 0)
"""More keys, which nothing has, than either database takes with a statement."""


@pytest.fixture
def strict(connection: Connection) -> Iterator[Connection]:
    """A desk whose SQLite takes no more parameters than it does as it is shipped."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield connection
        return
    before = driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)
    yield connection
    driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, before)


@pytest.mark.parametrize(
    "reader",
    [
        evidence_of,
        verdicts_of,
        approaches_of,
        resolutions_of,
        last_sign_offs,
        lambda connection, keys: sources_by_id(connection, set(keys)),
        lambda connection, keys: list(
            rows_of(connection, schema.verdict.c.claim_id, keys)
        ),
    ],
)
def test_a_reader_takes_more_keys_than_a_statement(
    strict: Connection, reader: Callable[[Connection, list[int]], Any]
) -> None:
    make_article(strict)
    cite(strict)
    rule(strict)
    keys = [claim(strict).id, claim(strict, "harbour/2").id]

    assert reader(strict, [*MANY, *keys]) == reader(strict, keys)


def test_more_claims_are_hidden_than_a_statement_takes(strict: Connection) -> None:
    article = make_article(strict)
    rule(strict)
    hidden = frozenset([claim(strict).id, *MANY])

    assert names_of(strict, hidden) == {"harbour/1"}
    assert get_article(strict, article, hidden).checked == 0
    assert count_claims(strict, Filter(status=Status.CHECKED, hidden=hidden)) == 0
    shown = list_claims(strict, Filter(status=Status.UNVERIFIED, hidden=hidden))
    assert "harbour/1" in {str(each.id) for each in shown}
    assert {each.group for each in count_all(strict, hidden=hidden)} == {
        "status",
        "kind",
    }
    assert list_corrections(strict, article, hidden) == []
    whats = {each.what for each in article_history(strict, article, View(None, hidden))}
    assert "verdict" not in whats
