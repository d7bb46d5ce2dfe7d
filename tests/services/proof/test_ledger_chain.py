"""A stream of the ledger is one chain, and gives the records that are."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.lookup import ArticleName
from claims.services.proof.ledger_chain import verify_stream
from claims.services.proof.record_states import article_records
from claims.services.proof.remark import differences
from support import make_article
from support_desk import rule

ENTRY, HEAD = schema.ledger_entry, schema.ledger_stream
OURS = ENTRY.c.stream == "harbour"


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    made = make_article(connection)
    rule(connection)
    return made


def found(
    connection: Connection,
    article: ArticleName,
    change: Callable[[dict[str, Any]], object] = lambda records: None,
) -> list[str]:
    records = article_records(connection, article)
    change(records)
    return differences(verify_stream(connection, "harbour", lambda: records))


def test_a_chain_that_nobody_touched_is_whole(
    connection: Connection, article: ArticleName
) -> None:
    assert found(connection, article) == []


TAMPERING: dict[str, tuple[sa.Executable, str]] = {
    "who": (
        sa.update(ENTRY).where(OURS, ENTRY.c.sequence == 2).values(who="eve"),
        "ledger harbour/2: its hash does not follow from what it says",
    ),
    "after": (
        sa.update(ENTRY).where(OURS, ENTRY.c.sequence == 2).values(after="{}"),
        "ledger harbour/2: what it says changed is not what was recorded",
    ),
    "an entry in between": (
        sa.delete(ENTRY).where(OURS, ENTRY.c.sequence == 1),
        "ledger harbour/2: an entry before it is missing or was changed",
    ),
    "the last entry": (
        sa.delete(ENTRY).where(OURS, ENTRY.c.sequence == 2),
        "ledger harbour: its last entries are missing",
    ),
    "the head": (
        sa.update(HEAD).where(HEAD.c.name == "harbour").values(sequence=9),
        "ledger harbour: its last entries are missing",
    ),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_what_was_tampered_with_is_named(
    connection: Connection, article: ArticleName, what: str
) -> None:
    statement, message = TAMPERING[what]

    connection.execute(statement)

    assert message in found(connection, article)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda records: records["claim/1"].update(status="dropped"),
         "harbour: claim/1 is not what the ledger says"),
        (lambda records: records.pop("verdict/1/1"),
         "harbour: verdict/1/1 is not what the ledger says"),
        (lambda records: records.update({"claim/9": {"statement": "x"}}),
         "harbour: claim/9 is not what the ledger says"),
    ],
    ids=["another", "gone", "slipped in"],
)  # fmt: skip
def test_a_record_that_the_ledger_tells_otherwise_is_named(
    connection: Connection,
    article: ArticleName,
    change: Callable[[dict[str, Any]], object],
    message: str,
) -> None:
    assert found(connection, article, change) == [message]


def test_a_field_that_an_entry_does_not_know_may_be_empty(
    connection: Connection, article: ArticleName
) -> None:
    def add(records: dict[str, Any]) -> None:
        records["claim/1"] |= {"new": None, "list": []}

    assert found(connection, article, add) == []
