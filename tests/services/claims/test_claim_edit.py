"""Putting a claim right."""

from sqlalchemy import Connection

from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import get_claim, list_claims
from claims.services.core.claim_filter import Filter
from claims.vocabulary import Kind, Status
from support import TEXT, make_article
from support import claim as find
from support_desk import everything, state, word


def test_an_edit_changes_what_it_names_and_nothing_else(
    connection: Connection,
) -> None:
    make_article(connection)
    before = state(connection)

    after_it = edit_claim(
        connection,
        find(connection),
        by="bob",
        changes={"kind": Kind.STATE, "speaker": "Ada Quill"},
    )

    assert after_it == Status.UNVERIFIED
    assert state(connection) == {
        **before,
        "kind": Kind.STATE,
        "speaker": "Ada Quill",
        "looked_by": "bob",
    }


def test_an_edit_is_found_by_its_new_words_and_not_by_its_old(
    connection: Connection,
) -> None:
    make_article(connection)

    edit_claim(
        connection,
        find(connection),
        by="bob",
        changes={"statement": "Traffic was heavy."},
        mentions=word(TEXT, "reopen").mentions,
    )

    for words, expected in {"heavy": ["harbour/1"], "reopen": ["harbour/1"]}.items():
        found = list_claims(connection, Filter(match=words))
        assert [each.id for each in found] == expected
    assert list_claims(connection, Filter(match="vehicles")) == []


def test_an_edit_that_changes_nothing_is_not_recorded(connection: Connection) -> None:
    make_article(connection)
    edit_claim(connection, find(connection), by="bob", changes={"kind": Kind.STATE})
    before = everything(connection)

    edit_claim(connection, find(connection), by="bob", changes={"kind": Kind.STATE})

    assert everything(connection) == before


def test_a_claim_keeps_its_engine_when_a_person_corrects_it(
    connection: Connection,
) -> None:
    make_article(connection)

    edit_claim(connection, find(connection), by="bob", changes={"statement": "Other."})

    assert get_claim(connection, find(connection)).engine == "test 1"
