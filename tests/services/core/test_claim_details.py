"""What becomes of details when their row goes, and when it is there again."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.articles.proposals import Extraction
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_restore import restore_claim
from claims.services.core.lookup import ArticleName
from claims.services.proof.references import strays
from claims.services.revisions.revision_add import revise
from claims.services.revisions.revision_undo import undo_revision
from support import TEXT, make_document
from support import claim as find
from support_desk import damage, details_of, fold, folded, revise_to, state


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    return folded(connection)


FOLDED = ["harbour/2", None, "harbour/2"]
APART = [None, None, None]


def test_the_details_of_a_dropped_row_are_rows_until_it_is_taken_back(
    connection: Connection, article: ArticleName
) -> None:
    row = find(connection, "harbour/2")

    drop_claim(connection, row, because="an opinion", by="bob")

    assert details_of(connection) == APART
    assert damage(connection, article) == []

    restore_claim(connection, row, by="bob")

    assert details_of(connection) == FOLDED
    assert state(connection)["folded"] is True
    assert damage(connection, article) == []


def test_what_a_person_arranged_meanwhile_does_not_go_back(
    connection: Connection, article: ArticleName
) -> None:
    row = find(connection, "harbour/2")
    drop_claim(connection, row, because="an opinion", by="bob")
    fold(connection, "harbour/1", "harbour/3", by="eve")

    restore_claim(connection, row, by="bob")

    assert details_of(connection) == ["harbour/3", None, None]
    assert damage(connection, article) == []


def test_a_merge_makes_rows_of_the_details_and_undoing_it_folds_them(
    connection: Connection, article: ArticleName
) -> None:
    kept, other = find(connection), find(connection, "harbour/2")

    merge_claims(connection, kept, [other], by="bob")

    assert details_of(connection) == APART
    assert damage(connection, article) == []

    restore_claim(connection, other, by="bob")

    assert details_of(connection) == FOLDED
    assert damage(connection, article) == []


def test_the_details_of_a_row_that_is_gone_are_rows_until_its_words_return(
    connection: Connection, article: ArticleName
) -> None:
    without = TEXT.replace("Mayor Ada Quill said the", "The")

    revise_to(connection, article, without)

    assert details_of(connection) == APART
    assert damage(connection, article) == []

    revise_to(connection, article, TEXT)

    assert details_of(connection) == FOLDED
    assert damage(connection, article) == []


def test_undoing_the_draft_in_which_a_row_went_folds_its_details_again(
    connection: Connection, article: ArticleName
) -> None:
    revise_to(connection, article, TEXT.replace("Mayor Ada Quill said the", "The"))

    undo_revision(connection, article, by="ada")

    assert details_of(connection) == FOLDED
    assert damage(connection, article) == []


def test_a_detail_that_is_given_other_words_elsewhere_is_a_row(
    connection: Connection, article: ArticleName
) -> None:
    text = TEXT + "\nMore came."
    at = text.index("More came")
    sentences = [(0, at - 1), (at, len(text))]
    read = Extraction("test", "1", [], sentences)
    revise(connection, article, make_document(text), read, by="ada")

    edit_claim(
        connection,
        find(connection),
        by="bob",
        changes={},
        mentions=[[(at, at + 9)]],
    )

    assert details_of(connection) == [None, None, "harbour/2"]
    assert damage(connection, article) == []


def test_a_detail_of_what_can_have_none_is_found(
    connection: Connection, article: ArticleName
) -> None:
    claim = schema.claim
    before = list(strays(connection))

    connection.execute(
        sa.update(claim)
        .where(claim.c.id == find(connection, "harbour/2").id)
        .values(detail_of_id=find(connection, "harbour/3").id)
    )
    connection.execute(
        sa.update(claim)
        .where(claim.c.id == find(connection).id)
        .values(detail_of_id=None)
    )

    assert before == []
    assert list(strays(connection)) == [
        "harbour/2: harbour/3, which it is a detail of, is a detail itself",
        "harbour/3: harbour/2, which it is a detail of, is a detail itself",
        "harbour/1: it is folded beneath no claim",
    ]
