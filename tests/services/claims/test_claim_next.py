"""The next claim: the most check-worthy that nobody holds."""

import pytest
from sqlalchemy import Connection

from claims.services.articles.article_withdraw import withdraw_article
from claims.services.claims.assignments import assign
from claims.services.claims.claim_next import Wanted, peek_next, take_next
from claims.services.desk.policies import set_policy
from claims.vocabulary import Kind
from support import claim as find
from support import make_article
from support_desk import everything, rule, state


def test_the_most_check_worthy_comes_first_and_each_once(
    connection: Connection,
) -> None:
    make_article(connection)

    taken = [take_next(connection, Wanted(), by="ada") for _ in range(4)]

    assert [str(each) for each in taken] == [
        "harbour/2",
        "harbour/1",
        "harbour/3",
        "None",
    ]
    assert state(connection, "harbour/2")["holder"] == "ada"


def test_looking_takes_nothing(connection: Connection) -> None:
    make_article(connection)
    before = everything(connection)

    assert str(peek_next(connection, Wanted(), by="ada")) == "harbour/2"
    assert everything(connection) == before


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(kind=Kind.QUANTITY), "harbour/1"),
        (Wanted(min_worth=0.5), "harbour/2"),
        (Wanted(min_worth=0.95), "None"),
        (Wanted(article_id=-1), "None"),
    ],
)
def test_only_what_is_wanted_is_given(
    connection: Connection, wanted: Wanted, expected: str
) -> None:
    make_article(connection)

    assert str(peek_next(connection, wanted, by="ada")) == expected


def test_what_is_held_checked_or_withdrawn_is_not_given(
    connection: Connection,
) -> None:
    article = make_article(connection)
    assign(connection, find(connection, "harbour/2"), to="bob", by="ada")
    rule(connection, "harbour/1")

    assert str(peek_next(connection, Wanted(), by="ada")) == "harbour/3"
    withdraw_article(connection, article, because="a draft", by="ada")
    assert peek_next(connection, Wanted(), by="ada") is None


def test_what_lacks_but_a_second_checker_is_for_somebody_else(
    connection: Connection,
) -> None:
    make_article(connection)
    set_policy(connection, "[default]\nsecond_checker = true\n", by="eve")
    rule(connection, "harbour/2", by="ada")

    assert str(peek_next(connection, Wanted(), by="ada")) == "harbour/1"
    assert str(peek_next(connection, Wanted(), by="bob")) == "harbour/2"
