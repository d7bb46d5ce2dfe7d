"""Strings from outside, made fit for a line on the terminal."""

_LONGEST = 200


def printable(words: str) -> str:
    """Return ``words`` in one line, whatever cannot be printed spelt out, cut short."""
    if len(words) <= _LONGEST and words.isprintable():
        return words
    line = "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii")
        for each in words[:_LONGEST]
    )
    return line + "…" if len(words) > _LONGEST else line
