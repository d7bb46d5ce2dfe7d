"""What of a source may leave the desk: nothing of one that is confidential."""

from claims.records import Evidence

CONFIDENTIAL = "confidential source"


def source_name(piece: Evidence) -> str:
    """Return how a report names the source of a piece of evidence."""
    if piece.source.confidential:
        return CONFIDENTIAL
    return piece.source.title or piece.source.name


def source_url(piece: Evidence) -> str | None:
    """Return the source's web address, when a report may print it and it is one."""
    url = piece.source.url
    if piece.source.confidential or url is None:
        return None
    return url if url.startswith(("http://", "https://")) else None


def passage(piece: Evidence) -> str | None:
    """Return the passage; that of a confidential source could give it away."""
    return None if piece.source.confidential else piece.passage


def note(piece: Evidence) -> str | None:
    """Return the note; that of a confidential source could give it away."""
    return None if piece.source.confidential else piece.note


def locator(piece: Evidence) -> str | None:
    """Return where in the source it stands; for a confidential one, nothing."""
    return None if piece.source.confidential else piece.locator
