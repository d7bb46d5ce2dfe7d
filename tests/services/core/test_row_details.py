"""The details of a row, as whoever rules on it has them."""

from sqlalchemy import Connection

from claims.services.claims.claim_drop import drop_claim
from claims.services.core.row_details import details_of_row
from claims.vocabulary import DetailTrait
from support import claim as find
from support_desk import folded, rule


def test_what_stands_is_told_with_what_must_be_seen(connection: Connection) -> None:
    folded(connection)
    rule(connection, "harbour/1", by="bob")

    found = details_of_row(connection, find(connection, "harbour/2"), by="ada")

    assert [(str(each.name), set(each.traits), each.refusal) for each in found] == [
        ("harbour/1", {DetailTrait.FIGURES}, "was ruled on by bob"),
        ("harbour/3", {DetailTrait.FIGURES, DetailTrait.SAID}, None),
    ]


def test_what_was_dropped_does_not_go_along(connection: Connection) -> None:
    folded(connection)
    drop_claim(connection, find(connection), because="no", by="ada")

    found = details_of_row(connection, find(connection, "harbour/2"), by="ada")

    assert [str(each.name) for each in found] == ["harbour/3"]
