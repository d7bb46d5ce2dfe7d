"""Bylines: the writers that each names."""

import pytest
from sqlalchemy import Connection

from claims.services.articles.article_edit import edit_article
from claims.services.core.bylines import has_written, is_written_by, writers
from claims.services.people.people import add_person, rename_person
from claims.vocabulary import PersonRole
from support import make_article


@pytest.mark.parametrize(
    ("byline", "named"),
    [
        ("By Ada Quill and Bob Stone", ["Ada Quill", "Bob Stone"]),
        ("Ada Quill, Bob Stone & Eve Lund", ["Ada Quill", "Bob Stone", "Eve Lund"]),
        ("Byron Andersen", ["Byron Andersen"]),
        ("", []),
        (None, []),
    ],
)
def test_a_byline_names_its_writers(byline: str | None, named: list[str]) -> None:
    assert [each for each in writers(byline) if each != byline] + [
        each for each in named if each == byline
    ] == named


@pytest.mark.parametrize(
    ("name", "wrote"),
    [("ada  QUILL", True), ("Ada", False), ("By Ada Quill, Bob Stone", True)],
)
def test_a_name_is_found_in_it_however_it_is_written(name: str, wrote: bool) -> None:
    assert is_written_by("By Ada Quill, Bob Stone", name) is wrote


def test_a_person_has_written_what_is_signed_with_any_of_their_names(
    connection: Connection,
) -> None:
    article = make_article(connection)
    assert not has_written(connection, article, "ada")
    edit_article(connection, article, {"byline": "By Ada Quill"}, by="eve")
    assert not has_written(connection, article, "ada")

    add_person(connection, "ada", role=PersonRole.CHECKER, by="eve")
    rename_person(connection, "ada", "Ada Quill", by="eve")

    assert has_written(connection, article, "ada")
    assert has_written(connection, article, "ADA QUILL")
    assert not has_written(connection, article, "bob")
