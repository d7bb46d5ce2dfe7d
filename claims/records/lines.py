"""A claim as a table shows it."""

from typing import NamedTuple


class ClaimLine(NamedTuple):
    """What a table says of a claim: a row just as the database gave it.

    A tuple, since a page of them is read in the time that one record takes to build.
    """

    id: str
    status: str
    rating: str | None
    check_worthiness: float
    kind: str
    speaker: str | None
    missing: str
    """What its verdict lacks, as the JSON that is stored."""
    statement: str
    wording: str | None = None
    """What the text says instead, as the JSON that is stored."""
    conclusion: str | None = None
    key: int = 0
    detail_of: str | None = None
