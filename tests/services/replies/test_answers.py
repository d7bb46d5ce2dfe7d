"""A call sheet that came back: each filled row is evidence."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.records import FilledRow
from claims.services.core.lookup import ArticleName
from claims.services.evidence.claim_evidence import list_evidence
from claims.services.evidence.sources import find_source
from claims.services.replies.answers import add_answers
from claims.vocabulary import SourceKind, Stance
from support import claim as find
from support import make_article
from support_desk import damage, everything


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    return make_article(connection)


def row(line: int = 2, **more: Any) -> FilledRow:
    filled = {"ask": "person: Ada Quill", "claim": "harbour/1", "stance": "refutes"}
    return FilledRow(line, **{**filled, "answer": "It was 31,200.", **more})


def test_an_answer_is_evidence_of_who_gave_it(
    connection: Connection, article: ArticleName
) -> None:
    filled = row(question="How many?", answered_on="2024-09-02", note="by phone")

    [taken] = add_answers(connection, article, [filled], by="ada")

    piece = taken.evidence
    assert list_evidence(connection, find(connection)) == [piece]
    assert (piece.stance, piece.passage) == (Stance.REFUTES, "It was 31,200.")
    assert piece.accessed_on == date(2024, 9, 2)
    assert piece.note == "asked: How many?\nby phone"
    assert find_source(connection, "Ada Quill").kind == SourceKind.PERSON
    assert damage(connection, article) == []


def test_the_same_answer_again_is_the_piece_that_is_there(
    connection: Connection, article: ArticleName
) -> None:
    add_answers(connection, article, [row()], by="ada")
    before = everything(connection)

    [taken] = add_answers(connection, article, [row()], by="ada")

    assert not taken.is_new
    assert everything(connection) == before


def test_a_row_that_nobody_filled_is_skipped(
    connection: Connection, article: ArticleName
) -> None:
    empty = FilledRow(2, "Ada Quill", "harbour/1", question="How many?")

    assert add_answers(connection, article, [empty], by="ada") == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"stance": ""}, "it has no stance; write one of "),
        ({"stance": "perhaps"}, "'perhaps' is not a stance; write one of "),
        ({"claim": ""}, "it names no claim"),
        ({"claim": "harbour/9"}, "no claim harbour/9"),
        ({"answered_on": "Monday"}, "'Monday' is not a date like 2024-09-02"),
        ({"ask": ""}, "it says not who answered; fill in its ask"),
        ({"ask": "The Tide"}, "no source 'The Tide'; if it is a person, write"),
    ],
)
def test_what_cannot_be_taken_in_is_named_by_its_line(
    connection: Connection, article: ArticleName, wrong: dict[str, str], words: str
) -> None:
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        add_answers(connection, article, [row(2), row(7, **wrong)], by="ada")

    assert str(refused.value).startswith(f"line 7: {words}")
    assert str(refused.value).endswith("; nothing was stored")
    assert everything(connection) == before


def test_of_many_lines_the_first_are_named(
    connection: Connection, article: ArticleName
) -> None:
    rows = [row(line, stance="") for line in range(2, 10)]

    with pytest.raises(ConflictError, match="; and 3 more; nothing was stored"):
        add_answers(connection, article, rows, by="ada")
