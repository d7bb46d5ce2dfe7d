"""Footnote marks, which a parser takes for words."""

import re

_NOTE = re.compile(
    r"\[(?:\d{1,3}|[a-z]|(?:note|nb) \d{1,2}|citation needed)\]"
    r"|(?<=[.,;:!?”’\"\u2019)])[¹²³⁴-⁹⁰]+|(?<=[^\W\d_]{4})[¹²³⁴-⁹⁰]+"
)
"""In brackets, or raised after a mark or a word too long to be a unit."""


def without_notes(prose: str) -> str:
    """Return a text of the same length in which footnote marks are spaces."""
    return _NOTE.sub(lambda found: " " * len(found.group()), prose)
