"""Taking a claim back that was dropped, or merged into another."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_restore import restore_claim
from claims.vocabulary import Status
from support import claim as find
from support import make_article
from support_desk import rule, state


def test_a_claim_that_is_taken_back_is_what_it_had_been(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)
    edit_claim(
        connection, find(connection, "harbour/2"), by="bob", changes={"speaker": "Q"}
    )
    rule(connection, "harbour/3")
    edit_claim(
        connection, find(connection, "harbour/3"), by="bob", changes={"speaker": "Q"}
    )
    numbers = ["harbour/1", "harbour/2", "harbour/3"]
    before = [state(connection, each) for each in numbers]
    for each in numbers:
        drop_claim(connection, find(connection, each), because="no claim", by="bob")

    given = [
        restore_claim(connection, find(connection, each), by="bob").status
        for each in numbers
    ]

    assert given == [Status.CHECKED, Status.UNVERIFIED, Status.SUSPENDED]
    assert [state(connection, each) for each in numbers] == [
        {**fields, "looked_by": "bob"} for fields in before
    ]


def test_a_duplicate_that_is_taken_back_is_a_duplicate_no_more(
    connection: Connection,
) -> None:
    make_article(connection)
    other = find(connection, "harbour/2")
    merge_claims(connection, find(connection), [other], by="bob")

    restore_claim(connection, other, by="ada")

    fields = state(connection, "harbour/2")
    assert (fields["duplicate_of"], fields["drop_reason"]) == (None, None)


def test_only_a_dropped_claim_is_taken_back(connection: Connection) -> None:
    make_article(connection)

    with pytest.raises(ConflictError) as refused:
        restore_claim(connection, find(connection), by="ada")

    assert str(refused.value) == "harbour/1 is not dropped"
