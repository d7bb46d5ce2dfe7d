"""``claims look``: a person's look, without a ruling."""

import json

import pytest
from sqlalchemy import Connection

from claims.vocabulary import Kind
from support import TEXT, Invoke, make_article, propose


@pytest.fixture
def harbour(connection: Connection) -> None:
    """An article with an opinion and a fact."""
    opinion = propose(TEXT, "The bridge is safe. The", kind=Kind.OPINION)
    make_article(connection, claims=[opinion, propose(TEXT, "before it closed")])
    connection.commit()


@pytest.mark.usefixtures("harbour")
def test_an_opinion_that_somebody_looked_at_is_checked(claims: Invoke) -> None:
    done = claims("look", "harbour/1", "harbour/2", "--by", "bob")

    assert done.stdout == (
        "harbour/1 looked at, by bob; it is checked\n"
        "harbour/2 looked at, by bob; it is unverified\n"
    )
    shown = json.loads(claims("show", "harbour/1", "-f", "json").stdout)
    assert (shown["status"], shown["checker"]) == ("checked", "bob")
    again = claims("look", "harbour/1").stdout
    assert again == "harbour/1 was looked at already, by bob; it is checked\n"
    claims("db", "verify")


@pytest.mark.usefixtures("harbour")
def test_a_look_is_taken_back(claims: Invoke) -> None:
    claims("look", "harbour/1")

    done = claims("look", "harbour/1", "--undo")

    assert done.stdout == "harbour/1: your look is taken back; it is unverified\n"
    claims("look", "harbour/1", "--undo", code=1)
    claims("db", "verify")


@pytest.mark.usefixtures("harbour")
def test_of_several_claims_all_are_looked_at_or_none(claims: Invoke) -> None:
    refused = claims("look", "harbour/1", "harbour/99", code=1)

    assert "no claim harbour/99" in refused.output
    assert "looked_by" not in claims("history", "harbour/1").stdout
    claims("look", code=2)
    claims("look", "harbour/1", "--by", " ", code=2)
