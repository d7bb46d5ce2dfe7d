"""Putting several claims in the place of one."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.claims.claim_split import split_claim
from claims.services.reports.article_report import get_checked_claim
from claims.vocabulary import Kind, Status
from support import TEXT, make_article
from support import claim as find
from support_desk import SAFE, damage, rule, standing, state, status, word


def test_several_claims_take_the_place_of_one_that_was_split(
    connection: Connection,
) -> None:
    article = make_article(connection)
    pieces = [word(TEXT, "40,000 vehicles"), word(TEXT, "a day")]

    names = split_claim(connection, find(connection), pieces, by="bob")

    assert [str(each) for each in names] == ["harbour/4", "harbour/5"]
    assert standing(connection) == ["harbour/2", "harbour/3", "harbour/4", "harbour/5"]
    assert [state(connection, str(each))["split_from"] for each in names] == [1, 1]
    checked = get_checked_claim(connection, find(connection))
    assert checked.drop_reason == "split into harbour/4, harbour/5"
    assert checked.dropped_by == "bob"
    assert damage(connection, article) == []


def test_a_claim_may_be_split_into_two_that_stand_on_its_own_words(
    connection: Connection,
) -> None:
    make_article(connection)
    whole = "40,000 vehicles a day"
    pieces = [
        word(TEXT, whole, kind=Kind.QUANTITY, statement="The bridge carried 40,000."),
        word(TEXT, whole, kind=Kind.STATE, statement="The bridge carried vehicles."),
    ]

    names = split_claim(connection, find(connection), pieces, by="bob")

    assert [str(each) for each in names] == ["harbour/4", "harbour/5"]


def test_the_parts_of_a_split_are_unverified_whatever_the_whole_was(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)

    pieces = [word(TEXT, "40,000 vehicles"), word(TEXT, "a day")]
    names = split_claim(connection, find(connection), pieces, by="bob")

    assert {status(connection, str(each)) for each in names} == {Status.UNVERIFIED}


def test_a_claim_is_split_into_two_or_more(connection: Connection) -> None:
    make_article(connection)

    with pytest.raises(ConflictError) as refused:
        split_claim(connection, find(connection), [SAFE], by="ada")

    assert str(refused.value) == ("harbour/1 can only be split into two claims or more")
