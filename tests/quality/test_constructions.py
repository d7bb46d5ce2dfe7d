"""Kinds and speakers on the constructions that are for development."""

import pytest

from quality.constructions import count, shares

FLOORS = {
    "spacy": {"kind": 0.97, "speaker": 0.98, "named": 0.97},
    "rules": {"kind": 0.80, "speaker": 0.85, "named": 0.79},
}
"""What no change of a rule may lose."""


@pytest.mark.parametrize("reader", FLOORS)
def test_kinds_and_speakers_of_the_constructions_stay_right(reader: str) -> None:
    counts = count(reader, ("development",))

    found = shares(counts["development"])

    for name, floor in FLOORS[reader].items():
        assert found[name] >= floor, (name, found)
