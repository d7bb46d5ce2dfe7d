"""What is tampered with after a revision, ``claims db verify`` finds too."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from claims.services.claims.dispositions import add_disposition
from claims.services.core.lookup import ArticleName
from claims.services.verdicts.verdict_reaffirm import reaffirm
from support import TEXT, claim, make_article
from support_desk import damage, revise_to, rule, undone

AGAIN = TEXT.replace("40,000", "41,000")
OF_ONE = (
    "claim_id = (SELECT id FROM claim WHERE number = 1) AND revision_id ="
    " (SELECT id FROM revision WHERE number = 2)"
)


@pytest.fixture(scope="module")
def article(shared: Connection) -> Iterator[ArticleName]:
    """One article for all tests of this module: each undoes what it did."""
    made = make_article(shared)
    rule(shared)
    rule(shared, "harbour/2")
    add_disposition(shared, made, (0, 7), reason="a name", by="ada")
    revise_to(shared, made, AGAIN)
    reaffirm(shared, claim(shared), because="both are right", by="bob")
    yield made
    shared.rollback()


@pytest.fixture
def connection(shared: Connection, article: ArticleName) -> Iterator[Connection]:
    with undone(shared):
        yield shared


def test_a_desk_that_was_revised_is_whole(
    connection: Connection, article: ArticleName
) -> None:
    assert damage(connection, article) == []

    revise_to(connection, article, TEXT)

    assert damage(connection, article) == []


TAMPERING = {
    "how a claim fared": (
        f"UPDATE claim_outcome SET outcome = 'unchanged' WHERE {OF_ONE}",
        "outcome/1/2 is not what the ledger says",
    ),
    "what differed": (
        f"UPDATE claim_outcome SET mentions = '[]' WHERE {OF_ONE}",
        "outcome/1/2 is not what the ledger says",
    ),
    "where it was carried to": (
        f"UPDATE claim_outcome SET spans = '[]' WHERE {OF_ONE}",
        "outcome/1/2 is not what the ledger says",
    ),
    "what there is to look at": (
        f"UPDATE claim_outcome SET looks = '[1]' WHERE {OF_ONE}",
        "outcome/1/2 is not what the ledger says",
    ),
    "the revision that it was judged against": (
        "UPDATE claim_outcome SET from_revision_id = revision_id"
        f" WHERE {OF_ONE}",
        "outcome/1/2 is not what the ledger says",
    ),
    "an outcome that is gone": (
        f"DELETE FROM claim_outcome WHERE {OF_ONE}",
        "outcome/1/2 is not what the ledger says",
    ),
    "why a verdict holds": (
        "UPDATE reaffirmation SET because = 'x'",
        "reaffirmation/1/1 is not what the ledger says",
    ),
    "who said that it holds": (
        "UPDATE reaffirmation SET checker_id ="
        " (SELECT id FROM checker WHERE name = 'ada')",
        "reaffirmation/1/1 is not what the ledger says",
    ),
    "of which words it holds": (
        "UPDATE reaffirmation SET spans = '[]'",
        "reaffirmation/1/1 is not what the ledger says",
    ),
    "when it was said to hold": (
        "UPDATE reaffirmation SET recorded_at = '2020-01-01 00:00:00'",
        "reaffirmation/1/1 is not what the ledger says",
    ),
    "the verdict that holds": (
        "UPDATE reaffirmation SET verdict_id = (SELECT verdict.id FROM verdict"
        " JOIN claim ON claim.id = claim_id WHERE claim.number = 2)",
        "harbour/1",
    ),
    "a reaffirmation that is gone": (
        "DELETE FROM reaffirmation",
        "reaffirmation/1/1 is not what the ledger says",
    ),
    "where a mark came from": (
        "UPDATE disposition SET carried_from_id = NULL",
        "disposition/2 is not what the ledger says",
    ),
    "when a mark was carried over": (
        "UPDATE disposition SET recorded_at = '2020-01-01 00:00:00'"
        " WHERE carried_from_id IS NOT NULL",
        "disposition/2 is not what the ledger says",
    ),
    "a status": (
        "UPDATE claim SET status = 'suspended' WHERE number = 1",
        "claim/1 is not what the ledger says",
    ),
    "a flag": (
        "UPDATE claim SET flags = '[\"x\"]' WHERE number = 1",
        "claim/1 is not what the ledger says",
    ),
    "the last revision": (
        "UPDATE article SET last_revision = 1",
        "harbour",
    ),
    "a text between": (
        "UPDATE revision SET text = text || 'x' WHERE number = 2",
        "harbour revision 2: the text is not the one that was stored",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", TAMPERING)
def test_what_is_tampered_with_is_found(
    connection: Connection, article: ArticleName, what: str
) -> None:
    statement, expected = TAMPERING[what]
    assert connection.exec_driver_sql(statement).rowcount

    found = damage(connection, article)

    assert any(expected in each for each in found), found
