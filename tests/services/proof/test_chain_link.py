"""A stream of the ledger is one unbroken chain, or is named."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.desk_root import has_head, list_heads
from claims.services.people.person_redact import redact_person
from claims.services.proof.chain_link import broken_chains
from support import make_article
from support_desk import rule

ENTRY = schema.ledger_entry


@pytest.fixture
def harbour(connection: Connection) -> Connection:
    make_article(connection)
    rule(connection, by="ada")
    rule(connection, "harbour/2", by="bob")
    return connection


def test_what_was_recorded_is_unbroken_also_where_a_person_was_erased(
    harbour: Connection,
) -> None:
    redact_person(harbour, "bob", because="so", by="eve")

    assert list(broken_chains(harbour)) == []
    assert all(has_head(harbour, head) for head in list_heads(harbour))


@pytest.mark.parametrize(
    "change",
    [
        sa.update(ENTRY).values(who="eve"),
        sa.update(ENTRY).values(before="{}"),
        sa.update(ENTRY).values(prev_hash="0" * 64),
        sa.delete(ENTRY),
    ],
)
@pytest.mark.parametrize("which", [2, "last", "all"])
def test_a_stream_with_an_entry_that_was_changed_or_is_gone_is_named(
    harbour: Connection, change: sa.Update | sa.Delete, which: int | str
) -> None:
    [head] = [each for each in list_heads(harbour) if each.stream == "harbour"]
    number = ENTRY.c.sequence == (head.sequence if which == "last" else which)
    changed = change.where(ENTRY.c.stream == "harbour")

    harbour.execute(changed if which == "all" else changed.where(number))

    assert list(broken_chains(harbour)) == ["harbour"]


def test_a_head_that_is_no_entry_is_none(harbour: Connection) -> None:
    [head] = [each for each in list_heads(harbour) if each.stream == "harbour"]

    assert has_head(harbour, replace(head, sequence=1)) is False
    assert has_head(harbour, replace(head, hash="0" * 64)) is False
