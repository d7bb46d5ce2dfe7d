"""The gate on what failed, and still stands in the text."""

from datetime import date

import pytest
from sqlalchemy import Connection

from claims.records import Again, Obstacle
from claims.services.core.lookup import ArticleName
from claims.services.desk.policies import set_policy
from claims.services.release.gate_case import open_case
from claims.services.release.gate_failures import failed
from claims.services.replies.resolutions import NewResolution, add_resolution
from claims.vocabulary import Answer, Objection, Role
from support import TEXT
from support import claim as find
from support_desk import checked, cite, revise_to, rule

ONLY_FAILED = "[gate]\nrefuted = true\n"
RESOLVE = '[gate]\nnot_enough_evidence = "resolve"\nsuggestions = "resolve"\n'


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """A number and what the mayor said: both are wrong; that she said it is true."""
    made = checked(connection)
    set_policy(connection, ONLY_FAILED, by="eve")
    for name in ("harbour/1", "harbour/3"):
        cite(connection, name)
        rule(connection, name, "false")
    return made


def met(connection: Connection, article: ArticleName) -> list[Obstacle]:
    return list(failed(open_case(connection, article, date(2024, 9, 2), frozenset())))


def test_what_is_refuted_and_what_nobody_checked_that_it_was_said(
    connection: Connection, article: ArticleName
) -> None:
    assert met(connection, article) == [
        Obstacle(Objection.REFUTED, "harbour/1"),
        Obstacle(
            Objection.ATTRIBUTION,
            "harbour/3",
            {"failed": "refuted", "speaker": "Ada Quill"},
            again=Again("false"),
        ),
    ]


def test_that_it_was_said_is_confirmed_by_the_claim_that_it_was(
    connection: Connection, article: ArticleName
) -> None:
    cite(connection, "harbour/2")
    rule(connection, "harbour/2", "true")

    assert [each.subject for each in met(connection, article)] == ["harbour/1"]


def test_another_editor_is_named_whatever_the_policy_calls_the_checker(
    connection: Connection, article: ArticleName
) -> None:
    set_policy(connection, '[gate]\neditors = ["ADA", "mia"]\n', by="eve")

    told = {each.facts.get("editor") for each in met(connection, article)}

    assert told == {"mia", None}


def test_the_editor_may_let_it_stand(
    connection: Connection, article: ArticleName
) -> None:
    stet = NewResolution(Answer.STET, "a quotation", role=Role.EDITOR)
    add_resolution(connection, find(connection), stet, by="eve")

    assert [each.subject for each in met(connection, article)] == ["harbour/3"]


def test_what_left_the_text_and_what_the_policy_does_not_ask_is_no_obstacle(
    connection: Connection, article: ArticleName
) -> None:
    first = "The bridge carried 40,000 vehicles a day before it closed. "
    revise_to(connection, article, TEXT.replace(first, ""))
    after = [each.subject for each in met(connection, article)]
    set_policy(connection, "[gate]\nrefuted = false\n", by="eve")

    assert "harbour/1" not in after
    assert met(connection, article) == []


def answer(connection: Connection, said: Answer, by: str, name: str) -> None:
    new = NewResolution(said, "a reason")
    add_resolution(connection, find(connection, name), new, by=by)


def test_what_nothing_settles_waits_for_an_answer(connection: Connection) -> None:
    article = checked(connection)
    cite(connection, "harbour/3")
    rule(connection, "harbour/3", "true")
    set_policy(connection, RESOLVE, by="eve")

    before = met(connection, article)
    answer(connection, Answer.REJECT, "writer", "harbour/1")
    answer(connection, Answer.STET, "eve", "harbour/2")

    assert before == [
        Obstacle(Objection.NOT_ENOUGH_EVIDENCE, "harbour/1"),
        Obstacle(Objection.NOT_ENOUGH_EVIDENCE, "harbour/2"),
    ]
    assert met(connection, article) == []


def test_a_policy_without_the_key_lets_out_what_nothing_settles(
    connection: Connection,
) -> None:
    article = checked(connection)
    rule(connection, "harbour/1", because="anew", suggestion="other words")
    set_policy(connection, ONLY_FAILED, by="eve")

    assert met(connection, article) == []


def test_what_somebody_says_and_nothing_settles_must_have_been_said(
    connection: Connection,
) -> None:
    article = checked(connection)
    set_policy(connection, RESOLVE, by="eve")

    [found] = [each for each in met(connection, article) if each.subject == "harbour/3"]
    answer(connection, Answer.REJECT, "writer", "harbour/3")
    after = [each.subject for each in met(connection, article)]

    assert (found.kind, found.facts["failed"]) == (
        Objection.ATTRIBUTION,
        "not-enough-evidence",
    )
    assert "harbour/3" not in after


@pytest.mark.parametrize("rating", ["true", "unverifiable"])
def test_a_suggested_wording_waits_for_an_answer(
    connection: Connection, rating: str
) -> None:
    article = checked(connection)
    cite(connection)
    rule(connection, rating=rating, because="anew", suggestion="31,200 a day")
    set_policy(connection, '[gate]\nsuggestions = "resolve"\n', by="eve")

    before = met(connection, article)
    answer(connection, Answer.ACCEPT, "writer", "harbour/1")

    assert before == [Obstacle(Objection.SUGGESTION, "harbour/1")]
    [accepted] = met(connection, article)
    assert (accepted.kind, accepted.blocks) == (Objection.ACCEPTED, False)
    text = TEXT.replace("40,000 vehicles a day", "31,200 vehicles a day")
    revise_to(connection, article, text)
    assert met(connection, article) == []


def test_an_answer_to_ones_own_verdict_is_shown_and_blocks_where_it_is_forbidden(
    connection: Connection, article: ArticleName
) -> None:
    answer(connection, Answer.STET, "ada", "harbour/1")

    def own() -> list[tuple[str, bool]]:
        found = [each for each in met(connection, article) if "1" in each.subject]
        return [(each.kind.value, each.blocks) for each in found]

    assert own() == []
    set_policy(connection, '[gate]\nown_stet = "show"\n', by="eve")
    assert own() == [("own-stet", False)]
    set_policy(connection, '[gate]\nown_stet = "refuse"\n', by="eve")
    assert own() == [("own-stet", True)]
    answer(connection, Answer.STET, "eve", "harbour/1")
    assert own() == []
