"""Until the second verdict is in, nothing tells its checker what the first one was."""

from typing import Any

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, NotFoundError
from claims.services.articles.article_list import get_article, list_articles
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import count_claims, get_claim, list_claims
from claims.services.claims.table_lines import list_lines
from claims.services.core.blind_checks import NOTHING, hidden_from
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import ArticleName
from claims.services.core.rechecks import cancel_recheck
from claims.services.core.view import View, view_of
from claims.services.evidence.claim_evidence import evidence_shown, list_evidence
from claims.services.history.history import article_history, claim_history
from claims.services.reports.article_report import get_checked_claim, get_report
from claims.services.reports.stats import Count, count_all
from claims.services.second_checks.recheck_draw import draw_named
from claims.vocabulary import Status
from support import claim as find
from support import make_article
from support_desk import cite, rule

FILTERS: dict[str, dict[str, Any]] = {
    "all": {},
    "unverified": {"status": Status.UNVERIFIED},
    "checked": {"status": Status.CHECKED},
    "suspended": {"status": Status.SUSPENDED},
    "dropped": {"status": Status.DROPPED},
    "false": {"rating": "false"},
    "true": {"rating": "true"},
    "ada's": {"checker": "ada"},
    "words": {"match": "vehicles", "status": Status.CHECKED},
}


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """Ada ruled on claims 1 and 2; bob checks claim 1 blind."""
    article = make_article(connection)
    cite(connection, passage="31,200")
    rule(connection, rating="false", because="the ledger", suggestion="31,200")
    rule(connection, "harbour/2")
    draw_named(connection, [find(connection)], to="bob", by="eve")
    return article


def found(connection: Connection, viewer: str | None, **wanted: Any) -> list[str]:
    """Return the claims that a list shows, which is the same in every shape."""
    some = Filter(hidden=hidden_from(connection, viewer), **wanted)
    claims = [str(each.id) for each in list_claims(connection, some)]
    assert [line.id for line in list_lines(connection, some)] == claims
    assert count_claims(connection, some) == len(claims)
    return sorted(claims)


def test_it_is_hidden_from_who_checks_blind_and_from_who_gives_no_name(
    connection: Connection, article: ArticleName
) -> None:
    key = find(connection).id
    draw_named(connection, [find(connection, "harbour/2")], to="carl", by="eve")
    other = find(connection, "harbour/2").id

    assert hidden_from(connection, "bob") == {key}
    assert hidden_from(connection, " bob ") == {key}
    assert hidden_from(connection, "carl") == {other}
    assert hidden_from(connection, "ada") == NOTHING
    assert hidden_from(connection, None) == {key, other}
    assert hidden_from(connection, "  ") == {key, other}
    assert hidden_from(connection, None, article.id + 1) == NOTHING
    assert hidden_from(connection, "bob", article.id) == {key}


def test_it_is_hidden_until_the_second_verdict_is_in(
    connection: Connection, article: ArticleName
) -> None:
    rule(connection, by="bob")

    assert hidden_from(connection, "bob") == NOTHING
    assert hidden_from(connection, None) == NOTHING


def test_it_is_hidden_until_the_second_check_is_cancelled(
    connection: Connection, article: ArticleName
) -> None:
    cancel_recheck(connection, find(connection), by="eve")

    assert hidden_from(connection, "bob") == NOTHING


@pytest.mark.parametrize("viewer", ["bob", None])
@pytest.mark.parametrize("which", FILTERS)
def test_no_filter_of_a_list_tells_what_was_ruled(
    connection: Connection, article: ArticleName, viewer: str | None, which: str
) -> None:
    wanted = FILTERS[which]
    shown = found(connection, viewer, **wanted)

    is_there = which in ("all", "unverified")
    assert ("harbour/1" in shown) == is_there
    as_found = found(connection, "ada", **wanted)
    assert [name for name in shown if name != "harbour/1"] == [
        name for name in as_found if name != "harbour/1"
    ]


def test_a_dropped_claim_stays_dropped_and_tells_nothing_else(
    connection: Connection, article: ArticleName
) -> None:
    hidden = hidden_from(connection, "bob")
    drop_claim(connection, find(connection), because="no claim", by="ada")

    def ids(**wanted: Any) -> list[str | None]:
        return [
            each.id for each in list_claims(connection, Filter(hidden=hidden, **wanted))
        ]

    assert hidden_from(connection, "bob") == NOTHING
    assert ids(status=Status.DROPPED) == ["harbour/1"]
    assert "harbour/1" not in ids()
    assert ids(status=Status.DROPPED, rating="false") == []
    shown = get_claim(connection, find(connection), hidden)
    assert (shown.status, shown.rating) == (Status.DROPPED, None)
    [line] = list_lines(connection, Filter(status=Status.DROPPED, hidden=hidden))
    assert (line.status, line.rating) == ("dropped", None)
    assert get_article(connection, article, hidden).dropped == 1


def test_a_list_shows_the_claim_as_nobody_s_verdict(
    connection: Connection, article: ArticleName
) -> None:
    hidden = hidden_from(connection, "bob")

    [shown] = [
        each
        for each in list_claims(connection, Filter(hidden=hidden))
        if each.id == "harbour/1"
    ]
    [line] = [
        each
        for each in list_lines(connection, Filter(hidden=hidden))
        if each.id == "harbour/1"
    ]

    assert shown == get_claim(connection, find(connection), hidden)
    assert (shown.status, shown.rating, shown.conclusion, shown.checker) == (
        Status.UNVERIFIED, None, None, None,
    )  # fmt: skip
    assert (line.status, line.rating) == ("unverified", None)


def test_counts_take_it_for_unverified(
    connection: Connection, article: ArticleName
) -> None:
    hidden = hidden_from(connection, "bob")

    about = get_article(connection, article, hidden)
    assert (about.checked, about.unverified, about.claims) == (1, 2, 3)
    assert list_articles(connection, hidden=hidden) == [about]
    assert get_report(connection, article, View("bob", hidden)).article == about
    counts = count_all(connection, article, hidden)
    assert Count("status", "unverified", 2) in counts
    assert [each for each in counts if each.group in ("rating", "checker")] == [
        Count("rating", "unverifiable", 1),
        Count("checker", "ada", 1),
    ]
    assert not [each for each in counts if each.value in ("false", "refuted")]


def test_what_somebody_who_ruled_found_is_hidden_and_other_evidence_is_not(
    connection: Connection, article: ArticleName
) -> None:
    cite(connection, passage="from carl", by="carl")
    cite(connection, passage="from bob", by="bob")
    cite(connection, passage="later from ada", by="ada")
    name, hidden = find(connection), hidden_from(connection, None)

    def shown(viewer: str | None) -> list[str | None]:
        pieces = evidence_shown(connection, name, View(viewer, hidden))
        checked = get_checked_claim(connection, name, View(viewer, hidden))
        assert list(checked.evidence) == pieces
        assert checked.verdicts == ()
        return [each.passage for each in pieces]

    assert shown("bob") == ["from carl", "from bob"]
    assert shown(None) == ["from carl", "from bob"]
    assert len(evidence_shown(connection, name)) == 4


def test_a_blind_verdict_does_not_rest_on_what_its_checker_cannot_see(
    connection: Connection, article: ArticleName
) -> None:
    with pytest.raises(ConflictError, match="a verdict of true needs evidence"):
        rule(connection, rating="true", by="bob")
    with pytest.raises(NotFoundError, match="no evidence 1 of harbour/1"):
        rule(connection, rating="true", by="bob", cite=[1])
    own = cite(connection, passage="mine", by="bob")

    second = rule(connection, rating="true", by="bob")

    assert second.evidence == (own.number,)


def test_who_finds_the_same_is_not_told_that_it_was_found(
    connection: Connection, article: ArticleName
) -> None:
    own = cite(connection, passage="31,200", by="bob")

    assert (own.number, own.checker) == (2, "bob")
    assert cite(connection, passage="31,200", by="bob") == own
    assert rule(connection, rating="false", by="bob").evidence == (2,)
    assert len(list_evidence(connection, find(connection))) == 2


@pytest.mark.parametrize("viewer", ["bob", None])
def test_history_leaves_out_what_others_said_of_a_verdict(
    connection: Connection, article: ArticleName, viewer: str | None
) -> None:
    cite(connection, passage="from bob", by="bob")
    change = {"statement": "It carried 40,000."}
    edit_claim(connection, find(connection), by="ada", changes=change)
    view = view_of(connection, viewer)

    one = claim_history(connection, find(connection), view)
    every = article_history(connection, article, view)

    assert [each.what for each in one if each.who != "bob"] == [
        "ingest", "recheck", "edit",
    ]  # fmt: skip
    assert [each.what for each in one if each.who == "bob"] == (
        ["add evidence"] if viewer else []
    )
    assert one[-1].detail == "statement: 40,000 vehicles a day. → It carried 40,000."
    assert [each for each in every if each.subject == "harbour/1"] == one[1:]
    assert [each.what for each in every if each.subject == "harbour/2"] == ["verdict"]
    [drawn] = [each for each in one if each.what == "recheck"]
    assert drawn.detail == "by bob, blind"


def test_history_is_whole_for_everybody_else(
    connection: Connection, article: ArticleName
) -> None:
    hidden = hidden_from(connection, "ada")

    shown = claim_history(connection, find(connection), View("ada", hidden))

    assert [each.what for each in shown] == [
        "ingest", "add evidence", "verdict", "recheck",
    ]  # fmt: skip


def test_a_report_by_who_checks_blind_has_no_first_verdict(
    connection: Connection, article: ArticleName
) -> None:
    hidden = hidden_from(connection, "bob")

    report = get_report(connection, article, View("bob", hidden))

    first, second = (
        next(each for each in report.claims if each.claim.id == name)
        for name in ("harbour/1", "harbour/2")
    )
    assert (first.verdict, first.evidence, first.claim.status) == (
        None, (), Status.UNVERIFIED,
    )  # fmt: skip
    assert second.verdict is not None


def test_a_policy_applied_to_a_hidden_claim_is_left_out_of_its_history(
    connection: Connection, article: ArticleName
) -> None:
    from claims.services.desk.policies import set_policy

    set_policy(connection, "[default]\nsources = 2\n", by="eve")
    hidden = hidden_from(connection, "bob")

    shown = article_history(connection, article, View("bob", hidden))

    assert "apply policy" not in [each.what for each in shown]
    assert get_claim(connection, find(connection), hidden).lacks == ()
