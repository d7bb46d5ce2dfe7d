"""Editing what is said about an article: its title, byline, outlet, address, dates."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.database.engine import in_memory
from claims.errors import ClaimsError
from claims.services.articles.article_edit import edit_article
from claims.services.articles.article_list import get_article
from claims.services.articles.article_withdraw import withdraw_article
from claims.services.core import ledger
from claims.services.history.as_of import rebuild
from claims.services.history.history import article_history
from support import make_article, propose
from support_desk import damage, everything, last_entry

ALL: dict[str, Any] = {
    "slug": "quay",
    "title": "Bridge reopens",
    "byline": "Jane Roe",
    "outlet": "The Gazette",
    "url": "https://gazette.example/bridge",
    "published_on": date(2024, 9, 2),
    "language": "en",
}


def test_every_field_is_put_right_and_kept_in_the_ledger_before_and_after(
    connection: Connection,
) -> None:
    article = make_article(connection)
    before = get_article(connection, article)

    differing = edit_article(connection, article, ALL, by="bob")

    after = get_article(connection, article)
    assert {name: getattr(after, name) for name in ALL} == ALL
    assert set(differing) == {
        name for name in ALL if getattr(before, name) != ALL[name]
    }
    entry = list(ledger.entries(connection, stream=article.stream))[-1]
    assert (entry.who, entry.what) == ("bob", "edit article")
    assert entry.before["article"]["title"] == before.title
    assert entry.after["article"]["title"] == "Bridge reopens"
    told = article_history(connection, article)[-1].detail
    assert f"title: {before.title} → Bridge reopens" in told
    assert damage(connection, article) == []


def test_an_empty_value_takes_a_field_away_and_the_same_again_is_no_entry(
    connection: Connection,
) -> None:
    article = make_article(connection)
    edit_article(connection, article, ALL, by="bob")

    edit_article(connection, article, {"byline": " ", "published_on": None}, by="bob")
    before = everything(connection)

    shown = get_article(connection, article)
    assert (shown.byline, shown.published_on) == (None, None)
    assert edit_article(connection, article, {"byline": ""}, by="bob") == ()
    assert everything(connection) == before
    assert damage(connection, article) == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"title": " "}, "harbour needs a title"),
        ({"slug": None}, "'' cannot be a slug"),
        ({"stream": "quay"}, "no such field of an article: stream"),
        ({"sha256": "0"}, "no such field of an article: sha256"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(
    connection: Connection, changes: dict[str, Any], why: str
) -> None:
    article = make_article(connection)
    before = everything(connection)

    with pytest.raises(ClaimsError, match=why):
        edit_article(connection, article, changes, by="bob")

    assert everything(connection) == before


def test_nothing_is_put_right_of_an_article_that_was_withdrawn(
    connection: Connection,
) -> None:
    article = make_article(connection)
    withdraw_article(connection, article, because="wrong file", by="eve")

    with pytest.raises(ClaimsError, match="was withdrawn"):
        edit_article(connection, article, {"title": "Other"}, by="bob")


def test_the_dates_of_claims_follow_the_day_of_publication(
    connection: Connection,
) -> None:
    text = "Harbour bridge\nThe bridge opened last year, on a Monday."
    article = make_article(
        connection, text=text, claims=[propose(text, "opened last year")]
    )
    query = sa.select(schema.claim.c.extra)
    edit_article(connection, article, {"published_on": date(2020, 1, 31)}, by="bob")
    [first] = connection.scalars(query).all()

    edit_article(connection, article, {"published_on": date(2024, 9, 2)}, by="bob")

    [then] = connection.scalars(query).all()
    assert first["values"][0]["value"] == "2019-01-01/2019-12-31"
    assert then["values"][0]["value"] == "2023-01-01/2023-12-31"
    entry = list(ledger.entries(connection, stream=article.slug))[-1]
    assert entry.before["claim/1"]["extra"] == first
    assert entry.after["claim/1"]["extra"] == then
    edit_article(connection, article, {"published_on": date(2020, 1, 31)}, by="bob")
    assert connection.scalars(query).all() == [first]
    assert damage(connection, article) == []


def test_what_was_known_then_has_the_title_of_then(connection: Connection) -> None:
    article = make_article(connection)
    title = get_article(connection, article).title
    then = last_entry(connection)
    edit_article(connection, article, ALL, by="bob")

    with in_memory() as past:
        rebuild(connection, past, then, article)
        assert get_article(past, article).title == title
