"""What opens and closes a second check."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, NotFoundError
from claims.services.claims.claim_list import get_claim
from claims.services.core.rechecks import cancel_recheck, list_rechecks
from claims.services.core.verdict_log import list_verdicts
from claims.services.verdicts.verdict_withdraw import withdraw_verdict
from claims.vocabulary import Status
from support import claim as find
from support_desk import checked, damage, everything, give, rule, status, twenty


def test_the_verdict_of_who_holds_it_is_a_second_opinion(
    connection: Connection,
) -> None:
    article = checked(connection)
    give(connection)

    second = rule(connection, by="bob", because="nor could I")

    assert (second.number, second.checks) == (2, 1)
    assert list_rechecks(connection) == []
    found = get_claim(connection, find(connection))
    assert (found.status, found.checker) == (Status.CHECKED, "ada")
    assert damage(connection, article) == []


def test_a_second_opinion_given_again_is_one_record(connection: Connection) -> None:
    checked(connection)
    give(connection)
    second = rule(connection, by="bob", because="nor could I")
    before = everything(connection)

    again = rule(connection, by="bob", because="nor could I")

    assert again == second
    assert everything(connection) == before


def test_a_second_check_goes_on_when_the_first_verdict_is_superseded(
    connection: Connection,
) -> None:
    article = checked(connection)
    give(connection)

    rule(connection, because="I asked again")

    [going_on] = list_rechecks(connection)
    assert (going_on.number, going_on.checker) == (2, "bob")
    assert going_on.draw == "goes on from second check 1"
    assert rule(connection, by="bob").checks == 2
    assert damage(connection, article) == []


def test_a_second_check_ends_when_the_first_verdict_is_withdrawn(
    connection: Connection,
) -> None:
    article = checked(connection)
    give(connection)

    withdraw_verdict(connection, find(connection), because="no", by="ada")

    assert list_rechecks(connection) == []
    assert rule(connection, by="bob").checks is None
    assert damage(connection, article) == []


def test_who_checks_blind_cannot_withdraw_what_they_cannot_see(
    connection: Connection,
) -> None:
    checked(connection)
    give(connection)

    with pytest.raises(ConflictError) as refused:
        withdraw_verdict(connection, find(connection), because="no", by="bob")

    assert str(refused.value) == (
        "bob holds a blind second check of harbour/1; rule with: claims verdict"
        " harbour/1 RATING --because TEXT, or claims recheck --cancel harbour/1"
    )


def test_a_second_check_can_be_cancelled(connection: Connection) -> None:
    article = checked(connection)
    give(connection)

    cancelled = cancel_recheck(connection, find(connection), by="eve")

    assert (cancelled.claim, cancelled.checker) == ("harbour/1", "bob")
    assert list_rechecks(connection, article) == []
    assert rule(connection, by="bob").checks is None
    assert damage(connection, article) == []
    with pytest.raises(NotFoundError) as refused:
        cancel_recheck(connection, find(connection), by="eve")
    assert str(refused.value) == (
        "no open second check of harbour/1; claims recheck --list shows them"
    )


def test_who_closes_a_second_check_behind_the_desk_s_back_is_found(
    connection: Connection,
) -> None:
    article = checked(connection)
    give(connection)

    connection.execute(sa.update(schema.recheck).values(is_open=False))

    assert damage(connection, article) == [
        "harbour: recheck/1/1 is not what the ledger says"
    ]


def test_second_checks_are_listed_by_article(connection: Connection) -> None:
    article = checked(connection)
    other = twenty(connection)
    give(connection, "long/2")

    assert list_rechecks(connection, article) == []
    assert [each.claim for each in list_rechecks(connection, other)] == ["long/2"]


def test_the_first_verdict_stays_in_force_while_it_is_checked(
    connection: Connection,
) -> None:
    checked(connection)
    before = list_verdicts(connection, find(connection))

    give(connection)

    assert list_verdicts(connection, find(connection)) == before
    assert status(connection) == Status.CHECKED
