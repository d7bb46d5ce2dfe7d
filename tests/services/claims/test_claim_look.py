"""A person's look at a claim."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_look import look_at, take_look_back
from claims.services.core import ledger
from claims.vocabulary import Kind, Status
from support import TEXT, make_article, propose
from support import claim as find
from support_desk import cite, damage, everything, rule, status


def with_opinion(connection: Connection) -> None:
    opinion = propose(TEXT, "The bridge is safe. The", kind=Kind.OPINION)
    make_article(connection, claims=[opinion, propose(TEXT, "before it closed")])


def test_a_look_is_all_that_an_opinion_needs(connection: Connection) -> None:
    with_opinion(connection)

    assert look_at(connection, find(connection), by="bob") == (Status.CHECKED, None)

    [entry] = [
        each
        for each in ledger.entries(connection, subject="harbour/1")
        if each.what == "look"
    ]
    assert entry.who == "bob"
    assert entry.after["claim/1"]["checker"] == "bob"
    assert not damage(connection, find(connection).article)


def test_a_look_at_any_other_claim_checks_nothing(connection: Connection) -> None:
    with_opinion(connection)

    name = find(connection, "harbour/2")

    assert look_at(connection, name, by="bob") == (Status.UNVERIFIED, None)
    assert not damage(connection, name.article)


def test_the_first_look_stands(connection: Connection) -> None:
    with_opinion(connection)
    look_at(connection, find(connection), by="bob")
    before = everything(connection)

    assert look_at(connection, find(connection), by="ada") == (Status.CHECKED, "bob")
    assert everything(connection) == before


def test_nobody_looks_at_a_dropped_claim(connection: Connection) -> None:
    with_opinion(connection)
    drop_claim(connection, find(connection), because="a caption", by="ada")

    with pytest.raises(ConflictError, match="claims drop harbour/1 --undo"):
        look_at(connection, find(connection), by="bob")


def test_a_look_can_be_taken_back_by_whoever_looked(connection: Connection) -> None:
    with_opinion(connection)
    name = find(connection)
    look_at(connection, name, by="bob")

    with pytest.raises(ConflictError, match="was looked at by bob, not by ada"):
        take_look_back(connection, name, by="ada")
    assert take_look_back(connection, name, by="bob") == Status.UNVERIFIED

    with pytest.raises(ConflictError, match="was looked at by nobody, not by bob"):
        take_look_back(connection, name, by="bob")
    assert status(connection) == Status.UNVERIFIED
    assert not damage(connection, name.article)


@pytest.mark.parametrize("order", ["more, then look", "look, then more"])
@pytest.mark.parametrize("more", [cite, rule])
def test_who_said_more_of_a_claim_has_looked_at_it(
    connection: Connection, more: Callable[[Connection], object], order: str
) -> None:
    with_opinion(connection)
    name = find(connection)
    if order == "look, then more":
        look_at(connection, name, by="ada")
    more(connection)
    look_at(connection, name, by="ada")

    with pytest.raises(ConflictError, match="ada did more to harbour/1 than look"):
        take_look_back(connection, name, by="ada")
