"""Carrying claims over to the next text: how each fares, and where that has it."""

import pytest
from sqlalchemy import Connection

from claims.services.claims.claim_edit import edit_claim
from claims.services.core.lookup import ArticleName
from claims.services.core.revisions import texts_of
from claims.services.revisions.claim_carry import Carriage, carry_claims
from claims.vocabulary import Outcome
from support import TEXT, make_article
from support import claim as find
from support_desk import everything, revise_to, rule, word

FIRST = "The bridge carried 40,000 vehicles a day before it closed."
WITHOUT = TEXT.replace(FIRST + " ", "")


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    return make_article(connection)


def carried(
    connection: Connection, article: ArticleName, text: str
) -> dict[int, Carriage]:
    texts = texts_of(connection, article)
    return {
        each.number: each for each in carry_claims(connection, article, texts, text)
    }


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (TEXT, Outcome.UNCHANGED),
        ("It is new. " + TEXT, Outcome.UNCHANGED),
        (WITHOUT + " " + FIRST, Outcome.MOVED),
        (TEXT.replace("40,000", "41,000"), Outcome.CHANGED),
        (WITHOUT, Outcome.GONE),
    ],
)
def test_a_claim_fares_as_its_words_do(
    connection: Connection, article: ArticleName, text: str, outcome: Outcome
) -> None:
    found = carried(connection, article, text)[1]

    assert found.fared.outcome == outcome
    assert [[text[start:end] for start, end in parts] for parts in found.mentions] == [
        [each["quote"] for each in found.fared.spans]
    ] * len(found.mentions)


def test_nothing_is_stored(connection: Connection, article: ArticleName) -> None:
    before = everything(connection)

    carried(connection, article, "Another text.")

    assert everything(connection) == before


def test_with_a_verdict_it_is_judged_against_the_words_of_that(
    connection: Connection, article: ArticleName
) -> None:
    rule(connection)
    revise_to(connection, article, TEXT.replace("40,000", "41,000"))

    found = carried(connection, article, TEXT)

    assert (found[1].fared.from_revision, found[1].fared.outcome) == (
        1,
        Outcome.UNCHANGED,
    )
    assert found[2].fared.from_revision == 2


def test_where_a_person_put_it_is_kept_when_its_verdict_no_longer_holds(
    connection: Connection, article: ArticleName
) -> None:
    rule(connection)
    text = TEXT.replace("40,000 vehicles a day", "a lot")
    revise_to(connection, article, text)
    edit_claim(
        connection,
        find(connection),
        by="bob",
        changes={},
        mentions=word(text, "carried a lot").mentions,
    )

    found = carried(connection, article, text + " It is new.")[1]

    assert found.fared.outcome == Outcome.CHANGED
    assert [each["quote"] for each in found.fared.spans] == ["carried a lot"]
