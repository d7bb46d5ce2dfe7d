"""Folding claims beneath a row by hand, and unfolding them."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.claims.claim_add import NewClaim, add_claim
from claims.services.claims.claim_drop import drop_claim
from claims.services.core.lookup import ArticleName
from claims.vocabulary import Kind
from support import TEXT, make_article
from support import claim as find
from support_desk import damage, details_of, fold, folded, state


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    return folded(connection)


def add(connection: Connection, article: ArticleName, quote: str) -> None:
    start = TEXT.index(quote)
    new = NewClaim(
        quote, [[(start, start + len(quote))]], Kind.STATE, None, check_worthiness=0.5
    )
    add_claim(connection, article, new, by="ada")


def test_a_fold_is_on_record_with_who_said_so(
    connection: Connection, article: ArticleName
) -> None:
    told = state(connection)

    assert details_of(connection) == ["harbour/2", None, "harbour/2"]
    assert (told["detail_of"], told["folded"], told["arranged_by"]) == (2, True, "ada")
    assert damage(connection, article) == []


def test_what_is_unfolded_is_a_row_and_stays_as_that_person_arranged_it(
    connection: Connection, article: ArticleName
) -> None:
    fold(connection, "harbour/1", None, by="bob")

    told = state(connection)
    assert (told["detail_of"], told["folded"], told["arranged_by"]) == (
        None,
        False,
        "bob",
    )
    assert damage(connection, article) == []


@pytest.mark.parametrize(
    ("name", "row", "why"),
    [
        ("harbour/1", "harbour/1", "cannot be a detail of itself"),
        ("harbour/1", "other/1", "belongs to another article"),
        ("harbour/1", "harbour/3", "is itself a detail, of harbour/2"),
        ("harbour/2", "harbour/4", r"has details itself \(harbour/1, harbour/3\)"),
        ("harbour/1", "harbour/5", "is dropped"),
    ],
)
def test_a_detail_is_of_a_standing_row_of_its_article(
    connection: Connection, article: ArticleName, name: str, row: str, why: str
) -> None:
    make_article(connection, "other", TEXT + " It is another.")
    for quote in ("The bridge is safe", "bridge is safe"):
        add(connection, article, quote)
    drop_claim(connection, find(connection, "harbour/5"), because="no", by="ada")

    with pytest.raises(ConflictError, match=why):
        fold(connection, name, row)


def test_a_detail_stands_in_the_sentence_of_its_row(connection: Connection) -> None:
    article = make_article(connection)
    cut = TEXT.index("Mayor")
    sentence, text = schema.sentence, schema.revision.c
    of_text = sa.select(text.id).where(text.article_id == article.id).scalar_subquery()
    connection.execute(
        sa.update(sentence)
        .where(sentence.c.revision_id == of_text)
        .values(end_char=cut)
    )
    connection.execute(
        sa.insert(sentence).values(
            revision_id=of_text, number=2, start_char=cut, end_char=len(TEXT)
        )
    )

    fold(connection, "harbour/3", "harbour/2")
    with pytest.raises(ConflictError, match="stand in different sentences"):
        fold(connection, "harbour/1", "harbour/2")
