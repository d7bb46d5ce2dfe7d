"""What is under check, with counts."""

from datetime import date

from sqlalchemy import Connection

from claims.services.articles.article_list import get_article, list_articles
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from support import claim as find
from support import make_article
from support_desk import rule


def test_an_article_counts_its_claims_by_status(connection: Connection) -> None:
    article = make_article(connection)
    make_article(connection, "other", "Another text.", [])
    rule(connection)
    rule(connection, "harbour/2")
    edit_claim(
        connection, find(connection, "harbour/2"), by="bob", changes={"speaker": "Q"}
    )
    drop_claim(connection, find(connection, "harbour/3"), because="no", by="bob")

    found = get_article(connection, article)

    assert (found.claims, found.checked, found.suspended) == (2, 1, 1)
    assert (found.unverified, found.dropped) == (0, 1)


def test_an_article_says_what_it_is(connection: Connection) -> None:
    found = get_article(connection, make_article(connection))

    assert (found.slug, found.title, found.revision) == ("harbour", "Harbour bridge", 1)
    assert (found.published_on, found.language) == (date(2024, 9, 2), "en")
    assert (found.claims, found.unverified, found.dropped) == (3, 3, 0)
    assert found.recorded_at.tzinfo is not None


def test_articles_are_listed_the_latest_first(connection: Connection) -> None:
    make_article(connection)
    make_article(connection, "second", "Another text.", [])
    make_article(connection, "third", "A third text.", [])

    found = list_articles(connection)

    assert [each.slug for each in found] == ["third", "second", "harbour"]
    assert [each.claims for each in found] == [0, 0, 3]
    assert list_articles(connection, limit=2) == found[:2]
    assert list_articles(connection, limit=9) == found


def test_a_desk_without_articles_lists_none(connection: Connection) -> None:
    assert list_articles(connection) == []
    assert list_articles(connection, limit=5) == []
