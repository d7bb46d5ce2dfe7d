"""Append-only records are numbered, signed and told to the ledger by one kit."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.schema.nouns import noun_of, own_columns, referred
from claims.services.core.append_only import (
    append,
    fields,
    fields_of_article,
    nouns,
    repeats,
)
from claims.services.replies.approaches import NewApproach, add_approach
from claims.services.replies.corrections import NewCorrection, add_correction
from claims.vocabulary import CorrectionClass, Step
from support import claim, make_article

DAY = date(2024, 9, 2)
ASKED = {"person": "Ada Quill", "step": Step.ASKED, "happened_on": DAY}
EVERY = nouns("claim", "article", "desk")


def test_a_row_gets_the_next_number_of_its_claim(connection: Connection) -> None:
    make_article(connection)
    one, two = claim(connection), claim(connection, "harbour/2")

    told = [
        append(connection, schema.approach, name, ASKED, by="eve")
        for name in (one, one, two)
    ]

    assert [list(each) for each in told] == [
        ["approach/1/1"],
        ["approach/1/2"],
        ["approach/2/1"],
    ]


def test_the_ledger_is_told_names_in_place_of_keys(connection: Connection) -> None:
    make_article(connection)

    told = append(connection, schema.approach, claim(connection), ASKED, by=" eve ")

    [said] = told.values()
    assert said == {
        **ASKED,
        "channel": None,
        "words": None,
        "checker": "eve",
        "recorded_at": said["recorded_at"],
    }


def test_a_field_goes_by_what_the_ledger_calls_it(connection: Connection) -> None:
    article = make_article(connection)
    new = NewCorrection(CorrectionClass.UPDATE, "the year", "misread", "It was.", DAY)
    add_correction(connection, article, new, claim=claim(connection), by="ada")

    told = fields(connection, schema.correction)

    said = told["correction/1"]
    assert (said["class"], said["claim"]) == (CorrectionClass.UPDATE, "harbour/1")


def test_the_same_words_again_are_the_record_that_is_there(
    connection: Connection,
) -> None:
    make_article(connection)
    new = NewApproach("Ada Quill", Step.ASKED, DAY)

    added, is_new = add_approach(connection, claim(connection), new, by="eve")

    assert is_new
    assert repeats(added, new)
    assert not repeats(added, NewApproach("Ada Quill", Step.SILENT, DAY))


def test_rows_within_an_article_are_its_own(connection: Connection) -> None:
    article = make_article(connection)
    other = make_article(connection, "other", "Another text.", [])

    append(connection, schema.approach, claim(connection), ASKED, by="eve")

    table = schema.approach
    assert list(fields_of_article(connection, table, article)) == ["approach/1/1"]
    assert fields_of_article(connection, table, other) == {}


@pytest.mark.parametrize("table", EVERY, ids=str)
def test_a_noun_comes_after_what_it_refers_to(table: sa.Table) -> None:
    below = EVERY[: EVERY.index(table) + 1]

    for column in own_columns(table):
        target = referred(column)
        assert target not in EVERY or target in below


@pytest.mark.parametrize("table", EVERY, ids=str)
def test_a_declaration_names_columns_that_are_there(table: sa.Table) -> None:
    noun = noun_of(table)

    named = {noun.by, *noun.calls, *noun.untold, *noun.later}

    assert named <= {column.name for column in table.c}
