"""The basis of a claim: what a new text is compared with."""

import pytest
from sqlalchemy import Connection

from claims.services.claims.claim_edit import edit_claim
from claims.services.core.lookup import ArticleName
from claims.services.revisions.claim_basis import ClaimBasis, claim_bases
from support import TEXT, make_article
from support import claim as find
from support_desk import revise_to, rule

CHANGED = TEXT.replace("40,000", "41,000")


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    return make_article(connection)


def first(connection: Connection, article: ArticleName, latest: int) -> ClaimBasis:
    return claim_bases(connection, article, latest)[0]


def test_without_a_verdict_it_is_the_last_text_that_made_the_claim(
    connection: Connection, article: ArticleName
) -> None:
    assert first(connection, article, 1).revision == 1

    revise_to(connection, article, CHANGED)

    found = first(connection, article, 2)
    assert (found.revision, found.has_verdict) == (2, False)
    assert found.said == found.says


def test_with_a_verdict_it_is_the_text_that_the_verdict_was_given_on(
    connection: Connection, article: ArticleName
) -> None:
    rule(connection)

    revise_to(connection, article, CHANGED)

    found = first(connection, article, 2)
    assert (found.revision, found.has_verdict, found.edited) == (1, True, None)
    [[(start, end), *_], *_] = found.mentions
    assert TEXT[start:end].startswith("40,000")


def test_a_statement_that_a_person_wrote_is_theirs(
    connection: Connection, article: ArticleName
) -> None:
    assert first(connection, article, 1).written is None

    changes = {"statement": "Many crossed it."}
    edit_claim(connection, find(connection), by="ada", changes=changes)

    written = first(connection, article, 1).written
    assert written is not None
    assert (written.by_person, written.statement) == (True, "Many crossed it.")
