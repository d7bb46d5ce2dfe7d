"""Rederivation: only what can have changed, and nothing that moved in between."""

from typing import Any

import pytest
from sqlalchemy import Connection

from claims.services.core import status as status_of_claims
from claims.services.core import status_rules
from claims.services.core.status_rules import ClaimRecords
from claims.services.desk.policies import prepare_policy, set_policy
from claims.services.evidence.source_edit import edit_source
from claims.services.evidence.sources import find_source
from claims.services.people.person_merge import merge_people
from support import make_article
from support_desk import checked, cite, damage, give, rule

SECOND = "[default]\nsecond_checker = true\n"
TWO_SOURCES = "[default]\nsources = 2\n"


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


def test_a_source_put_right_since_a_policy_was_prepared_is_counted_as_it_is(
    connection: Connection,
) -> None:
    article = make_article(connection)
    set_policy(connection, "[default]\nsources = 1\n", by="eve")
    for page in ("https://agency.example", "https://paper.example"):
        cite(connection, source=page)
    rule(connection, rating="true")
    prepared = prepare_policy(connection, TWO_SOURCES)

    # Under the policy of now nothing follows from it, so that no article moves.
    paper = find_source(connection, "https://paper.example")
    put_right = {"name": "Paper", "url": "https://agency.example/"}
    edit_source(connection, paper, put_right, by="ada")
    _, changes = set_policy(connection, TWO_SOURCES, by="eve", prepared=prepared)

    assert [each.after for each in changes] == ["unverified"]
    assert damage(connection, article) == []


def test_people_joined_since_a_policy_was_prepared_count_once(
    connection: Connection,
) -> None:
    article = make_article(connection)
    rule(connection, by="bob")
    give(connection, to="robert")
    rule(connection, by="robert")
    prepared = prepare_policy(connection, SECOND)

    merge_people(connection, "bob", "robert", by="eve")
    _, changes = set_policy(connection, SECOND, by="eve", prepared=prepared)

    assert [each.after for each in changes] == ["unverified"]
    assert damage(connection, article) == []
