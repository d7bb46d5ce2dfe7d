"""A piece of evidence in words: its source's name and link, what was calculated."""

import re

from claims.records import Evidence, Verdict

AGAINST = "Against all the evidence that it cites"
"""What stands before the reason of a verdict that holds all the same."""


def became(piece: Evidence) -> str | None:
    """Return what became of a piece of evidence after it was added."""
    said = [
        f"edited by {each.checker}" + (f": {each.because}" if each.because else "")
        for each in piece.edits
    ]
    if piece.withdrawn_because is not None:
        said.append(f"withdrawn by {piece.amended_by[-1]}: {piece.withdrawn_because}")
    return "; ".join(dict.fromkeys(said)) or None


def shaken(verdict: Verdict) -> str | None:
    """Return what changed in the evidence that a verdict rests on, since it was given.

    It rests on that as it was then.
    """
    found = [f"evidence {each} was withdrawn" for each in verdict.evidence_withdrawn]
    found += [f"evidence {each} was edited" for each in verdict.evidence_edited]
    return f"since this verdict, {', '.join(found)}" if found else None


def is_link(url: str | None) -> bool:
    """Return whether a report may make a link of it: ``http`` and ``https`` alone."""
    return url is not None and bool(
        re.fullmatch(r"(?i:https?)://[^\s<>\x00-\x1f\x7f]+", url)
    )


def source_name(piece: Evidence) -> str:
    """Return how a report names the source of a piece of evidence."""
    return piece.source.title or piece.source.name


def calculation(piece: Evidence) -> str | None:
    """Return what was calculated, and what it came to."""
    if piece.expression is None:
        return None
    return f"{piece.expression} = {piece.result}"
