"""Remarks of ``claims db verify``: the same of many places is said once."""

from claims.services.proof.remark import Remark, remark_lines


def test_the_same_remark_of_many_places_is_one_line() -> None:
    places = [Remark(f"harbour-{number}", "it is odd") for number in range(1, 6)]

    lines = remark_lines([*places, Remark("ferry", "it is old")])

    assert lines == [
        "harbour-1, harbour-2, harbour-3 and 2 more places: it is odd",
        "ferry: it is old",
    ]
