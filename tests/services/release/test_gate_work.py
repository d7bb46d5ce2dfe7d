"""The gate on work that is left: to rule, to look, to ask, to cover."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Again, Lack, Obstacle
from claims.records.verdicts import GivenWith
from claims.services.claims.assignments import take
from claims.services.claims.claim_edit import edit_claim
from claims.services.core.lookup import ArticleName
from claims.services.desk.policies import set_policy
from claims.services.release.gate_case import GateCase, open_case
from claims.services.release.gate_work import (
    given_along,
    stale,
    unanswered,
    uncovered,
    unverified,
)
from claims.services.replies.approaches import NewApproach, add_approach
from claims.vocabulary import Lacking, Objection, Step
from support import TEXT, make_article, propose
from support import claim as find
from support_desk import checked, folded, rule

DAY = date(2024, 9, 2)


@pytest.fixture
def met(
    connection: Connection,
) -> Callable[[Callable[[GateCase], Iterator[Obstacle]], ArticleName], list[Obstacle]]:
    return lambda of, article: list(
        of(open_case(connection, article, DAY, frozenset()))
    )


Met = Callable[[Callable[[GateCase], Iterator[Obstacle]], ArticleName], list[Obstacle]]


def test_what_nobody_ruled_on_is_told_with_who_holds_it(
    connection: Connection, met: Met
) -> None:
    article = make_article(connection)
    take(connection, find(connection, "harbour/2"), by="bob")
    rule(connection, "harbour/3")

    assert met(unverified, article) == [
        Obstacle(Objection.UNVERIFIED, "harbour/1"),
        Obstacle(Objection.UNVERIFIED, "harbour/2", {"holder": "bob"}),
    ]


def test_what_a_verdict_lacks_is_told(connection: Connection, met: Met) -> None:
    article = make_article(connection)
    set_policy(connection, "[default]\nsecond_checker = true\n", by="eve")
    rule(connection)

    first, *_ = met(unverified, article)

    lack = Lack(Lacking.SECOND_CHECKER)
    assert first == Obstacle(
        Objection.UNVERIFIED, "harbour/1", lack=lack, again=Again("unverifiable")
    )


def test_a_day_to_look_again_is_past_the_day_after(
    connection: Connection, met: Met
) -> None:
    article = checked(connection)
    rule(connection, "harbour/1", recheck_by=DAY)
    rule(connection, "harbour/2", recheck_by=date(2024, 9, 1))

    assert met(stale, article) == [
        Obstacle(
            Objection.STALE,
            "harbour/2",
            {"day": "2024-09-01"},
            again=Again("unverifiable"),
        )
    ]
    set_policy(connection, "[gate]\nstale = false\n", by="eve")
    assert met(stale, article) == []


def test_who_is_criticised_is_asked_and_answers_or_is_silent(
    connection: Connection, met: Met
) -> None:
    article = make_article(connection)
    set_policy(connection, '[gate]\nright_of_reply = "marked"\n', by="eve")
    edit_claim(connection, find(connection), by="ada", changes={"criticises": "Quill"})

    def say(step: Step) -> None:
        said = NewApproach("Quill", step, DAY)
        add_approach(connection, find(connection), said, by="ada")

    [before] = met(unanswered, article)
    say(Step.ASKED)
    [asked] = met(unanswered, article)
    say(Step.SILENT)

    assert before.facts == {"whom": "Quill", "named": "yes"}
    assert asked.facts == {"whom": "Quill", "asked": "Quill"}
    assert met(unanswered, article) == []


def test_sentences_with_words_that_nobody_looked_at_are_told(
    connection: Connection, met: Met
) -> None:
    article = checked(connection)

    [found] = met(uncovered, article)

    assert found.kind == Objection.UNCOVERED
    assert (found.subject, found.facts["sentence"]) == ("harbour sentence 1", "1")
    assert found.told
    connection.execute(sa.delete(schema.sentence))
    assert met(uncovered, article) == []


def test_the_gate_asks_of_each_detail_what_the_policy_does(
    connection: Connection, met: Met
) -> None:
    said = "the council has spent 12 million on repairs"
    report = f"Mayor Ada Quill said {said}"
    claims = [
        propose(TEXT, report),
        propose(TEXT, "Mayor Ada Quill"),
        propose(TEXT, said, speaker="Ada Quill"),
        propose(TEXT, "12 million"),
    ]
    article = make_article(connection, claims=claims)
    look = {"look": "yes"}

    asked = {each.subject: each.facts for each in met(unverified, article)}

    assert asked == {
        "harbour/1": {},
        "harbour/2": look,
        "harbour/3": {},
        "harbour/4": {},
    }


def test_what_was_ruled_on_along_with_a_row_is_to_be_known(
    connection: Connection, met: Met
) -> None:
    article = folded(connection)
    rule(connection, "harbour/2")
    rule(connection, "harbour/1", given_with=GivenWith("harbour/2", 1))

    assert met(given_along, article) == [
        Obstacle(Objection.GIVEN_WITH, "harbour", {"count": "1"}, blocks=False)
    ]
