"""Who holds which claim, and handing out the next."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Connection

from support import Invoke, make_article


@pytest.fixture
def harbour(connection: Connection) -> str:
    """An article with three claims; the second is the most check-worthy."""
    make_article(connection)
    connection.commit()
    return "harbour"


def test_a_claim_is_given_to_somebody_with_a_day_to_be_done(
    claims: Invoke, harbour: str
) -> None:
    claims("assign", "harbour/1", "--to", "bob", "--due", "2026-12-01")

    shown = claims("show", "harbour/1").stdout
    [held] = json.loads(claims("list", "--holder", "bob", "-f", "json").stdout)

    assert "holder   bob, due 2026-12-01" in shown
    assert (held["id"], held["holder"], held["due_on"]) == (
        "harbour/1",
        "bob",
        "2026-12-01",
    )
    assert "harbour/1" not in claims("list", "--free").stdout
    assert "holder: none → bob" in claims("history", "harbour/1").stdout
    claims("db", "verify")


def test_the_same_assignment_twice_is_recorded_once(
    claims: Invoke, harbour: str
) -> None:
    claims("assign", "harbour/1", "--to", "bob")
    before = claims("history", "harbour/1").stdout

    again = claims("assign", "harbour/1", "--to", "bob")

    assert again.stdout == "harbour/1 is already for bob\n"
    assert claims("history", "harbour/1").stdout == before


def test_what_somebody_holds_is_not_taken_but_can_be_reassigned(
    claims: Invoke, harbour: str
) -> None:
    claims("take", "harbour/1", "--by", "bob")
    assert "is yours already" in claims("take", "harbour/1", "--by", "bob").stdout

    refused = claims("take", "harbour/1", "--by", "ada", code=1)

    assert refused.output == (
        "Error: bob holds harbour/1; give it to yourself with:"
        " claims assign harbour/1 --to 'ada'\n"
    )
    claims("assign", "harbour/1", "--to", "ada")
    assert claims("release", "harbour/1").stdout == "harbour/1 is free; ada held it\n"
    assert "nobody holds harbour/1" in claims("release", "harbour/1", code=1).output
    claims("db", "verify")


def test_a_claim_that_was_dropped_is_given_to_nobody(
    claims: Invoke, harbour: str
) -> None:
    claims("drop", "harbour/1", "--because", "credit")

    refused = claims("assign", "harbour/1", "--to", "bob", code=1)

    assert "claims drop harbour/1 --undo" in refused.output
    assert (
        "--to needs a name" in claims("assign", "harbour/2", "--to", " ", code=2).output
    )


def test_next_hands_out_the_most_check_worthy_and_nothing_twice(
    claims: Invoke, harbour: str
) -> None:
    taken = [
        json.loads(claims("next", "-f", "json", "--by", who).stdout)["id"]
        for who in ("ada", "bob", "eve")
    ]

    assert taken == ["harbour/2", "harbour/1", "harbour/3"]
    empty = claims("next", code=1)
    assert "no claim is open and free" in empty.output
    claims("db", "verify")


def test_a_dry_run_takes_nothing(claims: Invoke, harbour: str) -> None:
    shown = claims("next", "harbour", "--dry-run").stdout

    assert shown.startswith("harbour/2 ")
    claims("list", "--holder", "ada", "--count", code=1)


def test_next_takes_what_was_asked_for(claims: Invoke, harbour: str) -> None:
    claims("next", "--min-worth", "0.95", code=1)

    shown = claims("next", "harbour", "--kind", "quantity", "--due", "2026-12-01")

    assert shown.stdout.startswith("harbour/1 ")
    assert "holder   ada, due 2026-12-01" in shown.stdout


def test_next_hands_out_nothing_of_a_withdrawn_article(
    claims: Invoke, harbour: str
) -> None:
    claims("withdraw", "harbour", "--because", "a draft")

    assert "no claim is open and free" in claims("next", code=1).output
    assert "no claim is open and free" in claims("next", "harbour", code=1).output


def test_what_only_lacks_a_second_person_is_not_for_the_first(
    claims: Invoke, harbour: str, tmp_path: Path
) -> None:
    policy = tmp_path / "claims.toml"
    policy.write_text("[default]\nsecond_checker = true\n", encoding="utf-8")
    claims("policy", "set", str(policy))
    claims("verdict", "harbour/2", "unverifiable", "-b", "no record", "--by", "ada")

    mine = json.loads(claims("next", "-f", "json", "--by", "ada").stdout)
    other = json.loads(claims("next", "-f", "json", "--by", "bob").stdout)

    assert (mine["id"], other["id"]) == ("harbour/1", "harbour/2")
    assert other["missing"] == ["a second checker; claims recheck harbour/2 --to NAME"]


def test_a_range_names_the_claims_that_stand(claims: Invoke, harbour: str) -> None:
    claims("drop", "harbour/2", "--because", "credit")

    shown = claims("assign", "harbour/1-9", "harbour/1", "--to", "bob")

    assert shown.stdout == "harbour/1 is for bob\nharbour/3 is for bob\n"
    refused = claims("take", "harbour/7-9", code=1)
    assert "no claim in harbour/7-9; claims list harbour shows them" in refused.output
