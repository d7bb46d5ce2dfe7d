"""Two names of one person count as one."""

import pytest
from sqlalchemy import Connection

from claims.database.engine import in_memory
from claims.errors import ConflictError, NotFoundError
from claims.services.core import ledger
from claims.services.core.checkers import checker_id, put_name
from claims.services.core.rechecks import list_rechecks
from claims.services.desk.policies import set_policy
from claims.services.people.people import get_person
from claims.services.people.person_merge import merge_people
from claims.services.proof.rebuild import prepare, rehearse
from claims.services.proof.verify import verify_article, verify_desk
from claims.services.second_checks.agreement import list_pairs
from claims.vocabulary import Status
from support import make_article
from support_desk import damage, give, rule, state, status

SECOND = "[default]\nsecond_checker = true\n"


def test_who_was_their_own_second_checker_is_so_no_longer(
    connection: Connection,
) -> None:
    make_article(connection)
    set_policy(connection, SECOND, by="eve")
    put_name(connection, "ada")
    put_name(connection, "ADA")
    rule(connection, by="ada")
    give(connection, to="ADA")
    rule(connection, by="ADA")
    before = list(ledger.entries(connection))
    assert status(connection) == Status.CHECKED
    assert len(list_pairs(connection)) == 1

    changes = merge_people(connection, "ada", "ADA", by="eve")

    assert [(each.claim, each.after) for each in changes] == [
        ("harbour/1", "unverified")
    ]
    assert list_pairs(connection) == []
    assert list(ledger.entries(connection))[: len(before)] == before
    assert get_person(connection, "ADA").name == "ada"


def test_nobody_goes_on_checking_their_own_verdict(connection: Connection) -> None:
    article = make_article(connection)
    rule(connection, by="bob")
    rule(connection, "harbour/2", by="eve")
    for name in ("harbour/1", "harbour/2"):
        give(connection, name, to="robert")

    merge_people(connection, "bob", "robert", by="eve")

    assert [each.claim for each in list_rechecks(connection)] == ["harbour/2"]
    assert damage(connection, article) == []


def test_a_desk_verifies_and_can_be_rebuilt_after_a_merge(
    connection: Connection,
) -> None:
    article = make_article(connection)
    rule(connection, by="robert")
    checker_id(connection, "bob")

    merge_people(connection, "bob", "robert", by="eve")

    assert state(connection)["checker"] == "bob"
    assert [*verify_desk(connection), *verify_article(connection, article)] == []
    with in_memory() as empty:
        prepare(connection, empty)
        assert list(rehearse(connection, empty, article)) == []


def test_one_person_is_not_merged_with_themselves(connection: Connection) -> None:
    checker_id(connection, "ada")

    with pytest.raises(ConflictError) as refused:
        merge_people(connection, "ada", "ADA", by="ada")

    assert str(refused.value) == "ada and ADA are one person already: ada"


def test_a_name_that_the_ledger_alone_has_is_joined_too(
    connection: Connection,
) -> None:
    article = make_article(connection)
    rule(connection, by="ada")
    set_policy(connection, "[gate]\n", by="ADB")

    merge_people(connection, "ada", "ADB", by="eve")

    assert get_person(connection, "adb").name == "ada"
    assert list(verify_desk(connection)) == []
    assert list(verify_article(connection, article)) == []


def test_a_name_that_nobody_ever_used_is_joined_with_none(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection, by="ada")

    with pytest.raises(NotFoundError, match="no person 'adb'"):
        merge_people(connection, "ada", "adb", by="eve")
