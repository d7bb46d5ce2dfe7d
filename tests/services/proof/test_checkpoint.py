"""A checkpoint finds what was rewritten before it, though every hash was made anew.

``tests/stress/tampers.py`` changes every column of every row; here one row a table.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims.errors import ReadError
from claims.schema.everything import metadata
from claims.services.proof.checkpoint import (
    Checkpoint,
    check_against,
    make_checkpoint,
    read_checkpoint,
)
from support_desk import rule, undone
from support_ledger import remake_hashes
from support_tampers import ATTACKS, empty_tables, first_finding, work_desk

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def worked(shared: Connection) -> Iterator[tuple[Connection, Checkpoint]]:
    """One desk that was worked, and its checkpoint: each test undoes what it did."""
    on_sqlite = shared.dialect.name == "sqlite"
    # Who can write the file is not held up by what refers to what.
    forgo = "PRAGMA defer_foreign_keys = 1"
    if not on_sqlite:
        forgo = "SET LOCAL session_replication_role = replica"
    work_desk(shared)
    shared.exec_driver_sql(forgo)
    yield shared, make_checkpoint(shared)
    shared.rollback()


@pytest.fixture
def connection(worked: tuple[Connection, Checkpoint]) -> Iterator[Connection]:
    with undone(worked[0]):
        yield worked[0]


@pytest.fixture
def checkpoint(worked: tuple[Connection, Checkpoint]) -> Checkpoint:
    return worked[1]


def test_a_desk_that_goes_on_from_a_checkpoint_is_whole(
    connection: Connection, checkpoint: Checkpoint
) -> None:
    rule(connection, "harbour/2", by="bob", again=True)

    assert first_finding(connection, checkpoint) is None


def test_every_table_has_a_row_to_tamper_with(connection: Connection) -> None:
    assert empty_tables(connection) == []


@pytest.mark.parametrize("what", ATTACKS)
def test_an_attack_is_found(
    connection: Connection, checkpoint: Checkpoint, what: str
) -> None:
    ATTACKS[what](connection)

    assert first_finding(connection, checkpoint) is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"format": "claims checkpoint 1", "heads": [{}], "rows": {}, "root": 1}',
    ],
)
def test_what_is_no_checkpoint_is_refused(content: bytes) -> None:
    with pytest.raises(ReadError, match="given: it is no checkpoint of a ledger"):
        read_checkpoint("given", content)


def test_a_checkpoint_that_was_altered_is_refused(checkpoint: Checkpoint) -> None:
    altered = json.loads(json.dumps(checkpoint))
    altered["heads"][0]["sequence"] += 1

    with pytest.raises(ReadError, match="it was altered"):
        read_checkpoint("given", json.dumps(altered).encode())


@pytest.mark.parametrize("name", [table.name for table in metadata.sorted_tables])
def test_which_row_it_is_and_when_it_was_recorded_is_found(
    connection: Connection, checkpoint: Checkpoint, name: str
) -> None:
    table = metadata.tables[name]
    for column in ("recorded_at", "id"):
        if column not in table.c or (column == "id" and table.c.id.foreign_keys):
            continue
        with undone(connection):
            last = sa.select(sa.func.max(table.c.id)).scalar_subquery()
            value: object = 10**6 if column == "id" else LONG_AGO
            connection.execute(
                sa.update(table).where(table.c.id == last).values({column: value})
            )
            remake_hashes(connection)

            assert list(check_against(connection, checkpoint)) != []
