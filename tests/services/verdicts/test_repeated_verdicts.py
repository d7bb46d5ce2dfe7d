"""The same verdict again: one record, unless somebody else ruled since."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.core.verdict_log import list_verdicts
from claims.services.verdicts.verdict_add import (
    Ruling,
    add_verdict,
)
from claims.services.verdicts.verdict_withdraw import withdraw_verdict
from claims.vocabulary import Status
from support import claim as find
from support import make_article
from support_desk import cite, everything, rule, status


def test_the_same_verdict_again_is_one_record(connection: Connection) -> None:
    make_article(connection)
    cite(connection)
    name, ruling = find(connection), Ruling("true", "as the ledger says")
    first = add_verdict(connection, name, ruling, by="ada")
    before = everything(connection)

    second = add_verdict(connection, name, ruling, by=" ada ")

    assert first[1]
    assert second == (first[0], False)
    assert everything(connection) == before


OTHERWISE: dict[str, dict[str, Any]] = {
    "another checker": {"by": "bob"},
    "another rationale": {"because": "for another reason"},
    "another rating": {"rating": "false"},
    "less evidence": {"cite": []},
    "another date": {"holds_on": date(2024, 1, 1)},
    "another day to look again": {"recheck_by": date(2025, 1, 1)},
    "a suggestion": {"suggestion": "Say this."},
    "another scale": {"scale": "averitec", "rating": "not-enough-evidence"},
    "again": {"again": True},
}


@pytest.mark.parametrize("difference", OTHERWISE)
def test_a_verdict_that_says_something_else_is_a_new_one(
    connection: Connection, difference: str
) -> None:
    make_article(connection)
    cite(connection)
    first = rule(connection)

    second = rule(connection, **OTHERWISE[difference])

    assert second.number == 2
    assert list_verdicts(connection, find(connection)) == [first, second]


def test_the_same_verdict_is_not_repeated_over_what_somebody_else_ruled(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)
    rule(connection, because="found it", by="bob")

    with pytest.raises(ConflictError, match="bob ruled since: claims show harbour/1"):
        rule(connection)

    assert rule(connection, again=True).number == 3


def test_the_same_verdict_is_not_repeated_after_somebody_else_withdrew_it(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)
    withdraw_verdict(connection, find(connection), because="a fake", by="bob")

    with pytest.raises(ConflictError, match="bob withdrew it"):
        rule(connection)

    assert status(connection) == Status.UNVERIFIED
