"""What goes to the writer: what failed, and what should be worded otherwise."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import NotFoundError, UsageError
from claims.services.articles.article_withdraw import withdraw_article
from claims.services.core.lookup import ArticleName
from claims.services.replies.resolutions import NewResolution, add_resolution
from claims.services.reports.writer_sheet import list_queries
from claims.vocabulary import Answer
from support import claim as find
from support import make_article
from support_desk import cite, rule


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """An article of two writers: one claim failed, one has a suggestion, one stands."""
    made = make_article(connection)
    connection.execute(sa.update(schema.article).values(byline="By Ann Lee and Bo Ek"))
    cite(connection)
    rule(connection, rating="false")
    rule(connection, "harbour/2", suggestion="Say: the mayor.")
    cite(connection, "harbour/3")
    rule(connection, "harbour/3", rating="true")
    return made


def asked(connection: Connection, *args: object, **more: object) -> list[str | None]:
    found = list_queries(connection, *args, **more)  # type: ignore[arg-type]
    return [each.checked.claim.id for each in found]


def test_what_failed_or_has_a_suggestion_is_asked(
    connection: Connection, article: ArticleName
) -> None:
    assert asked(connection, article) == ["harbour/1", "harbour/2"]


@pytest.mark.parametrize(
    "writer", ["ann lee", " Bo Ek ", "By Ann Lee and Bo Ek", "ANN  LEE"]
)
def test_a_writer_is_one_of_the_byline(
    connection: Connection, article: ArticleName, writer: str
) -> None:
    assert len(asked(connection, writer=writer)) == 2


@pytest.mark.parametrize(("writer", "near"), [("Ann", "near it: Ann Lee"), ("x", "")])
def test_a_writer_in_no_byline_is_refused(
    connection: Connection, article: ArticleName, writer: str, near: str
) -> None:
    with pytest.raises(NotFoundError, match=f"no writer '{writer}'; {near}"):
        asked(connection, writer=writer)


def test_what_was_answered_is_asked_for_alone(
    connection: Connection, article: ArticleName
) -> None:
    answer = NewResolution(Answer.ACCEPT, "a slip")
    add_resolution(connection, find(connection), answer, by="ann")

    assert asked(connection, article) == ["harbour/2"]
    assert asked(connection, article, answered=True) == ["harbour/1", "harbour/2"]


def test_hidden_claims_and_withdrawn_articles_are_left_out(
    connection: Connection, article: ArticleName
) -> None:
    hidden = frozenset([find(connection).id])

    assert asked(connection, article, hidden=hidden) == ["harbour/2"]
    withdraw_article(connection, article, because="a draft", by="ada")
    assert asked(connection, writer="Ann Lee") == []


def test_somebody_must_be_named(connection: Connection) -> None:
    with pytest.raises(UsageError, match="whose sheet"):
        list_queries(connection)
