"""Telling a year from a count: "in 1709" from "1709 schoolchildren"."""

import re

from claims.english.word_lists import words_in
from claims.values.units import units

_AFTER = re.compile(r"\s+(?:[a-z]+(?:ed|ese|ian|ish|al)\s+)?([A-Za-z]+)")
_NEXT = re.compile(r"\s+([A-Za-z]+)")
_OWN = re.compile(
    r"\b(?:the|this|that|its|his|her|their|our|in|since|until|by|year|from|before|after)"
    r"\s+$",
    re.I,
)
_BOUND = re.compile(
    r"\b(?:more\s+than|less\s+than|fewer\s+than|at\s+least|at\s+most|over|up\s+to|nearly"
    r"|almost|some|another|roughly|approximately|as\s+many\s+as|these|those)\s+$",
    re.I,
)
# What is named by a number: "Resolution 1701", "Flight 1549".
_LABEL = re.compile(
    r"\b(?:Resolution|Flight|Highway|Route|Regulation|Directive|Article|Section|Room"
    r"|Chapter|Decree|Order|Bill|Law|Unit|Battalion|Regiment|Boeing|Airbus|Number|No\.?"
    r"|Nr\.?|Asteroid|Comet|Windows|Channel|Bus|Train|Case|File|Page)\s+$"
)
# Plurals that are counted and never merely happen in a year.
_COUNTED = words_in(
    """
    people men women jobs cases deaths troops copies pages words hours miles seats
    shares votes homes houses families dwellings vehicles cars trees animals birds
    cattle sheep pieces items units euros points schools hospitals ballots tickets
    passengers inhabitants migrants immigrants refugees civilians soldiers members fans
    """
)
_PERSONS = re.compile(
    r"\w+(?:children|people|men|women|folk)|children|persons|folk", re.I
)
_DOERS = re.compile(r"\w{2,}(?:ers|ors|ists|ians|ees|ents|ants|ates|ives)", re.I)
_NO_DOERS = words_in(
    """
    papers orders letters powers numbers figures disasters quarters fires matters offers
    events talents presidents incidents accidents agreements investments developments
    statements documents documentaries amendments updates debates dates rates
    estimates olives archives drives initiatives committees fees wars errors tours
    floors winters summers covers rumours elections chapters
    """
)


def is_count(text: str, start: int, end: int) -> bool:
    """Say whether four digits are no year: "2000 km", but "the 2000 census"."""
    if _LABEL.search(text, max(0, start - 14), start):
        return True
    after = _NEXT.match(text, end)
    if after is None or _OWN.search(text, max(0, start - 8), start):
        return False
    words = [after[1].lower()]
    if (second := _AFTER.match(text, end)) and second[1] != after[1]:
        words.append(second[1].lower())
    if any(_is_counted(word) for word in words):
        return True
    bound = _BOUND.search(text, max(0, start - 16), start)
    return bool(bound and words[-1].endswith("s") and not words[-1].endswith("ss"))


def _is_counted(word: str) -> bool:
    known = units()
    if word in known.measures.folded or word in known.money.folded:
        return len(word) > 1 and word != "real"
    if word in _NO_DOERS:
        return False
    return (
        word in _COUNTED
        or _PERSONS.fullmatch(word) is not None
        or _DOERS.fullmatch(word) is not None
    )
