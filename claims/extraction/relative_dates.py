"""Relative dates of an article: "Monday", "the same year", with the days they mean."""

import re

from claims.document import Document
from claims.values.dates import dates
from claims.values.value import Value

_ABSOLUTE = re.compile(r"\d{4}|century|\d0s", re.IGNORECASE)


def relative_dates(document: Document) -> list[Value]:
    """Return the dates that say no year themselves, in text order."""
    prose = document.prose
    return [
        each
        for each in dates(prose, document.published_on)
        if not _ABSOLUTE.search(prose, each.start, each.end)
    ]
