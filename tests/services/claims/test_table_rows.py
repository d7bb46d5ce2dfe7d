"""A table has rows, with their details folded beneath them."""

import pytest
from sqlalchemy import Connection

from claims.records import fold_mark
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.table_rows import count_rows, list_rows
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import ArticleName
from claims.vocabulary import Kind, Status
from support import TEXT, make_article, propose
from support import claim as find
from support_desk import cite, fold, folded, rule, twenty

Shown = list[tuple[str, str, list[str]]]


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    return folded(connection)


def shown(
    connection: Connection, wanted: Filter | None = None, limit: int | None = 50
) -> Shown:
    """Return the rows: the name of each, its mark, and the names of its details."""
    return [
        (row.claim.id, fold_mark(row.claim, row.details), [d.id for d in row.details])
        for row in list_rows(connection, wanted or Filter(), limit=limit)
    ]


BENEATH = ["harbour/1", "harbour/3"]


def test_details_are_beneath_their_row(
    connection: Connection, article: ArticleName
) -> None:
    assert shown(connection) == [("harbour/2", "+2", BENEATH)]
    assert count_rows(connection, Filter()) == 1


@pytest.mark.parametrize(
    "wanted",
    [Filter(kind=Kind.QUANTITY), Filter(speaker="Ada Quill"), Filter(match="million")],
)
def test_a_row_is_shown_when_a_detail_fits(
    connection: Connection, article: ArticleName, wanted: Filter
) -> None:
    assert shown(connection, wanted) == [("harbour/2", "+2", BENEATH)]
    assert count_rows(connection, wanted) == 1


def test_a_row_shows_the_worst_state_among_its_details(
    connection: Connection, article: ArticleName
) -> None:
    cite(connection, "harbour/2")
    rule(connection, "harbour/2", rating="true")
    assert shown(connection)[0][1] == "+2 unverified"

    cite(connection, "harbour/1")
    rule(connection, "harbour/1", rating="false")
    assert shown(connection)[0][1] == "+2 refuted"


def test_what_a_blind_checker_must_not_see_is_not_in_the_mark(
    connection: Connection, article: ArticleName
) -> None:
    cite(connection, "harbour/1")
    rule(connection, "harbour/1", rating="false")

    wanted = Filter(hidden=frozenset([find(connection, "harbour/1").id]))

    assert shown(connection, wanted)[0][1] == "+2"


def test_what_was_dropped_is_beneath_nothing(
    connection: Connection, article: ArticleName
) -> None:
    drop_claim(connection, find(connection, "harbour/1"), because="no", by="ada")

    assert shown(connection) == [("harbour/2", "+1", ["harbour/3"])]
    dropped = shown(connection, Filter(status=Status.DROPPED))
    assert dropped == [("harbour/1", "", [])]


def test_a_page_is_so_many_rows_however_many_details_they_have(
    connection: Connection,
) -> None:
    twenty(connection)
    for number in range(2, 19):
        fold(connection, f"long/{number}", "long/1")

    assert [len(each[2]) for each in shown(connection, limit=2)] == [17, 0]
    assert len(shown(connection, limit=None)) == 3


def test_what_was_said_is_listed_by_itself(connection: Connection) -> None:
    said = "the council has spent 12 million on repairs"
    report = propose(TEXT, f"Mayor Ada Quill said {said}", worth=0.9)
    content = propose(TEXT, said, speaker="Ada Quill", worth=0.5)
    inside = propose(TEXT, "12 million on repairs", speaker="Ada Quill", worth=0.7)
    make_article(connection, claims=[report, content, inside])

    found = [(row[0], row[2]) for row in shown(connection)]

    assert found == [("harbour/1", ["harbour/3"]), ("harbour/2", [])]


def test_a_row_that_fits_stands_where_its_own_worth_puts_it(
    connection: Connection,
) -> None:
    make_article(connection)
    fold(connection, "harbour/2", "harbour/3")

    plain = [row[0] for row in shown(connection)]
    by_detail = [row[0] for row in shown(connection, Filter(min_worth=0.3))]

    assert plain == ["harbour/1", "harbour/3"]
    assert by_detail == ["harbour/3", "harbour/1"]
