"""Rederivation: only what can have changed, and nothing that moved in between."""

from typing import Any

import pytest
from sqlalchemy import Connection

from claims.services.core import status as status_of_claims
from claims.services.core import status_rules
from claims.services.core.status_rules import ClaimRecords
from claims.services.desk.policies import prepare_policy, set_policy
from support_desk import checked, damage, rule

SECOND = "[default]\nsecond_checker = true\n"


def test_what_moved_since_a_policy_was_prepared_is_looked_at_again(
    connection: Connection,
) -> None:
    article = checked(connection)
    prepared = prepare_policy(connection, SECOND)

    rule(connection, by="cleo")
    _, changes = set_policy(connection, SECOND, by="eve", prepared=prepared)

    # The first claim has its second checker by now.
    assert [each.claim for each in changes] == ["harbour/2", "harbour/3"]
    assert damage(connection, article) == []


def test_claims_on_which_a_policy_makes_no_other_demand_are_not_derived_anew(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked(connection)
    derived: list[ClaimRecords] = []

    def derive(records: ClaimRecords) -> dict[str, Any]:
        derived.append(records)
        return status_rules.derive(records)

    monkeypatch.setattr(status_of_claims, "derive", derive)

    set_policy(connection, "[gate]\ncoverage = false\n", by="eve")
    assert derived == []

    set_policy(connection, SECOND, by="eve")
    assert len(derived) == 3
