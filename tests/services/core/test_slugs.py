"""Which slugs are taken: an article keeps those that it had before."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, UsageError
from claims.services.articles.article_edit import edit_article
from claims.services.articles.article_ingest import free_slug
from claims.services.core.lookup import find_article
from claims.services.core.slugs import check_slug, former_owner, refuse_taken
from support import make_article


def test_what_an_article_was_called_before_stays_its_own(
    connection: Connection,
) -> None:
    article = make_article(connection)
    edit_article(connection, article, {"slug": "quay"}, by="bob")

    for slug in ("harbour", "quay"):
        refuse_taken(connection, slug, article.id)
        with pytest.raises(ConflictError, match=slug):
            refuse_taken(connection, slug)
    assert former_owner(connection, "harbour") == article.id
    assert former_owner(connection, "quay") is None
    assert free_slug(connection, "harbour") == "harbour-2"
    assert find_article(connection, "harbour").slug == "quay"


@pytest.mark.parametrize("slug", ["", "a b", "a/b", "a\x1b", " "])
def test_what_cannot_be_typed_as_one_word_is_no_slug(slug: str) -> None:
    with pytest.raises(UsageError, match="cannot be a slug"):
        check_slug(slug)


def test_the_name_of_the_desk_is_no_slug(connection: Connection) -> None:
    with pytest.raises(ConflictError, match="'desk' is taken"):
        refuse_taken(connection, "desk")
