"""How many sources really stand behind a verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from claims.services.core.independent_sources import count_independent, origins
from claims.services.evidence.source_origin import set_origin
from claims.services.evidence.sources import NewSource, add_source
from claims.vocabulary import SourceKind


def test_a_source_rests_on_the_first_of_those_above_it(connection: Connection) -> None:
    made = [
        add_source(connection, NewSource(name, SourceKind.DOCUMENT), by="ada")
        for name in ("agency", "paper", "blog", "other")
    ]
    agency, paper, blog, other = made
    set_origin(connection, paper, agency, by="ada")
    set_origin(connection, blog, paper, by="ada")

    assert origins(connection, [blog.id, other.id]) == {
        blog.id: agency.id,
        paper.id: agency.id,
        agency.id: agency.id,
        other.id: other.id,
    }


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
