"""A text without what a parser misreads: footnote marks, headlines in capitals."""

import re

_NOTE = re.compile(
    r"\[(?:\d{1,3}|[a-z]|(?:note|nb) \d{1,2}|citation needed)\]"
    r"|(?<=[.,;:!?”’\"\u2019)])[¹²³⁴-⁹⁰]+|(?<=[^\W\d_]{4})[¹²³⁴-⁹⁰]+"
)
"""In brackets, or raised after a mark or a word too long to be a unit."""


def without_notes(prose: str) -> str:
    """Return a text of the same length in which footnote marks are spaces."""
    return _NOTE.sub(lambda found: " " * len(found.group()), prose)


def without_capitals(prose: str) -> str:
    """Return a text of the same length, its lines in capitals in lower case.

    In capitals every word looks like a name.
    """
    return "".join(map(_lowered, prose.splitlines(keepends=True)))


def _lowered(line: str) -> str:
    long = [word for word in line.split() if len(word) > 2]
    if len(long) < 2 or not line.isupper():
        return line
    lower = line[:1] + line[1:].lower()
    return lower if len(lower) == len(line) else line
