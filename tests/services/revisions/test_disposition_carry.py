"""What was marked as nothing to check stays so where its words do."""

import pytest
from sqlalchemy import Connection

from claims.services.claims.dispositions import (
    add_disposition,
    list_dispositions,
    withdraw_disposition,
)
from claims.services.core.lookup import ArticleName
from support import TEXT, make_article
from support_desk import damage, revise_to


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """An article of which the first words are marked."""
    made = make_article(connection)
    add_disposition(connection, made, (0, 14), reason="a name", by="ada")
    return made


def marked(connection: Connection, article: ArticleName) -> list[tuple[int, str]]:
    found = list_dispositions(connection, article)
    return [(each.span.start, each.span.quote) for each in found]


def test_a_mark_is_carried_with_its_words(
    connection: Connection, article: ArticleName
) -> None:
    revise_to(connection, article, "New: " + TEXT)

    assert marked(connection, article) == [(5, "Harbour bridge")]
    [mark] = list_dispositions(connection, article)
    assert (mark.number, mark.carried_from) == (2, 1)
    assert (mark.checker, mark.reason) == ("ada", "a name")
    assert damage(connection, article) == []


def test_a_mark_on_other_words_is_not_carried_and_comes_back_with_them(
    connection: Connection, article: ArticleName
) -> None:
    revise_to(connection, article, TEXT.replace("Harbour bridge", "The tunnel"))
    between = marked(connection, article)
    revise_to(connection, article, TEXT)

    assert between == []
    assert marked(connection, article) == [(0, "Harbour bridge")]


def test_a_mark_that_was_taken_back_is_not_carried(
    connection: Connection, article: ArticleName
) -> None:
    revise_to(connection, article, "New: " + TEXT)
    withdraw_disposition(connection, article, 2, by="bob")

    revise_to(connection, article, "Newer: " + TEXT)

    assert marked(connection, article) == []
