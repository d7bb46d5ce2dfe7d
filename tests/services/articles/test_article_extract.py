"""Extracting again: only what the article does not have yet is added."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.extraction.proposal import ProposedClaim
from claims.services.articles.article_extract import (
    difference,
    extract_again,
    prepare_extraction,
)
from claims.services.articles.proposals import Extraction
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.dispositions import add_disposition
from claims.vocabulary import Kind
from support import TEXT, make_article, propose
from support import claim as find
from support_desk import damage, rule, standing

VEHICLES = propose(TEXT, "40,000 vehicles a day", kind=Kind.QUANTITY)
SAFE = propose(TEXT, "The bridge is safe")


def proposing(*claims: ProposedClaim) -> Extraction:
    return Extraction("test", "2", claims, [(0, len(TEXT))])


def test_what_is_new_is_numbered_after_what_is_there(connection: Connection) -> None:
    article = make_article(connection)

    done = extract_again(connection, article, 1, proposing(VEHICLES, SAFE), by="bob")

    assert (done.first, done.count) == (4, 1)
    assert standing(connection)[-1] == "harbour/4"
    assert damage(connection, article) == []


def test_what_a_person_marked_since_it_was_prepared_is_not_proposed(
    connection: Connection,
) -> None:
    article = make_article(connection)
    prepared = prepare_extraction(connection, article, proposing(SAFE))
    [part] = SAFE.spans

    add_disposition(connection, article, part, reason=None, by="ada")
    done = extract_again(
        connection, article, 1, proposing(SAFE), by="bob", prepared=prepared
    )

    assert done.count == 0


def test_what_was_prepared_is_not_worked_out_again_while_nobody_changed_the_article(
    connection: Connection,
) -> None:
    article = make_article(connection)
    prepared = prepare_extraction(connection, article, proposing(SAFE))

    # Were it, nothing would be new.
    done = extract_again(
        connection, article, 1, proposing(), by="bob", prepared=prepared
    )

    assert done.count == 1
    assert damage(connection, article) == []


def test_what_a_person_edited_or_dropped_is_not_proposed_again(
    connection: Connection,
) -> None:
    article = make_article(connection)
    edit_claim(connection, find(connection), by="bob", changes={"kind": Kind.STATE})
    drop_claim(connection, find(connection, "harbour/2"), because="no", by="bob")
    said = propose(TEXT, "Mayor Ada Quill said", kind=Kind.ATTRIBUTION)

    found = difference(connection, article, proposing(VEHICLES, said))

    assert (found.new, found.known) == ([], 2)


def test_nothing_is_proposed_where_a_person_marked_that_nothing_is(
    connection: Connection,
) -> None:
    article = make_article(connection)
    [part] = SAFE.spans
    add_disposition(connection, article, part, reason=None, by="ada")

    assert difference(connection, article, proposing(SAFE)).new == []


def test_what_the_engine_no_longer_proposes_is_named_unless_somebody_ruled(
    connection: Connection,
) -> None:
    article = make_article(connection)
    rule(connection, "harbour/2")

    found = difference(connection, article, proposing(VEHICLES))

    assert found.missing == ["harbour/3"]


def test_an_engine_that_read_an_earlier_text_adds_nothing(
    connection: Connection,
) -> None:
    article = make_article(connection)

    with pytest.raises(ConflictError) as refused:
        extract_again(connection, article, 2, proposing(SAFE), by="bob")

    assert str(refused.value) == (
        "harbour was revised meanwhile; give the command again"
    )
