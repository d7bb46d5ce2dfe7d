"""Whom to ask what, and taking the answers in."""

from datetime import date

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.formats.sheets.callsheet import render_csv, render_text
from claims.records import FilledRow
from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_drop import drop_claim
from claims.services.core.lookup import ArticleName
from claims.services.evidence.claim_evidence import list_evidence
from claims.services.evidence.sources import (
    NewSource,
    add_source,
    find_source,
    list_sources,
)
from claims.services.replies.answers import add_answers
from claims.services.replies.callsheets import list_calls
from claims.vocabulary import SourceKind, Stance
from support import TEXT, make_article
from support import claim as find
from support_desk import cite, damage, everything, folded, rule, word


def calls(
    connection: Connection, article: ArticleName, *, reveal: bool = False
) -> list[tuple[str | None, str | None]]:
    found = list_calls(connection, article, reveal=reveal)
    return [(each.ask, each.claim.id) for each in found]


def test_asked_are_the_speaker_and_else_a_source_and_nobody_is_guessed(
    connection: Connection,
) -> None:
    article = make_article(connection)
    cite(connection, "harbour/2", source="https://example.org/council")
    cite(connection, "harbour/3", source="https://example.org/council")

    assert calls(connection, article) == [
        ("https://example.org/council", "harbour/2"),
        ("Ada Quill", "harbour/3"),
        (None, "harbour/1"),
    ]


def test_a_person_is_a_person_however_it_is_written(connection: Connection) -> None:
    article = make_article(connection)
    rows = [
        FilledRow(line, ask, f"harbour/{line - 1}", stance="supports", answer="yes")
        for line, ask in ((2, "person: Zoë"), (3, "Person:Zoë"), (4, "PERSON: Zoë"))
    ]

    taken = add_answers(connection, article, rows, by="ada")

    assert [each.evidence.source.name for each in taken] == ["Zoë"] * 3
    assert [each.kind for each in list_sources(connection)] == [SourceKind.PERSON]


def test_only_what_is_open_is_asked(connection: Connection) -> None:
    article = make_article(connection)
    rule(connection)
    drop_claim(connection, find(connection, "harbour/2"), because="no", by="ada")

    assert calls(connection, article) == [("Ada Quill", "harbour/3")]


def test_the_same_statement_is_asked_once(connection: Connection) -> None:
    article = make_article(connection)
    same = "SPENT 12 million on repairs!"
    add_claim(
        connection, article,
        word(TEXT, "12 million", statement=same, speaker="Ada Quill"), by="ada",
    )  # fmt: skip
    other = word(TEXT, "million", statement=same, speaker="Bob")
    add_claim(connection, article, other, by="ada")

    found = list_calls(connection, article)

    assert [(each.ask, each.claim.id, each.also) for each in found if each.ask] == [
        ("Ada Quill", "harbour/3", ("harbour/4",)),
        ("Bob", "harbour/5", ()),
    ]


def test_a_confidential_source_goes_by_its_number(connection: Connection) -> None:
    article = make_article(connection)
    secret = NewSource("J. Doe", SourceKind.PERSON, confidential=True)
    key = add_source(connection, secret, by="ada").id
    cite(connection, source="J. Doe")

    assert (f"confidential source {key}", "harbour/1") in calls(connection, article)
    assert ("J. Doe", "harbour/1") in calls(connection, article, reveal=True)
    row = FilledRow(2, f"confidential source {key}", "harbour/1", stance="context")
    [taken] = add_answers(connection, article, [row], by="ada")
    assert taken.evidence.source.name == "J. Doe"


def test_a_filled_row_becomes_evidence(connection: Connection) -> None:
    article = make_article(connection)
    row = FilledRow(
        2, "person: Ada Quill", "harbour/3", "Was it 12?", "Supports", "“Yes.”",
        "by telephone", "2024-09-02", "sounded sure",
    )  # fmt: skip

    [taken] = add_answers(connection, article, [row], by="bob")

    assert (taken.line, taken.is_new) == (2, True)
    [piece] = list_evidence(connection, find(connection, "harbour/3"))
    assert piece == taken.evidence
    assert (piece.source.name, piece.source.kind) == ("Ada Quill", SourceKind.PERSON)
    assert (piece.stance, piece.passage) == (Stance.SUPPORTS, "“Yes.”")
    assert (piece.locator, piece.accessed_on) == ("by telephone", date(2024, 9, 2))
    assert (piece.note, piece.checker) == ("asked: Was it 12?\nsounded sure", "bob")
    assert damage(connection, article) == []


def test_the_same_rows_again_add_nothing(connection: Connection) -> None:
    article = make_article(connection)
    rows = [
        FilledRow(2, "person: Bob", "harbour/1", stance="refutes", answer="no"),
        FilledRow(3, "person: Bob", "harbour/2", stance="context"),
        FilledRow(4, "nobody", "harbour/9"),
    ]
    add_answers(connection, article, rows, by="ada")
    before = everything(connection)

    again = add_answers(connection, article, rows, by="eve")

    assert [each.is_new for each in again] == [False, False]
    assert everything(connection) == before


REFUSED = {
    "it has no stance; write one of supports, refutes": {"stance": ""},
    "'yes' is not a stance": {"stance": "yes"},
    "it names no claim": {"claim": ""},
    "no claim harbour/9": {"claim": "harbour/9"},
    "'9' is not a claim": {"claim": "9"},
    "no article elsewhere": {"claim": "elsewhere/1"},
    "other/1 is no claim of harbour": {"claim": "other/1"},
    "harbour/2 was dropped": {"claim": "harbour/2"},
    "'2.9.2024' is not a date like": {"answered_on": "2.9.2024"},
    "it says not who answered": {"ask": "person: "},
    "no source 'Bob'; if it is a person, write 'person: Bob' as": {"ask": "Bob"},
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_row_that_says_too_little_is_refused_by_its_line(
    connection: Connection, reason: str
) -> None:
    article = make_article(connection)
    other = make_article(connection, "other", "It froze.", [])
    add_claim(connection, other, word("It froze.", "froze"), by="ada")
    drop_claim(connection, find(connection, "harbour/2"), because="no", by="ada")
    good = {"ask": "person: Eve", "claim": "harbour/1", "stance": "supports"}
    wrong = {**good, "answer": "yes", **REFUSED[reason]}
    before = everything(connection)

    with pytest.raises(ConflictError, match=f"^line 7: {reason}"):
        add_answers(
            connection, article, [FilledRow(2, **good), FilledRow(7, **wrong)], by="ada"
        )

    assert everything(connection) == before
    assert "Eve" not in [each.name for each in list_sources(connection)]


def test_many_wrong_rows_are_counted(connection: Connection) -> None:
    article = make_article(connection)
    rows = [FilledRow(line, "a", "harbour/1", answer="x") for line in range(2, 10)]

    with pytest.raises(ConflictError) as refused:
        add_answers(connection, article, rows, by="ada")

    assert str(refused.value).count("it has no stance") == 5
    assert str(refused.value).endswith("; and 3 more; nothing was stored")


def test_who_is_known_is_found_without_being_called_a_person(
    connection: Connection,
) -> None:
    article = make_article(connection)
    new = NewSource("council", SourceKind.DOCUMENT)
    known = add_source(connection, new, by="ada")
    rows = [
        FilledRow(2, "council", "harbour/1", stance="context"),
        FilledRow(3, "person: council", "harbour/2", stance="context"),
    ]

    taken = add_answers(connection, article, rows, by="ada")

    assert [each.evidence.source for each in taken] == [known, known]
    assert find_source(connection, "council").kind == SourceKind.DOCUMENT


def test_what_is_folded_is_asked_along_where_nobody_else_is_to_be(
    connection: Connection,
) -> None:
    article = folded(connection)

    first, second = list_calls(connection, article)

    assert (first.ask, first.claim.id, first.details) == ("Ada Quill", "harbour/3", ())
    assert (second.ask, second.claim.id) == (None, "harbour/2")
    assert [each.id for each in second.details] == ["harbour/1"]
    assert "in it harbour/1 (unverified): 40,000 vehicles a day." in render_text(
        [second]
    )
    lines = render_csv([second]).splitlines()
    assert [line.split(",")[1] for line in lines] == ["claim", "harbour/2", "harbour/1"]
