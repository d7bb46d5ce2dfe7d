"""Adding a claim that the engine missed."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_drop import drop_claim
from claims.vocabulary import Kind, Outcome, Status
from support import TEXT, make_article
from support_desk import SAFE, everything, state, word


def test_a_claim_that_a_person_adds_is_looked_at_but_not_checked(
    connection: Connection,
) -> None:
    article = make_article(connection)

    name = add_claim(connection, article, SAFE, by="bob")

    fields = state(connection, str(name))
    assert str(name) == "harbour/4"
    assert fields["status"] == Status.UNVERIFIED
    assert (fields["added_by"], fields["looked_by"]) == ("bob", "bob")
    assert fields["engine"] is None
    outcome = schema.claim_outcome.c
    assert (
        connection.scalar(sa.select(outcome.outcome).where(outcome.claim_id == name.id))
        == Outcome.PROPOSED
    )


def test_a_number_is_never_given_twice(connection: Connection) -> None:
    article = make_article(connection)
    name = add_claim(connection, article, SAFE, by="bob")
    drop_claim(connection, name, because="no claim", by="bob")

    again = add_claim(connection, article, SAFE, by="bob")

    assert (str(name), str(again)) == ("harbour/4", "harbour/5")


def test_a_claim_that_stands_already_is_not_added_again(
    connection: Connection,
) -> None:
    article = make_article(connection)
    add_claim(connection, article, SAFE, by="bob")
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        add_claim(connection, article, SAFE, by="ada")

    assert str(refused.value) == (
        "harbour/4 makes this claim of these words already;"
        " change it with: claims edit harbour/4"
    )
    assert everything(connection) == before


@pytest.mark.parametrize(
    "other",
    [
        word(TEXT, "The bridge is safe", kind=Kind.OPINION),
        word(TEXT, "The bridge is safe", speaker="Ada Quill"),
        word(TEXT, "bridge is safe"),
        word(TEXT, "The bridge", "is safe"),
    ],
)
def test_other_words_another_kind_or_speaker_make_another_claim(
    connection: Connection, other: object
) -> None:
    article = make_article(connection)
    add_claim(connection, article, SAFE, by="bob")

    name = add_claim(connection, article, other, by="bob")  # type: ignore[arg-type]

    assert str(name) == "harbour/5"
