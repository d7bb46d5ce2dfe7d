"""Taking back a wrong ingest: hidden, not deleted."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, UsageError
from claims.services.articles.article_list import get_article, list_articles
from claims.services.articles.article_withdraw import restore_article, withdraw_article
from claims.services.claims.claim_list import count_claims, list_claims
from claims.services.claims.table_lines import list_lines
from claims.services.core.claim_filter import Filter
from claims.services.reports.stats import count_all
from support import make_article
from support_desk import damage


def test_a_withdrawn_article_is_hidden_with_its_claims(connection: Connection) -> None:
    gone = make_article(connection)
    make_article(connection, "other", "The bridge carried 40,000 vehicles a day.", [])

    withdraw_article(connection, gone, because="a draft", by="ada")

    assert [each.slug for each in list_articles(connection)] == ["other"]
    assert list_claims(connection, Filter()) == []
    assert list_lines(connection, Filter()) == []
    assert count_claims(connection, Filter()) == 0
    assert count_all(connection) == []
    assert damage(connection, gone) == []


def test_a_withdrawn_article_is_found_when_it_is_asked_for(
    connection: Connection,
) -> None:
    gone = make_article(connection)
    withdraw_article(connection, gone, because="a draft", by="ada")

    [article] = list_articles(connection, withdrawn=True)

    assert (article.withdrawn_because, article.withdrawn_by) == ("a draft", "ada")
    assert get_article(connection, gone) == article
    assert count_claims(connection, Filter(withdrawn=True)) == 3
    assert count_claims(connection, Filter(article_id=gone.id)) == 3
    assert count_all(connection, gone) == count_all(connection, withdrawn=True) != []


def test_a_withdrawn_article_comes_back_as_it_was(connection: Connection) -> None:
    name = make_article(connection)
    before = get_article(connection, name), list_claims(connection, Filter())

    withdraw_article(connection, name, because="a draft", by="ada")
    restore_article(connection, name, by="bob")

    assert (get_article(connection, name), list_claims(connection, Filter())) == before
    assert damage(connection, name) == []


def test_nothing_is_withdrawn_twice_or_without_a_reason(
    connection: Connection,
) -> None:
    name = make_article(connection)

    with pytest.raises(ConflictError, match="harbour is not withdrawn"):
        restore_article(connection, name, by="ada")
    with pytest.raises(UsageError, match="pass --because TEXT"):
        withdraw_article(connection, name, because=" ", by="ada")
    withdraw_article(connection, name, because="a draft", by="ada")
    refusal = r"already, by ada: a draft; claims withdraw harbour --undo"
    with pytest.raises(ConflictError, match=refusal):
        withdraw_article(connection, name, because="again", by="bob")


def test_the_text_of_a_withdrawn_article_names_the_way_back(
    connection: Connection,
) -> None:
    withdraw_article(connection, make_article(connection), because="a draft", by="ada")

    refusal = r"harbour has this text already and was withdrawn \(a draft\); bring it"
    with pytest.raises(ConflictError, match=refusal):
        make_article(connection, "again")
