"""What of a source may leave the desk: of one that is confidential, only the stance.

Its passage, its locator ("interview, page 3 of her notes"), the note on it and the day
it was heard could give it away as surely as its name.
"""

import re
from datetime import date

from claims.records import Evidence

CONFIDENTIAL = "confidential source"


def is_link(url: str | None) -> bool:
    """Return whether a report may make a link of it: ``http`` and ``https`` alone."""
    return url is not None and bool(
        re.fullmatch(r"(?i:https?)://[^\s<>\x00-\x1f\x7f]+", url)
    )


def source_name(piece: Evidence) -> str:
    """Return how a report names the source of a piece of evidence."""
    if piece.source.confidential:
        return CONFIDENTIAL
    return piece.source.title or piece.source.name


def source_url(piece: Evidence) -> str | None:
    """Return the source's address; see ``is_link`` before making a link of it."""
    return None if piece.source.confidential else piece.source.url


def passage(piece: Evidence) -> str | None:
    """Return the passage, verbatim."""
    return None if piece.source.confidential else piece.passage


def calculation(piece: Evidence) -> str | None:
    """Return what was calculated, and what it came to."""
    if piece.expression is None or piece.source.confidential:
        return None
    return f"{piece.expression} = {piece.result}"


def note(piece: Evidence) -> str | None:
    """Return the note on the evidence."""
    return None if piece.source.confidential else piece.note


def locator(piece: Evidence) -> str | None:
    """Return where in the source it stands."""
    return None if piece.source.confidential else piece.locator


def accessed_on(piece: Evidence) -> date | None:
    """Return the day on which the checker looked."""
    return None if piece.source.confidential else piece.accessed_on
