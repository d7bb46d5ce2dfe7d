"""What the writer and the editor answer to a claim that failed."""

from typing import Any

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, UsageError
from claims.records import Resolution
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.core.lookup import ArticleName
from claims.services.desk.policies import set_policy
from claims.services.replies.resolutions import (
    NewResolution,
    add_resolution,
    decision,
    resolutions_of,
)
from claims.services.reports.writer_sheet import list_queries
from claims.services.verdicts.verdict_withdraw import withdraw_verdict
from claims.vocabulary import Answer, Role
from support import claim as find
from support import make_article
from support_desk import cite, damage, everything, rule


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """An article whose first claim failed."""
    made = make_article(connection)
    cite(connection)
    rule(connection, rating="false", because="the ledger says 31,200")
    return made


def answer(
    connection: Connection,
    said: Answer = Answer.ACCEPT,
    by: str = "writer",
    name: str = "harbour/1",
    **more: Any,
) -> Resolution:
    new = NewResolution(said, more.pop("because", "a slip"), **more)
    return add_resolution(connection, find(connection, name), new, by=by)[0]


def answers(connection: Connection, name: str = "harbour/1") -> list[Resolution]:
    key = find(connection, name).id
    return resolutions_of(connection, [key]).get(key, [])


def test_the_writers_and_the_editors_answers_both_stay(
    connection: Connection, article: ArticleName
) -> None:
    first = answer(connection, wording="31,200 vehicles")
    second = answer(connection, Answer.STET, by="editor", because="said in 2019")

    assert answers(connection) == [first, second]
    assert (first.number, first.role, first.wording) == (
        1,
        Role.WRITER,
        "31,200 vehicles",
    )
    assert (second.number, second.role, second.verdict) == (2, Role.EDITOR, 1)
    assert damage(connection, article) == []


def test_the_editors_last_answer_decides(
    connection: Connection, article: ArticleName
) -> None:
    assert decision(answers(connection)) is None
    answer(connection)
    assert decision(answers(connection)) is None
    answer(connection, Answer.STET, by="editor")
    last = answer(connection, Answer.ACCEPT, by="editor", role=Role.EDITOR)
    answer(connection, Answer.REJECT)

    assert decision(answers(connection)) == last


def test_an_answer_to_an_earlier_verdict_decides_nothing(
    connection: Connection, article: ArticleName
) -> None:
    answer(connection, Answer.STET, by="editor")

    rule(connection, rating="misleading", because="still not so", by="bob")

    [earlier] = answers(connection)
    assert not earlier.in_force
    assert decision([earlier]) is None


def test_an_answer_rests_while_the_words_are_others(
    connection: Connection, article: ArticleName
) -> None:
    given = answer(connection, Answer.STET, by="editor")
    name = find(connection)

    edit_claim(connection, name, by="bob", changes={"statement": "Other."})
    assert decision(answers(connection)) is None
    back = {"statement": "40,000 vehicles a day."}
    edit_claim(connection, name, by="bob", changes=back)

    assert decision(answers(connection)) == given


def test_a_withdrawn_verdict_leaves_no_decision(
    connection: Connection, article: ArticleName
) -> None:
    answer(connection, Answer.STET, by="editor")

    withdraw_verdict(connection, find(connection), because="wrong call", by="ada")

    assert decision(answers(connection)) is None


def test_the_same_answer_again_is_one_record(
    connection: Connection, article: ArticleName
) -> None:
    first = answer(connection)
    before = everything(connection)

    again, is_new = add_resolution(
        connection,
        find(connection),
        NewResolution(Answer.ACCEPT, "a slip"),
        by="writer ",
    )

    assert (again, is_new) == (first, False)
    assert everything(connection) == before


def test_what_did_not_fail_needs_no_answer(connection: Connection) -> None:
    make_article(connection)
    refusal = "harbour/1 has no verdict that failed or suggests other wording"

    with pytest.raises(ConflictError, match=refusal):
        answer(connection)
    cite(connection)
    rule(connection, rating="true")
    with pytest.raises(ConflictError, match=refusal):
        answer(connection)


def test_what_nothing_settles_can_be_answered(connection: Connection) -> None:
    make_article(connection)
    rule(connection, rating="unverifiable")

    assert answer(connection).verdict == 1


def test_an_answer_to_ones_own_verdict_says_so(
    connection: Connection, article: ArticleName
) -> None:
    mine = answer(connection, Answer.STET, by="ada")
    theirs = answer(connection, Answer.STET, by="eve")

    assert (mine.own, theirs.own) == (True, False)
    assert [each.own for each in answers(connection)] == [True, False]


def test_a_policy_can_forbid_to_answer_ones_own_verdict(
    connection: Connection, article: ArticleName
) -> None:
    set_policy(connection, '[gate]\nown_stet = "refuse"\n', by="eve")

    with pytest.raises(ConflictError, match="ada gave verdict 1 on harbour/1, and"):
        answer(connection, Answer.STET, by=" ada ")

    assert answers(connection) == []
    assert answer(connection, Answer.STET, by="eve").own is False


def test_a_suggested_wording_can_be_answered(connection: Connection) -> None:
    make_article(connection)
    rule(connection, suggestion="31,200 vehicles a day")

    assert answer(connection).verdict == 1


def test_changed_words_and_dropped_claims_are_not_answered(
    connection: Connection, article: ArticleName
) -> None:
    edit_claim(connection, find(connection), by="bob", changes={"statement": "Other."})
    with pytest.raises(ConflictError, match="the words of harbour/1 changed"):
        answer(connection)

    drop_claim(connection, find(connection), because="no claim", by="bob")
    with pytest.raises(ConflictError, match="harbour/1 was dropped"):
        answer(connection)


def test_only_an_editor_of_the_policy_says_stet(
    connection: Connection, article: ArticleName
) -> None:
    policy = 'name = "ours"\n[gate]\neditors = ["carol"]\n'
    set_policy(connection, policy, by="ada")

    with pytest.raises(ConflictError, match="bob is not an editor under the policy"):
        answer(connection, Answer.STET, by="bob")
    with pytest.raises(ConflictError, match="bob is not an editor"):
        answer(connection, by="bob", role=Role.EDITOR)

    assert answer(connection, Answer.STET, by="carol").role == Role.EDITOR
    assert answer(connection, Answer.REJECT, by="bob").role == Role.WRITER


@pytest.mark.parametrize("wrong", [{"because": " "}, {"wording": " "}])
def test_an_answer_says_something(
    connection: Connection, article: ArticleName, wrong: dict[str, Any]
) -> None:
    with pytest.raises(UsageError):
        answer(connection, **wrong)


def test_the_sheet_has_what_failed_until_it_is_answered(
    connection: Connection, article: ArticleName
) -> None:
    cite(connection, "harbour/2")
    rule(connection, "harbour/2", "true", suggestion="The mayor said")
    rule(connection, "harbour/3")

    def sheet(*, answered: bool = False) -> list[str | None]:
        found = list_queries(connection, article, answered=answered)
        return [each.checked.claim.id for each in found]

    assert sheet() == ["harbour/1", "harbour/2", "harbour/3"]
    answer(connection)
    assert sheet() == ["harbour/2", "harbour/3"]
    assert sheet(answered=True) == ["harbour/1", "harbour/2", "harbour/3"]
    # A desk that publishes the label lets out what nothing settles.
    set_policy(connection, '[gate]\nnot_enough_evidence = "show"\n', by="eve")
    assert sheet(answered=True) == ["harbour/1", "harbour/2"]


def test_a_sheet_is_somebodys(connection: Connection) -> None:
    with pytest.raises(UsageError, match="name an ARTICLE, or pass --writer"):
        list_queries(connection)
