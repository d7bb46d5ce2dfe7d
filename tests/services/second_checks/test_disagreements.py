"""A second check that comes to another conclusion, and who decides it."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.records import Lack, Verdict
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import get_claim
from claims.services.core.lookup import ArticleName
from claims.services.core.verdict_log import list_verdicts, verdict_in_force
from claims.services.desk.policies import set_policy
from claims.services.second_checks.disagreements import adjudicate, list_disagreements
from claims.services.second_checks.recheck_draw import draw_named
from claims.services.verdicts.verdict_add import Ruling
from claims.vocabulary import Lacking, Status
from claims.wording.lacks import lack_sentences
from support import claim as find
from support import make_article
from support_desk import cite, damage, everything, rule, status


def disagree(
    connection: Connection, name: str = "harbour/1", second: str = "unverifiable"
) -> None:
    """Ada rules that it is false; bob, blind, says something else."""
    cite(connection, name)
    rule(connection, name, "false", because="the ledger")
    draw_named(connection, [find(connection, name)], to="bob", by="eve")
    cite(connection, name, by="bob", passage="mine")
    rule(connection, name, second, because="no ledger", by="bob")


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    article = make_article(connection)
    disagree(connection)
    return article


def decide(connection: Connection, by: str = "carl", **more: bool) -> Verdict:
    ruling = Ruling("misleading", "both are half right")
    return adjudicate(connection, find(connection), ruling, by=by, **more)


def test_a_disagreement_keeps_the_claim_unverified_and_says_what_decides_it(
    connection: Connection, article: ArticleName
) -> None:
    found = get_claim(connection, find(connection))

    assert found.status == Status.UNVERIFIED
    assert found.lacks == (Lack(Lacking.AGREEMENT, said="Unverifiable"),)
    assert lack_sentences(found) == [
        "agreement: the second check says Unverifiable; decide with:"
        " claims adjudicate harbour/1 RATING --because TEXT",
    ]


def test_disagreements_are_listed_with_both_verdicts(
    connection: Connection, article: ArticleName
) -> None:
    other = make_article(connection, "other", "One. Two.", [])

    [found] = list_disagreements(connection)

    assert (found.claim, found.statement) == ("harbour/1", "40,000 vehicles a day.")
    assert [found.first, found.second] == list_verdicts(connection, find(connection))
    assert list_disagreements(connection, article) == [found]
    assert list_disagreements(connection, other) == []
    assert list_disagreements(connection, None, frozenset({find(connection).id})) == []


def test_another_rating_of_the_same_conclusion_is_no_disagreement(
    connection: Connection,
) -> None:
    make_article(connection)

    disagree(connection, second="mostly-false")

    assert list_disagreements(connection) == []
    assert status(connection) == Status.CHECKED


def test_a_third_person_s_verdict_supersedes_both(
    connection: Connection, article: ArticleName
) -> None:
    decided = decide(connection)

    given = list_verdicts(connection, find(connection))
    assert [each.checker for each in given] == ["ada", "bob", "carl"]
    assert verdict_in_force(given) == decided
    assert decided.evidence == (1, 2)
    assert status(connection) == Status.CHECKED
    assert list_disagreements(connection) == []
    assert damage(connection, article) == []


@pytest.mark.parametrize("by", ["ada", "bob", " bob "])
def test_the_two_who_disagree_do_not_decide_it(
    connection: Connection, article: ArticleName, by: str
) -> None:
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        decide(connection, by=by)

    assert str(refused.value) == (
        f"ada and bob disagree on harbour/1, and {by.strip()} is one of them; let"
        " somebody else decide, or pass --yes"
    )
    assert everything(connection) == before
    assert decide(connection, by=by, even_of_the_two=True).checker == by.strip()


@pytest.mark.parametrize("by", ["ada", "bob"])
def test_the_two_do_not_decide_it_by_an_ordinary_verdict_either(
    connection: Connection, article: ArticleName, by: str
) -> None:
    with pytest.raises(ConflictError) as refused:
        rule(connection, rating="misleading", by=by)

    assert str(refused.value) == (
        "ada and bob disagree on harbour/1; somebody else decides with:"
        " claims adjudicate harbour/1 RATING --because TEXT"
    )
    assert rule(connection, rating="misleading", by="carl").number == 3


def test_where_nobody_disagrees_nothing_is_decided(connection: Connection) -> None:
    make_article(connection)
    rule(connection)

    with pytest.raises(ConflictError) as refused:
        decide(connection)

    assert str(refused.value) == (
        "no two verdicts on harbour/1 disagree; claims disagreements lists those that"
        " do, and claims verdict harbour/1 RATING --because TEXT rules anew"
    )


def test_words_that_change_under_a_disagreement_end_it(
    connection: Connection, article: ArticleName
) -> None:
    change = {"statement": "It carried 40,000."}
    edit_claim(connection, find(connection), by="ada", changes=change)

    assert list_disagreements(connection) == []
    with pytest.raises(ConflictError, match="no two verdicts on harbour/1 disagree"):
        decide(connection)
    assert rule(connection, by="bob", because="anew").checks is None


def test_a_decision_that_agrees_with_one_of_the_two_is_two_checkers(
    connection: Connection, article: ArticleName
) -> None:
    set_policy(connection, "[default]\nsecond_checker = true\n", by="eve")

    ruling = Ruling("false", "the ledger is right")
    adjudicate(connection, find(connection), ruling, by="carl")

    assert status(connection) == Status.CHECKED
