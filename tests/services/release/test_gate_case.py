"""What the gate looks at, read once."""

from datetime import date

from sqlalchemy import Connection

from claims.services.claims.claim_drop import drop_claim
from claims.services.release.gate_case import open_case
from claims.services.verdicts.verdict_withdraw import withdraw_verdict
from support import TEXT
from support import claim as find
from support_desk import checked, revise_to, rule

DAY = date(2024, 9, 2)


def test_the_claims_that_stand_come_in_the_order_of_their_numbers(
    connection: Connection,
) -> None:
    article = checked(connection)
    drop_claim(connection, find(connection, "harbour/2"), because="no", by="ada")
    revise_to(connection, article, TEXT + " It is new.")

    case = open_case(connection, article, DAY, frozenset())

    assert [each.number for each in case.claims] == [1, 3]
    assert (case.revision, case.today) == (2, DAY)


def test_only_verdicts_in_force_on_checked_claims_count(
    connection: Connection,
) -> None:
    article = checked(connection)
    last = rule(connection, because="I asked again")
    withdraw_verdict(connection, find(connection, "harbour/2"), because="a", by="ada")
    hidden = frozenset([find(connection, "harbour/3").id])

    case = open_case(connection, article, DAY, hidden)

    assert case.verdicts == {"harbour/1": last}
