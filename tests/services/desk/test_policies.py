"""The desk's policy: every version stays, and the claims follow the last."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, PolicyError
from claims.services.core.rederivation import StatusChange
from claims.services.desk.policies import list_policies, set_policy
from claims.vocabulary import Status
from support import make_article
from support_desk import checked, damage, everything, rule, status

SECOND = "[default]\nsecond_checker = true\n"


def test_a_new_policy_gives_every_claim_its_status(connection: Connection) -> None:
    article = checked(connection)

    stored, changes = set_policy(connection, SECOND, by="eve")

    assert changes == [
        StatusChange(f"harbour/{number}", Status.CHECKED, Status.UNVERIFIED)
        for number in (1, 2, 3)
    ]
    assert (stored.text, stored.set_by) == (SECOND, "eve")
    assert damage(connection, article) == []


def test_every_version_stays(connection: Connection) -> None:
    before = list_policies(connection)

    set_policy(connection, SECOND, by="eve")

    assert list_policies(connection)[:-1] == before
    assert list_policies(connection)[-1].number == len(before) + 1


def test_the_policy_in_force_is_not_set_again(connection: Connection) -> None:
    stored, _ = set_policy(connection, SECOND, by="eve")
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        set_policy(connection, SECOND, by="ada")

    assert str(refused.value) == (
        f"policy {stored.number} is in force and says the same already"
    )
    assert everything(connection) == before


def test_what_is_no_policy_changes_nothing(connection: Connection) -> None:
    before = everything(connection)

    with pytest.raises(PolicyError):
        set_policy(connection, "[default]\nsorces = 2\n", by="eve")

    assert everything(connection) == before


def test_a_claim_that_the_policy_leaves_as_it_was_is_no_change(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)

    _, changes = set_policy(connection, "[default]\nprimary = true\n", by="eve")

    # That nothing was found rests on no source.
    assert changes == []
    assert status(connection) == Status.CHECKED
