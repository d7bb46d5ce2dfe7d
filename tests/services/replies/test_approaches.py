"""The right of reply: who was asked, and what they said."""

from datetime import date

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, UsageError
from claims.records import Approach
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import get_claim
from claims.services.replies.approaches import NewApproach, add_approach, approaches_of
from claims.vocabulary import Status, Step
from support import claim as find
from support import make_article
from support_desk import damage, rule, status

DAY = date(2024, 9, 2)


def step(
    connection: Connection,
    what: Step = Step.ASKED,
    person: str = "the mayor",
    **more: str,
) -> tuple[Approach, bool]:
    new = NewApproach(person, what, DAY, **more)
    return add_approach(connection, find(connection), new, by="ada")


def test_asking_and_the_reply_are_two_records(connection: Connection) -> None:
    article = make_article(connection)

    asked, _ = step(connection, channel="telephone", person=" the mayor ")
    answered, _ = step(connection, Step.ANSWERED, words="No comment.")

    key = find(connection).id
    assert approaches_of(connection, [key]) == {key: [asked, answered]}
    assert (asked.number, asked.person, asked.channel) == (1, "the mayor", "telephone")
    assert (answered.number, answered.words) == (2, "No comment.")
    assert damage(connection, article) == []


def test_the_same_step_again_is_one_record(connection: Connection) -> None:
    make_article(connection)
    first = step(connection, channel="telephone")

    again = step(connection, channel="telephone")

    assert (first[1], again) == (True, (first[0], False))


@pytest.mark.parametrize("what", [Step.ANSWERED, Step.SILENT])
def test_who_was_not_asked_cannot_reply(connection: Connection, what: Step) -> None:
    make_article(connection)
    step(connection, person="somebody else")

    with pytest.raises(ConflictError, match="the mayor was not asked about harbour/1"):
        step(connection, what)


def test_somebody_is_approached_about_a_claim_that_stands(
    connection: Connection,
) -> None:
    make_article(connection)

    with pytest.raises(UsageError, match="pass --to PERSON"):
        step(connection, person=" ")
    drop_claim(connection, find(connection), because="none", by="ada")
    with pytest.raises(ConflictError, match="was dropped"):
        step(connection)


@pytest.mark.parametrize("whom", ["the mayor", ""])
def test_whom_a_claim_criticises_is_said_without_suspending_it(
    connection: Connection, whom: str
) -> None:
    article = make_article(connection)
    rule(connection)

    edit_claim(connection, find(connection), by="bob", changes={"criticises": whom})

    assert get_claim(connection, find(connection)).criticises == whom
    assert status(connection) == Status.CHECKED
    assert damage(connection, article) == []
