"""Folding the claims that an article has already."""

import pytest
from sqlalchemy import Connection

from claims.services.articles.article_extract import extract_again
from claims.services.articles.article_fold import Arranged, fold_article
from claims.services.articles.proposals import Extraction
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_list import list_claims
from claims.services.claims.claim_restore import restore_claim
from claims.services.core import ledger
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import ArticleName
from claims.vocabulary import Status
from support import TEXT, make_article, propose
from support import claim as find
from support_desk import damage, fold

WHOLE = "The bridge carried 40,000 vehicles a day before it closed"
FIGURE = Arranged("harbour/1", "harbour/3", None, True, "40,000 vehicles a day.")
CLOSED = Arranged("harbour/2", "harbour/3", None, True, "Before it closed.")


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """An article with two rows, which an engine then found the whole sentence of."""
    parts = [propose(TEXT, "40,000 vehicles a day"), propose(TEXT, "before it closed")]
    made = make_article(connection, claims=parts)
    found = Extraction("test", "1", [propose(TEXT, WHOLE)], [(0, len(TEXT))])
    extract_again(connection, made, 1, found, by="ada")
    return made


def told(connection: Connection) -> list[object]:
    return [each.detail_of for each in list_claims(connection, Filter(), sort="number")]


def test_claims_are_folded_on_record(
    connection: Connection, article: ArticleName
) -> None:
    before = told(connection)

    found = fold_article(connection, article, by="bob")

    assert before == [None, None, None]
    assert found == [FIGURE, CLOSED]
    assert told(connection) == ["harbour/3", "harbour/3", None]
    *_, entry = ledger.entries(connection, stream="harbour")
    assert (entry.who, entry.what) == ("bob", "fold")
    assert damage(connection, article) == []
    assert fold_article(connection, article, by="bob") == []


def test_a_dry_run_shows_it_and_stores_nothing(
    connection: Connection, article: ArticleName
) -> None:
    assert fold_article(connection, article, by="b", dry_run=True) == [FIGURE, CLOSED]
    assert told(connection) == [None, None, None]
    assert damage(connection, article) == []


def test_what_a_person_arranged_stays_so(
    connection: Connection, article: ArticleName
) -> None:
    fold(connection, "harbour/1", "harbour/2", by="eve")

    assert fold_article(connection, article, by="bob") == []
    assert told(connection) == ["harbour/2", None, None]


def test_what_was_dropped_stands_alone_once_its_row_is_a_detail(
    connection: Connection,
) -> None:
    parts = ["40,000 vehicles a day", "40,000 vehicles"]
    made = make_article(connection, claims=[propose(TEXT, each) for each in parts])
    drop_claim(connection, find(connection, "harbour/2"), because="no", by="ada")
    found = Extraction("test", "1", [propose(TEXT, WHOLE)], [(0, len(TEXT))])
    extract_again(connection, made, 1, found, by="ada")

    fold_article(connection, made, by="bob")
    restore_claim(connection, find(connection, "harbour/2"), by="ada")

    assert told(connection) == ["harbour/3", None, None]
    assert damage(connection, made) == []
    assert list_claims(connection, Filter(status=Status.DROPPED)) == []
