"""Whose verdicts an article rests on, and who answered their own."""

import pytest
from sqlalchemy import Connection

from claims.services.core.lookup import ArticleName
from claims.services.release.own_work import own_answers, own_verdicts
from claims.services.replies.resolutions import NewResolution, add_resolution
from claims.vocabulary import Answer
from support import claim as find
from support_desk import checked, cite, rule


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """An article whose claims ada has checked; bob says that the first is false."""
    made = checked(connection)
    cite(connection)
    rule(connection, rating="false", by="bob")
    return made


def test_a_verdict_is_ones_own_however_the_name_is_written(
    connection: Connection, article: ArticleName
) -> None:
    assert own_verdicts(connection, article, " BOB ") == [1]
    assert own_verdicts(connection, article, "ada") == [1, 2, 3]
    assert own_verdicts(connection, article, "eve") == []


@pytest.mark.parametrize(("by", "found"), [("bob", [1]), ("eve", [])])
def test_an_answer_to_ones_own_verdict_is_own_work(
    connection: Connection, article: ArticleName, by: str, found: list[int]
) -> None:
    stet = NewResolution(Answer.STET, "a quotation")
    add_resolution(connection, find(connection), stet, by=by)

    assert own_answers(connection, article) == found
