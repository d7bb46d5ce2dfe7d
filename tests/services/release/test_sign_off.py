"""Releasing a text: a named person's word for it."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, UsageError
from claims.services.articles.article_edit import edit_article
from claims.services.core.lookup import ArticleName
from claims.services.core.revisions import latest_revision
from claims.services.core.sign_off_log import list_sign_offs
from claims.services.desk.policies import set_policy
from claims.services.release.sign_off import sign_off
from claims.services.replies.resolutions import NewResolution, add_resolution
from claims.vocabulary import Answer, SignOffState
from support import claim as find
from support import make_article
from support_desk import checked, cite, damage, everything, rule


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


def test_a_release_by_somebody_who_ruled_says_on_what(
    connection: Connection, article: ArticleName
) -> None:
    cite(connection)
    rule(connection, rating="false", by="bob")
    stet = NewResolution(Answer.STET, "a quotation")
    add_resolution(connection, find(connection), stet, by="bob")

    made = sign_off(connection, article, by="ada")

    assert made.own_verdicts == ("harbour/1", "harbour/2", "harbour/3")
    assert made.own_answers == ("harbour/1",)
    assert damage(connection, article) == []
    hidden = frozenset([find(connection, "harbour/1").id])
    [seen] = list_sign_offs(connection, article, hidden)
    assert (seen.own_verdicts, seen.own_answers) == (("harbour/2", "harbour/3"), ())


def test_somebody_who_did_not_rule_adds_their_word_to_that_of_who_did(
    connection: Connection, article: ArticleName
) -> None:
    sign_off(connection, article, by="ada")
    with pytest.raises(ConflictError, match="ada signed harbour off already"):
        sign_off(connection, article, by="ada")

    made = sign_off(connection, article, by="eve")

    assert (made.own_verdicts, made.own_answers) == ((), ())
    with pytest.raises(ConflictError, match="eve signed harbour off already"):
        sign_off(connection, article, by="bob")


def test_another_release_of_the_same_text_changes_nothing_of_the_one_before(
    connection: Connection, article: ArticleName
) -> None:
    sign_off(connection, article, by="ada")
    sign_off(connection, article, by="eve")

    states = [each.state for each in list_sign_offs(connection, article)]

    assert states == [SignOffState.IN_FORCE, SignOffState.IN_FORCE]


def test_a_policy_can_refuse_those_who_ruled(
    connection: Connection, article: ArticleName
) -> None:
    policy = '[gate]\ncoverage = false\nown_sign_off = "refuse"\n'
    set_policy(connection, policy, by="eve")

    with pytest.raises(ConflictError) as refused:
        sign_off(connection, article, by=" ada")

    assert str(refused.value) == (
        "ada ruled on 3 claims of harbour, and under the policy somebody else signs it"
        " off: claims sign-off harbour --by NAME"
    )
    assert sign_off(connection, article, by="eve").own_verdicts == ()


def test_a_release_by_who_wrote_it_is_their_own(
    connection: Connection, article: ArticleName
) -> None:
    edit_article(connection, article, {"byline": "By Jo Dean and Al Ray"}, by="eve")

    made = sign_off(connection, article, by="jo dean")

    assert (made.own_text, made.own_verdicts, made.is_own) == (True, (), True)
    assert not sign_off(connection, article, by="eve").is_own
    assert damage(connection, article) == []


def test_a_policy_can_refuse_who_wrote_it(
    connection: Connection, article: ArticleName
) -> None:
    edit_article(connection, article, {"byline": "ada"}, by="eve")
    policy = '[gate]\ncoverage = false\nown_sign_off = "refuse"\n'
    set_policy(connection, policy, by="eve")

    with pytest.raises(ConflictError) as refused:
        sign_off(connection, article, by="ada")

    assert str(refused.value) == (
        "ada wrote harbour and ruled on 3 claims of it, and under the policy somebody"
        " else signs it off: claims sign-off harbour --by NAME"
    )
