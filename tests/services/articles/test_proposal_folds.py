"""Proposals are folded beneath each other, and beneath the claims that stand."""

import pytest
from sqlalchemy import Connection

from claims.services.articles.article_extract import extract_again, next_number
from claims.services.articles.proposal_folds import standing_claims
from claims.services.articles.proposals import Extraction, as_proposed
from claims.services.claims.claim_list import list_claims
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import ArticleName
from support import TEXT, make_article, make_document, propose
from support_desk import damage, state

SAID = "Mayor Ada Quill said the council has spent 12 million on repairs"
WHOLE = "The bridge carried 40,000 vehicles a day before it closed"
NEW = [
    propose(TEXT, "the council has spent 12 million on repairs", speaker="Ada Quill"),
    propose(TEXT, SAID),
    propose(TEXT, "40,000 vehicles", worth=0.1),
]


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """An article with one claim, of the sentence about vehicles."""
    return make_article(connection, claims=[propose(TEXT, WHOLE)])


def told(connection: Connection) -> list[tuple[object, bool]]:
    found = list_claims(connection, Filter(), sort="number")
    return [(each.detail_of, each.folded) for each in found]


FOLDED = [
    (None, False),
    ("harbour/3", False),
    (None, False),
    ("harbour/1", True),
]


def test_what_is_taken_in_is_folded(connection: Connection) -> None:
    made = make_article(connection, claims=[propose(TEXT, WHOLE), *NEW])

    assert told(connection) == FOLDED
    assert state(connection, "harbour/2")["detail_of"] == 3
    assert state(connection, "harbour/2")["arranged_by"] is None
    assert damage(connection, made) == []


def test_what_is_added_is_folded_beneath_what_is_there(
    connection: Connection, article: ArticleName
) -> None:
    extraction = Extraction("test", "1", NEW, [(0, len(TEXT))])

    extract_again(connection, article, 1, extraction, by="ada")

    assert told(connection) == FOLDED
    assert damage(connection, article) == []


def test_a_dry_run_names_rows_by_the_numbers_that_they_would_get(
    connection: Connection, article: ArticleName
) -> None:
    extraction = Extraction("test", "1", NEW, [(0, len(TEXT))])

    shown = as_proposed(
        make_document(),
        extraction,
        "harbour",
        first=next_number(connection, article),
        had=standing_claims(connection, article, 1),
    )

    assert [(each.number, each.detail_of, each.folded) for each in shown] == [
        (2, 3, False),
        (3, None, False),
        (4, "harbour/1", True),
    ]


def test_what_lies_in_a_detail_alone_is_folded_beneath_its_row(
    connection: Connection,
) -> None:
    claims = [propose(TEXT, WHOLE), propose(TEXT, "before it closed")]
    article = make_article(connection, claims=claims)
    extraction = Extraction("test", "1", [propose(TEXT, "it closed")], [(0, len(TEXT))])

    extract_again(connection, article, 1, extraction, by="ada")

    assert told(connection)[2] == ("harbour/1", True)
