"""Acronyms and the names that an article gives for them: ``the NRI``."""

import re

from claims.extraction.speakers.proper_name import (
    Name,
    Token,
    bare,
    initials,
    is_small,
)

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.\-]{1,9}s?")
_SHORTEST = 3
"""Of so many letters an acronym is known without brackets."""


def acronyms(tokens: list[Token], names: list[Name]) -> dict[str, str]:
    """Return the full names of a text by their acronyms.

    They stand in brackets after one another, or a name has just those initials.
    """
    found: dict[str, str] = {}
    by_initials: dict[str, set[str]] = {}
    for k, name in enumerate(names):
        by_initials.setdefault(initials(name.text.split()), set()).add(name.text)
        after = names[k + 1] if k + 1 < len(names) else None
        if after is None or not _in_brackets(tokens, name, after):
            continue
        for long, short in ((name.text, after.text), (after.text, name.text)):
            if _ACRONYM.fullmatch(short) and " " in long:
                found.setdefault(short, _fitting(bare(long), short))
    for short, all_names in by_initials.items():
        if len(short) >= _SHORTEST and len(all_names) == 1:
            found.setdefault(short, all_names.pop())
    return found


def _in_brackets(tokens: list[Token], name: Name, after: Name) -> bool:
    between = [token.text for token in tokens[name.last : after.first]]
    closed = after.last < len(tokens) and tokens[after.last].text == ")"
    return closed and between[:1] == ["("] and set(between[1:]) <= {"the", "or"}


def _fitting(long: str, short: str) -> str:
    """Return the end of a name that an acronym is short for, else all of it."""
    words = long.split()
    for first in range(len(words)):
        rest = words[first:]
        if not is_small(rest[0]) and initials(rest) == short.replace(".", "").upper():
            return " ".join(rest)
    return long
