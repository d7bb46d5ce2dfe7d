"""Releasing a text: a named person's word for it."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, UsageError
from claims.services.core.lookup import ArticleName
from claims.services.core.revisions import latest_revision
from claims.services.desk.policies import set_policy
from claims.services.release.sign_off import sign_off
from claims.vocabulary import SignOffState
from support import make_article
from support_desk import checked, damage, everything, rule


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """An article that may go out."""
    set_policy(connection, "[gate]\ncoverage = false\n", by="eve")
    return checked(connection)


def test_a_release_is_bound_to_the_text_and_to_the_ledger(
    connection: Connection, article: ArticleName
) -> None:
    made = sign_off(connection, article, by=" eve ")

    _, revision = latest_revision(connection, article)
    assert (made.checker, made.number, made.revision) == ("eve", 1, revision.number)
    assert (made.state, made.despite, made.reasons) == (SignOffState.IN_FORCE, None, ())
    assert damage(connection, article) == []


def test_what_is_not_ready_goes_out_for_a_reason_alone(
    connection: Connection,
) -> None:
    article = make_article(connection)
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        sign_off(connection, article, by="eve")

    assert "harbour is not ready, for " in str(refused.value)
    assert "claims ready harbour shows them" in str(refused.value)
    assert everything(connection) == before
    with pytest.raises(UsageError, match="--despite needs a reason"):
        sign_off(connection, article, by="eve", despite=" ")
    made = sign_off(connection, article, by="eve", despite="the lawyer agreed")
    assert made.despite == "the lawyer agreed"
    assert any(each.startswith("harbour/1: ") for each in made.reasons)


def test_what_is_ready_needs_no_reason(
    connection: Connection, article: ArticleName
) -> None:
    with pytest.raises(ConflictError) as refused:
        sign_off(connection, article, by="eve", despite="the lawyer agreed")

    assert str(refused.value) == "harbour is ready; sign it off without --despite"


def test_a_text_is_released_once_until_something_changes(
    connection: Connection, article: ArticleName
) -> None:
    sign_off(connection, article, by="eve")

    with pytest.raises(ConflictError) as refused:
        sign_off(connection, article, by="bob")

    assert str(refused.value) == (
        "eve signed harbour off already, and nothing has changed since"
    )
    rule(connection, because="I asked again")
    assert sign_off(connection, article, by="bob").number == 2
