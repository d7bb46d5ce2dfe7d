"""What others did on a claim since a checker's own last act."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import OverError
from claims.services.claims.assignments import assign
from claims.services.core.open_claim import open_claim
from claims.services.evidence.evidence_amend import withdraw_evidence
from claims.services.verdicts.others_acts import (
    NOTHING,
    OthersActs,
    others_acts,
    refuse_over,
)
from support import claim, make_article
from support_desk import amend, cite, rule


def acts(connection: Connection, by: str = "ada") -> OthersActs:
    return others_acts(connection, open_claim(connection, claim(connection)), by)


def test_what_was_there_before_the_checker_acted_is_known_to_them(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection, by="bob")
    rule(connection, by="bob")
    rule(connection, by="ada")

    assert acts(connection) == NOTHING


def test_what_came_after_is_news_in_the_order_of_the_ledger_whatever_clocks_say(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection, passage="one", by="ada")
    piece = cite(connection, passage="two", by="bob")
    rule(connection, by="bob")
    entry = schema.ledger_entry
    first = connection.scalar(sa.select(sa.func.min(entry.c.recorded_at)))
    connection.execute(sa.update(entry).values(recorded_at=first))

    found = acts(connection)

    assert found.evidence == (piece,)
    assert (found.ruled, found.number, found.label) == ("bob", 1, "Unverifiable")


def test_who_never_acted_knows_the_evidence_and_not_the_verdict(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection, by="bob")
    rule(connection, by="bob")

    found = acts(connection, by="eve")

    assert (found.evidence, found.ruled) == ((), "bob")


def test_people_are_named_until_all_of_them_are(connection: Connection) -> None:
    make_article(connection)
    rule(connection, by="bob")
    assign(connection, claim(connection), to="carl", by="eve")
    opened = open_claim(connection, claim(connection))
    found = others_acts(connection, opened, "ada")

    with pytest.raises(OverError, match="--over bob --over carl"):
        refuse_over(opened, found, ["bob"])
    refuse_over(opened, found, [" bob", "carl"])


def test_what_another_edited_since_is_news_and_what_they_withdrew_is_not(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection, passage="one", by="ada")
    cite(connection, passage="two", by="ada")
    amend(connection, by="bob", passage="three")
    withdraw_evidence(connection, claim(connection), 2, because="false", by="bob")

    assert [each.passage for each in acts(connection).evidence] == ["three"]
