"""The gate: every reason why an article cannot go out yet."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.articles.article_list import get_article
from claims.services.articles.article_withdraw import withdraw_article
from claims.services.claims.claim_edit import edit_claim
from claims.services.core.blind_checks import hidden_from
from claims.services.core.lookup import ArticleName
from claims.services.desk.policies import set_policy
from claims.services.release.gate import at_the_gate, obstacles
from support import TEXT
from support import claim as find
from support_desk import checked, cite, give, revise_to, rule

TODAY = date(2024, 9, 2)
NO_COVERAGE = "[gate]\ncoverage = false\n"


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """An article whose claims are all checked, of a desk that wants no coverage."""
    set_policy(connection, NO_COVERAGE, by="eve")
    return checked(connection)


def met(connection: Connection, article: ArticleName) -> list[tuple[str, str]]:
    found = obstacles(connection, article, today=TODAY)
    return [(str(each.kind), each.subject) for each in found]


def test_an_article_whose_claims_are_checked_may_go_out(
    connection: Connection, article: ArticleName
) -> None:
    assert met(connection, article) == []


def fail(connection: Connection) -> None:
    cite(connection)
    rule(connection, rating="false")


def disagree(connection: Connection) -> None:
    cite(connection)
    rule(connection, rating="true")
    give(connection)
    rule(connection, rating="unverifiable", by="bob")


def change_words(connection: Connection) -> None:
    article = find(connection).article
    revise_to(connection, article, TEXT.replace("40,000", "41,000"))


STEPS: dict[str, Callable[[Connection], object]] = {
    "suspended": change_words,
    "refuted": fail,
    "disagreement": disagree,
    "stale": lambda c: rule(c, recheck_by=date(2024, 9, 1)),
}


@pytest.mark.parametrize("kind", STEPS)
def test_each_obstacle_names_its_claim(
    connection: Connection, article: ArticleName, kind: str
) -> None:
    STEPS[kind](connection)

    assert met(connection, article) == [(kind, "harbour/1")]


def test_a_day_to_look_again_is_not_past_before_it_is(
    connection: Connection, article: ArticleName
) -> None:
    rule(connection, recheck_by=TODAY)

    assert met(connection, article) == []


def test_what_nobody_looked_at_is_an_obstacle_where_coverage_is_wanted(
    connection: Connection, article: ArticleName
) -> None:
    set_policy(connection, "[gate]\ncoverage = true\n", by="eve")

    [uncovered] = met(connection, article)

    assert uncovered == ("uncovered", "harbour sentence 1")
    shown = at_the_gate(connection, get_article(connection, article))
    assert shown.obstacles == 1
    assert shown.covered is not None
    assert 0 < shown.covered < 1


def test_changed_words_come_before_what_nobody_ruled_on(
    connection: Connection, article: ArticleName
) -> None:
    edit_claim(
        connection, find(connection, "harbour/3"), by="ada", changes={"speaker": "Q"}
    )
    set_policy(connection, NO_COVERAGE + "[default]\nprimary = true\n", by="eve")
    fail(connection)

    kinds = [kind for kind, _ in met(connection, article)]

    assert kinds == ["suspended", "unverified"]


def test_who_checks_blind_is_told_as_if_nobody_had_ruled(
    connection: Connection, article: ArticleName
) -> None:
    give(connection)

    hidden = hidden_from(connection, "bob")
    found = obstacles(connection, article, today=TODAY, hidden=hidden)

    assert [(str(each.kind), each.subject) for each in found] == [
        ("unverified", "harbour/1")
    ]


def test_a_withdrawn_article_has_no_gate(
    connection: Connection, article: ArticleName
) -> None:
    withdraw_article(connection, article, because="a draft", by="ada")

    with pytest.raises(ConflictError):
        obstacles(connection, article)
