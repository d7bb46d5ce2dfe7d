"""Storing a verdict: what is returned is what is read back."""

from datetime import date

from sqlalchemy import Connection

from claims.services.core.verdict_log import list_verdicts
from claims.services.second_checks.recheck_draw import draw_named
from claims.services.verdicts.verdict_withdraw import withdraw_verdict
from support import claim, make_article
from support_desk import cite, rule


def test_a_verdict_with_all_it_can_have_is_read_back_as_it_was_returned(
    connection: Connection,
) -> None:
    make_article(connection)
    for passage in ("one", "two", "three"):
        cite(connection, passage=passage)

    given = rule(
        connection,
        rating="true",
        cite=[1],
        sets=[[2, 3]],
        holds_on=date(2024, 1, 1),
        recheck_by=date(2025, 1, 1),
        suggestion="say so",
        confirmed=["names"],
    )

    assert list_verdicts(connection, claim(connection)) == [given]


def test_a_withdrawal_is_read_back_as_it_was_returned(connection: Connection) -> None:
    make_article(connection)
    first = rule(connection)

    given = withdraw_verdict(connection, claim(connection), because="a slip", by="ada")

    assert given.withdraws
    assert list_verdicts(connection, claim(connection)) == [first, given]


def test_a_second_opinion_is_read_back_as_it_was_returned(
    connection: Connection,
) -> None:
    make_article(connection)
    first = rule(connection)
    draw_named(connection, [claim(connection)], to="bob", by="eve")

    given = rule(connection, by="bob")

    assert given.checks == 1
    assert list_verdicts(connection, claim(connection)) == [first, given]
