"""What was found about a claim, before anybody rules on it."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.claims.claim_drop import drop_claim
from claims.services.evidence.claim_evidence import (
    NewEvidence,
    add_evidence,
    list_evidence,
)
from claims.services.evidence.sources import find_or_add
from claims.vocabulary import Stance, Status
from support import claim as find
from support import make_article
from support_desk import PAGE, cite, everything, prepare, race, rows, rule, status


def piece(connection: Connection) -> NewEvidence:
    return NewEvidence(
        source_id=find_or_add(connection, PAGE, by="ada").id,
        stance=Stance.REFUTES,
        passage="31,200 — «vehicles»",
        locator="p. 4",
        accessed_on=date(2024, 9, 3),
        note="the table, not the text",
    )


def test_evidence_is_kept_as_it_was_found(connection: Connection) -> None:
    make_article(connection)
    new = piece(connection)

    found, is_new = add_evidence(connection, find(connection), new, by="bob")

    assert is_new
    assert list_evidence(connection, find(connection)) == [found]
    assert (found.number, found.claim, found.checker) == (1, "harbour/1", "bob")
    assert (found.source.name, found.stance) == (PAGE, Stance.REFUTES)
    assert (found.passage, found.locator) == ("31,200 — «vehicles»", "p. 4")
    assert found.accessed_on == date(2024, 9, 3)
    assert found.note == "the table, not the text"


def test_evidence_is_a_look_at_the_claim_and_no_verdict(
    connection: Connection,
) -> None:
    make_article(connection)

    cite(connection)

    looker = connection.scalar(
        sa.select(schema.claim.c.looked_by_id).where(schema.claim.c.number == 1)
    )
    assert looker is not None
    assert status(connection) == Status.UNVERIFIED


def test_who_looked_first_stays_who_looked(connection: Connection) -> None:
    make_article(connection)
    cite(connection, by="bob")

    cite(connection, passage="more", by="ada")

    name = connection.scalar(
        sa.select(schema.checker.c.name).join(
            schema.claim, schema.claim.c.looked_by_id == schema.checker.c.id
        )
    )
    assert name == "bob"


def test_the_same_piece_again_is_one_record(connection: Connection) -> None:
    make_article(connection)
    new = piece(connection)
    first, _ = add_evidence(connection, find(connection), new, by="bob")
    before = everything(connection)

    again = add_evidence(connection, find(connection), new, by="ada")

    assert again == (first, False)
    assert everything(connection) == before


def test_another_passage_place_or_stance_is_another_piece(
    connection: Connection,
) -> None:
    make_article(connection)
    new = piece(connection)
    other = find_or_add(connection, "https://example.org/other", by="ada")
    pieces = [
        new,
        replace(new, passage="else"),
        replace(new, locator="p. 5"),
        replace(new, stance=Stance.CONTEXT),
        replace(new, source_id=other.id),
    ]

    given = [
        add_evidence(connection, find(connection), each, by="ada") for each in pieces
    ]

    assert [(found.number, is_new) for found, is_new in given] == [
        (number, True) for number in range(1, 6)
    ]


def test_the_evidence_of_a_claim_is_its_own(connection: Connection) -> None:
    make_article(connection)
    cite(connection, passage="one")
    other = cite(connection, "harbour/2", passage="two")

    assert other.number == 1
    assert list_evidence(connection, find(connection, "harbour/2")) == [other]


def test_a_dropped_claim_takes_no_evidence(connection: Connection) -> None:
    make_article(connection)
    drop_claim(connection, find(connection), because="no claim", by="bob")

    with pytest.raises(ConflictError) as refused:
        cite(connection)

    assert str(refused.value) == (
        "harbour/1 was dropped; take it back with: claims drop harbour/1 --undo"
    )


def test_evidence_that_a_verdict_cites_is_kept_as_it_was(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection)
    rule(connection, rating="true")
    before = rows(connection, schema.evidence)

    cite(connection, passage="more")
    drop_claim(connection, find(connection), because="no claim", by="bob")

    assert rows(connection, schema.evidence)[:1] == before


def test_the_same_piece_of_several_commands_at_once_is_one(database: str) -> None:
    prepare(database)

    given = race(database, lambda connection: cite(connection).number)

    assert given == [1, 1, 1, 1]
