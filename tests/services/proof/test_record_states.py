"""The records as they are now, by the names that the ledger gives them."""

import json

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.claims.assignments import take
from claims.services.claims.dispositions import add_disposition
from claims.services.core import ledger
from claims.services.proof.record_states import article_records, desk_records
from support import TEXT
from support import claim as find
from support_desk import checked, cite, give, revise_to


def told(connection: Connection, stream: str) -> dict[str, object]:
    entry = schema.ledger_entry.c
    found: dict[str, object] = {}
    for after in connection.scalars(
        sa.select(entry.after).where(entry.stream == stream).order_by(entry.sequence)
    ):
        found |= json.loads(after)
    return found


def test_the_records_of_an_article_are_those_that_its_ledger_tells_of(
    connection: Connection,
) -> None:
    article = checked(connection)
    cite(connection)
    give(connection)
    take(connection, find(connection, "harbour/2"), by="eve")
    add_disposition(connection, article, (0, 7), reason=None, by="ada")
    revise_to(connection, article, TEXT.replace("40,000", "41,000"))

    records = article_records(connection, article)

    # Where claims stood is told with the claims.
    placed = {name for name in records if name.startswith(("spans/", "proposed/"))}
    assert placed >= {"spans/1/1", "spans/1/2", "proposed/1/1"}
    assert set(records) - placed == set(told(connection, "harbour"))
    assert {name.partition("/")[0] for name in records} >= {
        *("article", "revision", "run", "claim", "verdict", "evidence", "outcome"),
        *("recheck", "assignment", "disposition"),
    }


def test_the_desk_s_own_records_are_those_that_its_ledger_tells_of(
    connection: Connection,
) -> None:
    checked(connection)
    cite(connection)

    records = desk_records(connection)

    assert set(records) == set(told(connection, ledger.DESK))
    assert records["default scale"] == {"name": "desk", "version": 1}
