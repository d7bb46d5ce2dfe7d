"""Stretches that a named person marked as nothing to check."""

import pytest
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, NotFoundError
from claims.records import Span
from claims.services.claims.dispositions import (
    add_disposition,
    list_dispositions,
    withdraw_disposition,
)
from claims.services.core.lookup import find_article
from support import make_article
from support_desk import damage, everything, meanwhile, prepare, rows


def test_a_stretch_is_kept_with_who_marked_it_and_why(connection: Connection) -> None:
    article = make_article(connection)

    made = add_disposition(connection, article, (0, 31), reason="a headline", by="ada")

    assert list_dispositions(connection, article) == [made]
    assert (made.number, made.reason, made.checker) == (1, "a headline", "ada")
    assert made.span == Span(0, 31, "Harbour bridge to reopen in May")


def test_stretches_are_listed_in_text_order(connection: Connection) -> None:
    article = make_article(connection)
    for part in ((32, 90), (0, 31)):
        add_disposition(connection, article, part, reason=None, by="ada")

    found = list_dispositions(connection, article)

    assert [(each.number, each.span.start) for each in found] == [(2, 0), (1, 32)]


@pytest.mark.parametrize("part", [(0, 31), (0, 5), (30, 40), (5, 6), (0, 99)])
def test_what_is_marked_already_is_not_marked_again(
    connection: Connection, part: tuple[int, int]
) -> None:
    article = make_article(connection)
    add_disposition(connection, article, (4, 31), reason=None, by="ada")
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        add_disposition(connection, article, part, reason=None, by="bob")

    assert str(refused.value) == (
        "4:31 is marked already, by ada; take it back with:"
        " claims nothing-here harbour --undo 1"
    )
    assert everything(connection) == before


def test_a_neighbouring_stretch_may_be_marked(connection: Connection) -> None:
    article = make_article(connection)
    add_disposition(connection, article, (10, 20), reason=None, by="ada")

    for part in ((0, 10), (20, 31)):
        add_disposition(connection, article, part, reason=None, by="ada")

    assert len(list_dispositions(connection, article)) == 3


@pytest.mark.parametrize("part", [(-1, 3), (3, 3), (5, 3), (0, 9999), (7, 8)])
def test_what_is_no_stretch_of_the_text_is_refused(
    connection: Connection, part: tuple[int, int]
) -> None:
    article = make_article(connection)
    before = everything(connection)

    with pytest.raises(ConflictError, match=f"span {part[0]}:{part[1]} "):
        add_disposition(connection, article, part, reason=None, by="ada")

    assert everything(connection) == before


def test_a_stretch_that_is_taken_back_stays_on_record(connection: Connection) -> None:
    article = make_article(connection)
    add_disposition(connection, article, (0, 31), reason="a headline", by="ada")

    taken = withdraw_disposition(connection, article, 1, by=" bob ")

    assert taken.number == 1
    assert list_dispositions(connection, article) == []
    assert len(rows(connection, schema.disposition)) == 1
    assert damage(connection, article) == []


def test_a_stretch_that_is_taken_back_may_be_marked_again(
    connection: Connection,
) -> None:
    article = make_article(connection)
    add_disposition(connection, article, (0, 31), reason=None, by="ada")
    withdraw_disposition(connection, article, 1, by="ada")

    again = add_disposition(connection, article, (0, 31), reason=None, by="ada")

    assert again.number == 2


def test_a_stretch_that_is_not_marked_cannot_be_taken_back(
    connection: Connection,
) -> None:
    article = make_article(connection)
    add_disposition(connection, article, (0, 31), reason=None, by="ada")
    withdraw_disposition(connection, article, 1, by="ada")

    for number in (1, 2):
        with pytest.raises(NotFoundError) as refused:
            withdraw_disposition(connection, article, number, by="ada")
        assert str(refused.value) == (
            f"no marked stretch {number} in harbour; claims nothing-here harbour"
            " lists them"
        )


def test_one_of_two_who_mark_the_same_words_at_once_is_told_so(database: str) -> None:
    prepare(database)

    def mark(connection: Connection) -> object:
        article = find_article(connection, "harbour")
        return add_disposition(connection, article, (0, 31), reason=None, by="ada")

    first, second = meanwhile(database, mark, mark)

    assert not isinstance(first, Exception)
    assert isinstance(second, ConflictError)
    assert str(second).startswith("0:31 is marked already, by ada")
