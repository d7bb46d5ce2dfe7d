"""The gate on what failed, and still stands in the text."""

from datetime import date

import pytest
from sqlalchemy import Connection

from claims.records import Obstacle
from claims.services.core.lookup import ArticleName
from claims.services.desk.policies import set_policy
from claims.services.release.gate_case import open_case
from claims.services.release.gate_failures import failed
from claims.services.replies.resolutions import NewResolution, add_resolution
from claims.vocabulary import Answer, Objection, Role
from support import TEXT
from support import claim as find
from support_desk import checked, cite, revise_to, rule


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """A number and what the mayor said: both are wrong."""
    made = checked(connection)
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
            {"failed": "refuted", "speaker": "Ada Quill", "rating": "false"},
        ),
    ]


def test_that_it_was_said_is_confirmed_by_the_claim_that_it_was(
    connection: Connection, article: ArticleName
) -> None:
    cite(connection, "harbour/2")
    rule(connection, "harbour/2", "true")

    assert [each.subject for each in met(connection, article)] == ["harbour/1"]


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
