"""Withdrawing a verdict: the claim is unverified, and says why."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.records.verdicts import GivenWith
from claims.services.verdicts.verdict_withdraw import followers, withdraw_verdict
from claims.vocabulary import Status
from support import claim as find
from support import make_article
from support_desk import damage, folded, rule, status


def test_a_withdrawal_is_a_verdict_with_its_reason(connection: Connection) -> None:
    article = make_article(connection)
    rule(connection)

    given = withdraw_verdict(connection, find(connection), because="no", by="bob")

    assert (given.number, given.withdraws, given.rationale) == (2, True, "no")
    assert status(connection) == Status.UNVERIFIED
    assert damage(connection, article) == []
    with pytest.raises(ConflictError, match="has no verdict to withdraw"):
        withdraw_verdict(connection, find(connection), because="no", by="bob")


def test_those_follow_that_were_given_along_with_that_very_verdict(
    connection: Connection,
) -> None:
    folded(connection)
    row = find(connection, "harbour/2")
    rule(connection, "harbour/2")
    rule(connection, "harbour/1", given_with=GivenWith("harbour/2", 1))
    rule(connection, "harbour/3")

    assert followers(connection, row, 1) == [find(connection)]
    assert followers(connection, row, 2) == []
