"""Editing and withdrawing evidence."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services.evidence.claim_evidence import list_evidence
from claims.services.evidence.evidence_amend import (
    edit_evidence,
    restore_evidence,
    withdraw_evidence,
)
from support import claim, make_article
from support_desk import cite, damage, everything


def test_the_row_that_was_cited_stays_as_it_was_and_the_ledger_tells_all(
    connection: Connection,
) -> None:
    article = make_article(connection)
    cite(connection, passage="one")
    name, table = claim(connection), schema.evidence
    before = connection.execute(sa.select(table)).all()

    edit_evidence(connection, name, 1, {"passage": "two"}, because="misread", by="bob")
    withdraw_evidence(connection, name, 1, because="a forgery", by="eve")
    restore_evidence(connection, name, 1, by="bob")

    [piece] = list_evidence(connection, name)
    assert connection.execute(sa.select(table)).all() == before
    assert (piece.passage, piece.checker, piece.amended) == ("two", "ada", 3)
    assert (piece.amended_by, piece.withdrawn_because) == (("eve", "bob"), None)
    assert [(each.checker, each.because) for each in piece.edits] == [
        ("bob", "misread")
    ]
    assert damage(connection, article) == []


def test_an_edit_to_what_it_says_already_records_nothing(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection, passage="one")
    before = everything(connection)

    _, is_new = edit_evidence(
        connection, claim(connection), 1, {"passage": "one"}, by="bob"
    )

    assert not is_new
    assert everything(connection) == before


def test_what_was_withdrawn_is_edited_only_when_it_stands_again(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection)
    name = claim(connection)
    withdraw_evidence(connection, name, 1, because="a forgery", by="ada")

    with pytest.raises(ConflictError, match="e1 --undo"):
        edit_evidence(connection, name, 1, {"note": "x"}, by="ada")
    with pytest.raises(ConflictError, match="withdrawn already"):
        withdraw_evidence(connection, name, 1, because="again", by="ada")


def test_nobody_looked_tomorrow(connection: Connection) -> None:
    make_article(connection)
    cite(connection)
    day = datetime.now(UTC).date() + timedelta(days=3)

    with pytest.raises(UsageError, match="yet to come"):
        edit_evidence(connection, claim(connection), 1, {"accessed_on": day}, by="ada")
