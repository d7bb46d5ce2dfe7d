"""A phrase of the article that other words of it may stand for: its span and words."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together in the article; ``end`` is exclusive."""

    start: int
    end: int
    text: str


def made(start: int, end: int, prose: str) -> Phrase | None:
    """Return the phrase that stands at a place, without white space at its ends."""
    words = prose[start:end]
    if not words.strip():
        return None
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Phrase(start, end, " ".join(words.split()))


def named(name: str, prose: str, before: int) -> Phrase | None:
    """Return where the article has a name: the last place before one, else the first.

    None where it has the name nowhere in one piece.
    """
    pattern = r"\s+".join(map(re.escape, name.split()))
    last: re.Match[str] | None = None
    for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", prose):
        if last is not None and found.start() >= before:
            break
        last = found
    return made(last.start(), last.end(), prose) if last is not None else None


def first_names(full: str, last: str, prose: str, before: int) -> Phrase | None:
    """Return what the article has before a last name where it gives the full name."""
    if full == last or not full.endswith(last):
        return None
    whole = named(full, prose, before)
    return made(whole.start, whole.end - len(last), prose) if whole else None
