"""Ticking the details that a ruling takes along."""

import pytest
from sqlalchemy import Connection

from claims.errors import UsageError
from claims.services.claims.assignments import assign
from claims.services.reports.review_claims import get_open_claim
from claims.workflows.review_ticks import ticked
from support import claim as find
from support_desk import folded

NONE: frozenset[int] = frozenset()


def test_details_are_ticked_one_by_one_or_all(connection: Connection) -> None:
    folded(connection)
    details = get_open_claim(connection, find(connection, "harbour/2")).details

    assert ticked(details, NONE, "1") == {1}
    assert ticked(details, frozenset([1]), "1, 3") == {3}
    assert ticked(details, NONE, "all") == {1, 3}
    assert ticked(details, frozenset([1]), "none") == NONE


def test_what_cannot_go_along_is_not_ticked(connection: Connection) -> None:
    folded(connection)
    assign(connection, find(connection), to="bob", by="eve")
    row = find(connection, "harbour/2")
    details = get_open_claim(connection, row, by="ada").details

    assert ticked(details, NONE, "all") == {3}
    with pytest.raises(UsageError, match="harbour/1 is held by bob"):
        ticked(details, NONE, "1")
    with pytest.raises(UsageError, match="7 is no detail of it"):
        ticked(details, NONE, "7")
