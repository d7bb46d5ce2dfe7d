"""Merging claims that say the same."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_list import get_claim, list_claims
from claims.services.claims.claim_merge import merge_claims
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import find_article
from claims.services.evidence.claim_evidence import list_evidence
from claims.vocabulary import Status
from support import claim as find
from support import make_article
from support_desk import cite, damage, everything, rule, standing, state, status, word


def test_merged_claims_become_mentions_of_the_one_that_is_kept(
    connection: Connection,
) -> None:
    article = make_article(connection)
    kept = find(connection)
    others = [find(connection, "harbour/2"), find(connection, "harbour/3")]
    before = [get_claim(connection, each).spans for each in others]

    merge_claims(connection, kept, others, by="bob")

    assert standing(connection) == ["harbour/1"]
    assert list(get_claim(connection, kept).mentions) == before
    dropped = state(connection, "harbour/2")
    assert (dropped["duplicate_of"], dropped["dropped_by"]) == (1, "bob")
    assert dropped["drop_reason"] == "duplicate of harbour/1"
    assert damage(connection, article) == []


def test_the_evidence_of_merged_claims_is_copied(connection: Connection) -> None:
    article = make_article(connection)
    for name, passage in (("harbour/1", "one"), ("harbour/2", "one"),
                          ("harbour/2", "two"), ("harbour/3", "three")):  # fmt: skip
        cite(connection, name, passage)
    kept, others = find(connection), ("harbour/2", "harbour/3")

    merge_claims(
        connection, kept, [find(connection, each) for each in others], by="bob"
    )

    passages = [each.passage for each in list_evidence(connection, kept)]
    assert passages == ["one", "two", "three"]
    assert len(list_evidence(connection, find(connection, "harbour/2"))) == 2
    assert damage(connection, article) == []


def test_a_merge_is_all_found_by_the_words_of_each(connection: Connection) -> None:
    make_article(connection)

    merge_claims(
        connection, find(connection), [find(connection, "harbour/3")], by="bob"
    )

    [found] = list_claims(connection, Filter(match="million"))
    assert found.id == "harbour/1"


def test_claims_with_different_conclusions_are_not_merged(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection)
    rule(connection, rating="true")
    rule(connection, "harbour/2")
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        merge_claims(
            connection, find(connection), [find(connection, "harbour/2")], by="bob"
        )

    assert str(refused.value) == (
        "harbour/1 is supported and harbour/2 is not-enough-evidence;"
        " rule on one of them again before merging"
    )
    assert everything(connection) == before


def test_a_merge_lends_no_verdict_to_a_claim_that_has_none(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection, "harbour/2")

    merge_claims(
        connection, find(connection), [find(connection, "harbour/2")], by="bob"
    )

    assert status(connection) == Status.UNVERIFIED


@pytest.mark.parametrize("others", [["harbour/1"], ["harbour/2", "harbour/2"]])
def test_a_claim_is_not_merged_with_itself(
    connection: Connection, others: list[str]
) -> None:
    make_article(connection)

    with pytest.raises(ConflictError) as refused:
        merge_claims(
            connection,
            find(connection),
            [find(connection, each) for each in others],
            by="bob",
        )

    assert str(refused.value) == f"{others[-1]} cannot be merged with itself"


def test_claims_of_two_articles_are_not_merged(connection: Connection) -> None:
    make_article(connection)
    make_article(connection, "other", "In other news, 40,000 vehicles a day.", [])
    other = find_article(connection, "other")
    elsewhere = add_claim(
        connection, other, word("In other news", "other news"), by="ada"
    )

    with pytest.raises(ConflictError) as refused:
        merge_claims(connection, find(connection), [elsewhere], by="bob")

    assert str(refused.value) == "other/1 belongs to another article than harbour/1"
