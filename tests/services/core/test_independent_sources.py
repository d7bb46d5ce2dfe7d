"""How many sources really stand behind a verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from claims.services.core.independent_sources import count_independent, origins
from claims.services.evidence.source_edit import edit_source
from claims.services.evidence.sources import NewSource, add_source
from claims.vocabulary import SourceKind


def test_a_source_rests_on_the_first_of_those_above_it(connection: Connection) -> None:
    made = [
        add_source(connection, NewSource(name, SourceKind.DOCUMENT), by="ada")
        for name in ("agency", "paper", "blog", "other")
    ]
    agency, paper, blog, other = made
    edit_source(connection, paper, {"origin": agency.id}, by="ada")
    edit_source(connection, blog, {"origin": paper.id}, by="ada")

    assert origins(connection, [blog.id, other.id]) == {
        blog.id: {agency.id},
        other.id: {other.id},
    }


def test_addresses_of_one_page_are_one_source(connection: Connection) -> None:
    page = add_source(
        connection, NewSource("https://a.org/1", SourceKind.PAGE), by="ada"
    )
    same = NewSource("A", SourceKind.DOCUMENT, url="http://www.a.org/1/?utm_source=x")
    copy = add_source(connection, same, by="ada")
    next_page = NewSource("https://a.org/2", SourceKind.PAGE)
    other = add_source(connection, next_page, by="ada")

    found = origins(connection, [page.id, copy.id, other.id])

    assert count_independent(found.values()) == 2
    assert found == {
        key: behind
        for each in (page, copy, other)
        for key, behind in origins(connection, [each.id]).items()
    }


def test_a_page_and_its_copy_count_with_what_the_copy_rests_on(
    connection: Connection,
) -> None:
    agency, page, copy = (
        add_source(connection, new, by="ada")
        for new in (
            NewSource("agency", SourceKind.DOCUMENT),
            NewSource("https://a.org/1", SourceKind.PAGE),
            NewSource("copy", SourceKind.PAGE, url="https://a.org/1/"),
        )
    )
    edit_source(connection, copy, {"origin": agency.id}, by="ada")

    found = origins(connection, [agency.id, page.id, copy.id])

    assert count_independent(found.values()) == 1
    assert count_independent([found[agency.id], found[page.id]]) == 2


def test_two_people_of_one_page_are_two_sources(connection: Connection) -> None:
    people = [
        add_source(
            connection,
            NewSource(name, SourceKind.PERSON, url="https://ministry.example/"),
            by="ada",
        )
        for name in ("J. Doe", "R. Roe")
    ]

    found = origins(connection, [each.id for each in people])

    assert count_independent(found.values()) == 2


@pytest.mark.parametrize(
    ("groups", "count"),
    [
        ([], 0),
        ([{1}, {2}], 2),
        ([{1}, {1}], 1),
        ([{1, 2}, {2, 3}, {3}], 1),
        ([{1}, {3}, {1, 3}], 1),
        ([{1}, {2}, {3, 4}], 3),
    ],
)
def test_groups_that_share_an_origin_count_once(
    groups: list[set[int]], count: int
) -> None:
    assert count_independent(groups) == count


GROUPS = st.lists(st.sets(st.integers(1, 8), min_size=1, max_size=3), max_size=8)


@given(GROUPS)
def test_their_order_does_not_matter_and_another_adds_at_most_one(
    groups: list[set[int]],
) -> None:
    count = count_independent(groups)

    assert count_independent(reversed(groups)) == count
    assert count_independent([*groups, {1}]) <= count + 1
    assert count <= len(groups)
