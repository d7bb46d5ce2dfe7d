"""A merge that was undone for one of the two claims alone is found."""

import pytest
from sqlalchemy import Connection

from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_restore import restore_claim
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import any_state, changing, set_values
from claims.services.core.lookup import ArticleName
from claims.services.proof.partings import LEFT, partings
from claims.services.proof.remark import Remark
from support import claim as find
from support import make_article


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    made = make_article(connection)
    others = [find(connection, f"harbour/{each}") for each in (2, 3)]
    merge_claims(connection, find(connection), others, by="bob")
    return made


def restore_it_alone(connection: Connection, what: str) -> None:
    """Take a claim back as it was done before both were restored."""
    name = find(connection, "harbour/2")
    with changing(connection, name, who="ada", what=what, needs=any_state):
        nobody = dict.fromkeys(("drop_reason", "dropped_by_id", "duplicate_of_id"))
        looked_by = checker_id(connection, "ada")
        set_values(connection, name, **nobody, looked_by_id=looked_by)


def test_a_parting_of_both_is_whole(
    connection: Connection, article: ArticleName
) -> None:
    restore_claim(connection, find(connection, "harbour/2"), by="ada")

    assert list(partings(connection, article)) == []


def test_a_parting_that_left_the_words_is_a_difference(
    connection: Connection, article: ArticleName
) -> None:
    restore_it_alone(connection, "unmerge")

    assert list(partings(connection, article)) == [
        "harbour/1: it kept words of harbour/2, which was merged into it and taken back"
    ]


def test_a_claim_that_was_taken_back_before_is_a_remark(
    connection: Connection, article: ArticleName
) -> None:
    restore_it_alone(connection, "restore")

    assert list(partings(connection, article)) == [Remark("harbour/1", LEFT)]
