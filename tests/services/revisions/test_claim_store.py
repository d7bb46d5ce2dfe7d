"""Storing where the claims stand on the next text."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.claims.claim_list import get_claim, list_claims
from claims.services.claims.claim_look import look_at
from claims.services.core.claim_filter import Filter
from claims.vocabulary import Outcome
from support import TEXT, make_article
from support import claim as find
from support_desk import damage, revise_to, rows, state

CHANGED = TEXT.replace("40,000", "41,000")


def test_the_places_of_both_texts_stay(connection: Connection) -> None:
    article = make_article(connection)
    before = rows(connection, schema.span)

    revise_to(connection, article, CHANGED)

    after = rows(connection, schema.span)
    assert set(before) < set(after)
    assert len(after) == 2 * len(before)
    assert damage(connection, article) == []


def test_a_claim_says_how_it_fared_and_where_it_stands_now(
    connection: Connection,
) -> None:
    article = make_article(connection)

    revise_to(connection, article, CHANGED)

    found = get_claim(connection, find(connection))
    assert (found.revision, found.outcome) == (2, Outcome.CHANGED)
    assert found.spans[0].quote == "41,000 vehicles a day"
    outcome = schema.claim_outcome.c
    assert connection.scalar(
        sa.select(sa.func.count()).where(outcome.claim_id == find(connection).id)
    ) == 2  # fmt: skip


def test_it_is_found_by_the_words_that_it_has_now(connection: Connection) -> None:
    article = make_article(connection)

    revise_to(connection, article, CHANGED.replace("vehicles", "lorries"))

    assert [each.id for each in list_claims(connection, Filter(match="lorries"))] == [
        "harbour/1"
    ]


def test_nobody_has_looked_at_words_that_changed(connection: Connection) -> None:
    article = make_article(connection)
    for name in ("harbour/1", "harbour/2"):
        look_at(connection, find(connection, name), by="ada")

    revise_to(connection, article, CHANGED)

    looked = [state(connection, f"harbour/{n}")["looked_by"] for n in (1, 2)]
    assert looked == [None, "ada"]
