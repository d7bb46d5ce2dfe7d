"""Rows refer to rows of the same claim, and of the same article."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.lookup import ArticleName
from claims.services.proof.references import counters, releases, strays
from claims.services.release.sign_off import sign_off
from support import TEXT, make_article
from support_desk import amend, checked, cite, give, rule


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """Two articles with verdicts, evidence and a second check each, and this one."""
    made = checked(connection)
    for name in ("harbour/1", "harbour/2"):
        cite(connection, name)
    amend(connection)
    rule(connection, rating="true")
    give(connection)
    make_article(connection, "other", TEXT + " It is another.")
    return made


OTHER = "(SELECT id FROM article WHERE slug = 'other')"
ONE = "(SELECT c.id FROM claim c JOIN article a ON a.id = c.article_id WHERE slug = 'harbour' AND number = 1)"  # noqa: E501
TWO = ONE.replace("number = 1", "number = 2")
HARBOUR = sa.update(schema.article).where(schema.article.c.slug == "harbour")
THEIRS = ONE.replace("'harbour'", "'other'")

STRAYS = {
    "evidence": (
        "UPDATE verdict_evidence SET evidence_id ="
        f" (SELECT id FROM evidence WHERE claim_id = {TWO})",
        "harbour/1: a verdict cites evidence of another claim",
    ),
    "an amendment": (
        f"UPDATE amendment SET claim_id = {TWO}, evidence_id ="
        f" (SELECT id FROM evidence WHERE claim_id = {TWO})",
        "harbour/1: a verdict cites an amendment of other evidence",
    ),
    "what is amended": (
        "UPDATE amendment SET evidence_id ="
        f" (SELECT id FROM evidence WHERE claim_id = {TWO})",
        "harbour/1: an amendment is about a piece of evidence of another claim",
    ),
    "a second check": (
        "UPDATE verdict SET recheck_id = (SELECT id FROM recheck)"
        f" WHERE claim_id = {TWO}",
        "harbour/2: a verdict answers a second check of another claim",
    ),
    "a text": (
        "UPDATE verdict SET revision_id ="
        f" (SELECT id FROM revision WHERE article_id = {OTHER}) WHERE claim_id = {TWO}",
        "harbour/2: a verdict is of another article",
    ),
    "a place": (
        "UPDATE span SET revision_id ="
        f" (SELECT id FROM revision WHERE article_id = {OTHER}) WHERE claim_id = {ONE}",
        "harbour/1: a span is of another article",
    ),
    "a duplicate": (
        f"UPDATE claim SET duplicate_of_id = {THEIRS} WHERE id = {ONE}",
        "harbour/1: what it is a duplicate of is of another article",
    ),
}


@pytest.mark.parametrize("what", STRAYS)
def test_what_refers_to_what_is_another_s_is_named(
    connection: Connection, article: ArticleName, what: str
) -> None:
    statement, message = STRAYS[what]
    before = list(strays(connection))

    connection.execute(sa.text(statement))

    assert before == []
    assert message in list(strays(connection))


@pytest.mark.parametrize("column", ["last_claim", "last_revision", "last_disposition"])
def test_a_counter_is_the_last_number(
    connection: Connection, article: ArticleName, column: str
) -> None:
    before = list(counters(connection))

    connection.execute(HARBOUR.values({column: 9}))

    what = column.removeprefix("last_")
    [found] = counters(connection)
    assert before == []
    assert found.startswith(f"harbour: its last {what} is ")
    assert found.endswith(", not 9")


def test_a_release_is_of_a_text_that_is_there(
    connection: Connection, article: ArticleName
) -> None:
    sign_off(connection, article, by="eve", despite="the lawyer agreed")
    before = list(releases(connection))

    connection.execute(sa.update(schema.sign_off).values(sha256="x", ledger_hash="y"))

    assert before == []
    assert list(releases(connection)) == [
        "harbour, sign-off 1: it released another text",
        "harbour, sign-off 1: the ledger was changed before it",
    ]
