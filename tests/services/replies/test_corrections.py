"""The register of corrections."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection

from claims.errors import UsageError
from claims.services.articles.article_withdraw import withdraw_article
from claims.services.replies.corrections import (
    NewCorrection,
    add_correction,
    list_corrections,
)
from claims.services.reports.article_report import get_report
from claims.vocabulary import CorrectionClass
from support import claim as find
from support import make_article
from support_desk import damage, everything

ENTRY = NewCorrection(
    correction_class=CorrectionClass.TYPO,
    what="the year",
    rationale="misread",
    notice="An earlier version gave the year as 2003.",
    corrected_on=date(2024, 9, 2),
    old_wording="2003",
    new_wording="2002",
)


def test_corrections_are_numbered_in_their_article(connection: Connection) -> None:
    article = make_article(connection)
    other = make_article(connection, "other", "It froze.", [])

    first, _ = add_correction(connection, article, ENTRY, by="ada")
    claim = find(connection, "harbour/2")
    second, _ = add_correction(connection, article, ENTRY, claim=claim, by="ada")
    third, _ = add_correction(connection, other, ENTRY, by="ada")

    assert [each.number for each in (first, second, third)] == [1, 2, 1]
    assert (first.claim, second.claim) == (None, "harbour/2")
    assert list_corrections(connection, article) == [first, second]
    assert list_corrections(connection) == [first, second, third]
    assert get_report(connection, article).corrections == (first, second)
    assert damage(connection, article) == damage(connection, other) == []


def test_the_same_entry_again_is_one_record(connection: Connection) -> None:
    article = make_article(connection)
    first, _ = add_correction(connection, article, ENTRY, by="ada")
    before = everything(connection)

    again = add_correction(connection, article, ENTRY, by="ada ")

    assert again == (first, False)
    assert everything(connection) == before
    assert add_correction(connection, article, ENTRY, by="bob")[1]


@pytest.mark.parametrize("field", ["what", "rationale", "notice"])
def test_a_correction_says_what_why_and_how_readers_are_told(
    connection: Connection, field: str
) -> None:
    article = make_article(connection)
    empty: dict[str, Any] = {field: " "}

    with pytest.raises(UsageError, match="a correction needs --"):
        add_correction(connection, article, replace(ENTRY, **empty), by="ada")


def test_those_of_a_withdrawn_article_show_when_it_is_named(
    connection: Connection,
) -> None:
    article = make_article(connection)
    added, _ = add_correction(connection, article, ENTRY, by="ada")

    withdraw_article(connection, article, because="a draft", by="ada")

    assert list_corrections(connection) == []
    assert list_corrections(connection, article) == [added]
