"""The claims as a table shows them: the same as the list has them."""

import pytest
from sqlalchemy import Connection

from claims.services.claims.claim_list import list_claims
from claims.services.claims.table_lines import list_lines
from claims.services.core.claim_filter import Filter, Sort
from claims.vocabulary import Kind, Status
from support import claim as find
from support import make_article
from support_desk import rule


@pytest.mark.parametrize("sort", ["worth", "newest", "number"])
@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(kind=Kind.QUANTITY),
        Filter(status=Status.CHECKED),
        Filter(match="bridge or million"),
    ],
)
def test_the_lines_are_those_of_the_list_in_its_order(
    connection: Connection, wanted: Filter, sort: Sort
) -> None:
    make_article(connection)
    rule(connection, "harbour/3")

    lines = list_lines(connection, wanted, sort=sort)

    listed = list_claims(connection, wanted, sort=sort)
    assert [
        (each.id, each.status, each.rating, each.kind, each.speaker, each.statement)
        for each in lines
    ] == [
        (each.id, each.status, each.rating, each.kind, each.speaker, each.statement)
        for each in listed
    ]


def test_a_table_is_cut_where_it_is_told(connection: Connection) -> None:
    make_article(connection)

    assert [each.id for each in list_lines(connection, Filter(), limit=1)] == [
        "harbour/2"
    ]
    assert len(list_lines(connection, Filter(), limit=None)) == 3


def test_what_is_hidden_shows_no_verdict(connection: Connection) -> None:
    make_article(connection)
    rule(connection)
    hidden = frozenset([find(connection).id])

    [line] = list_lines(connection, Filter(kind=Kind.QUANTITY, hidden=hidden))

    assert (line.id, line.status, line.rating) == ("harbour/1", "unverified", None)
