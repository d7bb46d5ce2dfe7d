"""Who holds which claim."""

from datetime import date

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.claims.assignments import assign, release, take
from claims.services.claims.claim_drop import drop_claim
from support import claim as find
from support import make_article
from support_desk import damage, everything, state

DAY = date(2030, 1, 1)


def test_a_claim_is_held_by_whom_it_was_given_to(connection: Connection) -> None:
    article = make_article(connection)

    given = assign(connection, find(connection), to=" bob ", by="ada", due_on=DAY)

    assert given
    fields = state(connection)
    assert (fields["holder"], fields["due_on"]) == ("bob", DAY)
    assert damage(connection, article) == []


def test_the_same_assignment_again_changes_nothing(connection: Connection) -> None:
    make_article(connection)
    assign(connection, find(connection), to="bob", by="ada", due_on=DAY)
    before = everything(connection)

    assert not assign(connection, find(connection), to="bob", by="eve", due_on=DAY)
    assert not take(connection, find(connection), by="bob")
    assert everything(connection) == before


def test_what_somebody_else_holds_is_not_taken(connection: Connection) -> None:
    make_article(connection)
    take(connection, find(connection), by="bob")

    with pytest.raises(ConflictError) as refused:
        take(connection, find(connection), by="ada")

    assert str(refused.value) == (
        "bob holds harbour/1; give it to yourself with:"
        " claims assign harbour/1 --to 'ada'"
    )


def test_a_claim_is_let_go_by_anybody_even_when_it_was_dropped(
    connection: Connection,
) -> None:
    make_article(connection)
    take(connection, find(connection), by="bob", due_on=DAY)
    drop_claim(connection, find(connection), because="no claim", by="ada")

    assert release(connection, find(connection), by="ada") == "bob"

    assert (state(connection)["holder"], state(connection)["due_on"]) == (None, None)
    with pytest.raises(ConflictError, match="nobody holds harbour/1"):
        release(connection, find(connection), by="ada")
