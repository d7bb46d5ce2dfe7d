"""What follows on claims is derived of their records, many at once."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.claims.assignments import take
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.core.claim_columns import DERIVED
from claims.services.core.status import derived, refresh
from claims.vocabulary import Status
from support import TEXT, make_article
from support import claim as find
from support_desk import give, revise_to, rule, status


def check_twice(connection: Connection) -> None:
    rule(connection)
    give(connection)
    rule(connection, by="bob")


STEPS: dict[str, Callable[[Connection], object]] = {
    "nothing": lambda c: None,
    "a verdict": rule,
    "an edit": lambda c: (
        rule(c),
        edit_claim(c, find(c), by="ada", changes={"statement": "Other."}),
    ),
    "a drop": lambda c: drop_claim(c, find(c), because="no", by="ada"),
    "a holder": lambda c: take(c, find(c), by="bob"),
    "a second check": check_twice,
    "another text": lambda c: (
        rule(c),
        revise_to(c, find(c).article, TEXT.replace("40,000", "41,000")),
    ),
}


@pytest.mark.parametrize("step", STEPS)
def test_what_stands_is_what_is_derived(connection: Connection, step: str) -> None:
    make_article(connection)
    STEPS[step](connection)

    columns = [schema.claim.c[each.column] for each in DERIVED]
    rows = connection.execute(sa.select(schema.claim.c.id, *columns)).mappings().all()
    stands = {row["id"]: {k: row[k] for k in row if k != "id"} for row in rows}

    found = derived(connection, stands)
    assert {key: dict(each) for key, each in found.items()} == stands


def test_refreshing_puts_right_what_was_written_over(connection: Connection) -> None:
    make_article(connection)
    rule(connection)
    connection.execute(sa.update(schema.claim).values(status=Status.SUSPENDED))

    refresh(connection, [find(connection).id])

    assert status(connection) == Status.CHECKED
    assert status(connection, "harbour/2") == Status.SUSPENDED
    refresh(connection, [])
