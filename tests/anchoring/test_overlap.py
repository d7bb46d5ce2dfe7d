"""Finding what overlaps a stretch of a text."""

from hypothesis import given
from hypothesis import strategies as st

from claims.anchoring.overlap import Overlaps

PLACES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: (p[0], sum(p)))
)


def test_what_touches_a_stretch_without_sharing_a_character_is_not_found() -> None:
    words = Overlaps([(0, 3, "the"), (4, 7, "big"), (7, 8, ","), (9, 12, "red")])

    assert words.at(7, 9) == [","]
    assert words.at(3, 4) == []


def test_the_order_is_the_one_in_which_they_were_given() -> None:
    words = Overlaps([(4, 7, "big"), (0, 3, "the"), (0, 7, "the big")])

    assert words.at(2, 5) == ["big", "the", "the big"]


@given(PLACES, st.integers(0, 30), st.integers(1, 12))
def test_it_finds_what_a_look_at_each_of_them_finds(
    places: list[tuple[int, int]], start: int, length: int
) -> None:
    end = start + length
    overlaps = Overlaps((*place, at) for at, place in enumerate(places))

    found = overlaps.at(start, end)

    assert found == [
        at for at, place in enumerate(places) if place[0] < end and start < place[1]
    ]
