"""What was said of claims, copied as far as it was said."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.database.engine import in_memory
from claims.services.claims.dispositions import add_disposition, withdraw_disposition
from claims.services.core.append_only import nouns
from claims.services.history.as_of import rebuild
from support import claim as find
from support_desk import checked, cite, give, rows, rule


def test_every_record_is_as_it_was_said(connection: Connection) -> None:
    article = checked(connection)
    cite(connection)
    rule(connection, rating="true")
    give(connection)
    add_disposition(connection, article, (0, 7), reason="a name", by="ada")

    with in_memory() as target:
        rebuild(connection, target, datetime.now(UTC))

        for table in (*nouns("claim", "article"), schema.verdict_evidence):
            assert rows(target, table) == rows(connection, table)


@pytest.mark.parametrize("later", ["a withdrawal", "an answer"])
def test_what_a_later_change_filled_is_empty_before_it(
    connection: Connection, later: str
) -> None:
    article = checked(connection)
    add_disposition(connection, article, (0, 7), reason=None, by="ada")
    give(connection)
    moment = connection.scalar(
        sa.select(sa.func.max(schema.ledger_entry.c.recorded_at))
    )
    assert moment is not None
    if later == "a withdrawal":
        withdraw_disposition(connection, article, 1, by="bob")
    else:
        rule(connection, str(find(connection)), by="bob")

    with in_memory() as target:
        rebuild(connection, target, moment)

        [mark] = rows(target, schema.disposition)
        [check] = target.execute(sa.select(schema.recheck.c.is_open)).all()
        column = list(schema.disposition.c.keys()).index("withdrawn_by_id")
        assert (mark[column], check.is_open) == (None, True)
