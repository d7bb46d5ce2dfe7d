"""Undoing a draft: the text before it comes next, and the claims stand as they did."""

from typing import Any

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import get_claim
from claims.services.core.claim_state import claim_states
from claims.services.core.lookup import ArticleName
from claims.services.core.revisions import latest_revision, stored_text
from claims.services.revisions.revision_undo import undo_revision
from claims.vocabulary import Status
from support import TEXT, claim, make_article, propose
from support_desk import damage, revise_to, rule

OTHER = "A lake in Kyzyl froze in March. Nobody there had seen it before."


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    made = make_article(connection)
    rule(connection, "harbour/1")
    return made


def stood(connection: Connection, article: ArticleName) -> dict[str, Any]:
    """Return the claims as they stand, but for which revision it is."""
    states = claim_states(connection, article)
    for fields in states.values():
        del fields["revision"], fields["outcome"]
    return states


def wrong(connection: Connection, article: ArticleName, text: str = OTHER) -> None:
    revise_to(connection, article, text, [propose(text, text.split(".")[0])])


def test_the_text_before_a_draft_comes_again_byte_by_byte(
    connection: Connection, article: ArticleName
) -> None:
    wrong(connection, article)

    done = undo_revision(connection, article, by="ada")

    assert (done.number, latest_revision(connection, article)[1].text) == (3, TEXT)
    assert stored_text(connection, article, 3) == stored_text(connection, article, 1)
    assert damage(connection, article) == []


@pytest.mark.parametrize(
    "text", [OTHER, TEXT.replace("40,000", "90,000"), f"{OTHER} {TEXT}"]
)
def test_claims_and_verdicts_stand_as_before_the_draft(
    connection: Connection, article: ArticleName, text: str
) -> None:
    before = stood(connection, article)
    wrong(connection, article, text)

    undo_revision(connection, article, by="ada")

    after = stood(connection, article)
    assert {name: after[name] for name in before} == before


def test_what_the_draft_alone_claimed_is_gone_and_keeps_its_number(
    connection: Connection, article: ArticleName
) -> None:
    before = claim_states(connection, article).keys()
    wrong(connection, article)
    [new] = claim_states(connection, article).keys() - before

    undo_revision(connection, article, by="ada")

    assert claim_states(connection, article)[new]["status"] == Status.GONE


def test_what_somebody_said_of_the_draft_stays_said(
    connection: Connection, article: ArticleName
) -> None:
    draft = TEXT.replace("40,000", "90,000")
    revise_to(connection, article, draft)
    edit_claim(
        connection,
        claim(connection, "harbour/2"),
        by="bob",
        changes={"statement": "Ninety thousand a day, bob writes."},
    )
    rule(connection, "harbour/3", by="bob")

    undo_revision(connection, article, by="ada")

    two = get_claim(connection, claim(connection, "harbour/2"))
    three = get_claim(connection, claim(connection, "harbour/3"))
    assert two.statement == "Ninety thousand a day, bob writes."
    assert (three.status, three.checker) == (Status.CHECKED, "bob")
    assert damage(connection, article) == []


def test_undoing_an_undo_is_another_undo(
    connection: Connection, article: ArticleName
) -> None:
    wrong(connection, article)
    drafted = stood(connection, article)
    first = undo_revision(connection, article, by="ada")

    second = undo_revision(connection, article, by="ada")

    assert (first.number, second.number) == (3, 4)
    assert latest_revision(connection, article)[1].text == OTHER
    assert stood(connection, article) == drafted
    assert damage(connection, article) == []


def test_the_only_text_cannot_be_undone(
    connection: Connection, article: ArticleName
) -> None:
    with pytest.raises(ConflictError, match="harbour has only one text"):
        undo_revision(connection, article, by="ada")
