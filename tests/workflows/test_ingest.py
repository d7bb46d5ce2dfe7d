"""Taking one prepared article in, in a transaction of its own."""

import pytest

from claims.database.engine import begin
from claims.errors import ConflictError
from claims.services.articles.article_ingest import Ingested
from claims.services.articles.article_withdraw import withdraw_article
from claims.services.core.lookup import find_article
from claims.workflows.article_prepare import Prepared, Same
from claims.workflows.ingest import take_in
from support import TEXT, make_document
from support_desk import NOTHING


def taken(
    url: str, text: str = TEXT, *, title: str = "Harbour", fixed: bool = False
) -> Ingested | Same:
    found = Prepared(make_document(text, title), NOTHING, "harbour")
    return take_in(url, found, slug_is_fixed=fixed, by="ada")


def test_a_name_that_is_taken_gives_way_unless_it_was_fixed(database: str) -> None:
    first, second = taken(database), taken(database, "Another text.")

    assert isinstance(first, Ingested)
    assert isinstance(second, Ingested)
    assert (first.slug, second.slug) == ("harbour", "harbour-2")
    with pytest.raises(ConflictError, match="'harbour' is taken; choose another"):
        taken(database, "A third text.", fixed=True)


def test_a_text_that_is_there_is_the_same(database: str) -> None:
    taken(database)

    assert taken(database) == Same("harbour")
    assert taken(database, fixed=True) == Same("harbour")


def test_a_text_that_was_withdrawn_is_not_taken_in_again(database: str) -> None:
    taken(database)
    with begin(database) as connection:
        article = find_article(connection, "harbour")
        withdraw_article(connection, article, because="a draft", by="ada")

    with pytest.raises(ConflictError, match="harbour"):
        taken(database)
