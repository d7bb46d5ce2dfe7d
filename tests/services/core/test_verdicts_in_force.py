"""Which verdicts are in force, and which of them are past their day."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.articles.article_withdraw import withdraw_article
from claims.services.claims.claim_edit import edit_claim
from claims.services.core.verdicts_in_force import in_force, list_stale
from claims.services.verdicts.verdict_withdraw import withdraw_verdict
from support import claim as find
from support import make_article
from support_desk import checked, give, rule

LONG_AGO, LATER = date(2020, 1, 1), date(2030, 1, 1)


def numbers(connection: Connection, name: str = "harbour/1") -> list[int]:
    verdict = schema.verdict.c
    wanted = verdict.claim_id == find(connection, name).id
    return list(connection.scalars(sa.select(verdict.number).where(wanted, in_force())))


def test_the_last_verdict_is_in_force_and_a_second_opinion_never(
    connection: Connection,
) -> None:
    checked(connection)
    rule(connection, because="I asked again")
    give(connection)
    rule(connection, by="bob", because="nor could I")

    assert numbers(connection) == [2]


def test_one_that_withdraws_leaves_none(connection: Connection) -> None:
    checked(connection)

    withdraw_verdict(connection, find(connection), because="a slip", by="ada")

    assert numbers(connection) == []
    assert numbers(connection, "harbour/2") == [1]


def test_what_is_past_its_day_is_listed_the_oldest_first(
    connection: Connection,
) -> None:
    article = make_article(connection)
    rule(connection, "harbour/1", recheck_by=date(2021, 1, 1))
    rule(connection, "harbour/2", recheck_by=LONG_AGO)
    rule(connection, "harbour/3", recheck_by=LATER)

    found = list_stale(connection, date(2024, 9, 2))

    assert [each.claim for each in found] == ["harbour/2", "harbour/1"]
    assert (found[0].recheck_by, found[0].checker) == (LONG_AGO, "ada")
    assert list_stale(connection, LONG_AGO, article) == []


def test_what_waits_for_another_verdict_or_was_withdrawn_is_not_stale(
    connection: Connection,
) -> None:
    article = make_article(connection)
    for name in ("harbour/1", "harbour/2"):
        rule(connection, name, recheck_by=LONG_AGO)
    edit_claim(connection, find(connection), by="ada", changes={"statement": "Other."})

    before = list_stale(connection, LATER)
    withdraw_article(connection, article, because="a draft", by="ada")

    assert [each.claim for each in before] == ["harbour/2"]
    assert list_stale(connection, LATER) == []
