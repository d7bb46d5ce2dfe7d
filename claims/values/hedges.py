"""Hedges: the words that make a figure a bound, or only about right."""

import re
from fractions import Fraction

from claims.values.value import Hedge

_BEFORE = {
    Hedge.JUST_OVER: r"(?:just|slightly|barely|little|marginally)\s+(?:over|above"
    r"|more\s+than)|just\s+past",
    Hedge.NEARLY: r"nearly|almost|just\s+(?:under|below|short\s+of|shy\s+of)"
    r"|slightly\s+(?:under|below|less\s+than|fewer\s+than)|(?:a\s+)?little\s+(?:under"
    r"|less\s+than)|approaching|not\s+quite|virtually",
    Hedge.AT_MOST: r"at\s+(?:the\s+)?most|up\s+to|(?:no|not|never)\s+(?:more|greater"
    r"|longer|higher|larger)\s+than|not\s+(?:over|above|exceeding)|as\s+(?:many|much|high|long"
    r"|few|little|far)\s+as|(?:a\s+)?maximum\s+of|≤|<=",
    Hedge.AT_LEAST: r"at\s+(?:the\s+)?(?:very\s+)?least|(?:no|not)\s+(?:less|fewer"
    r"|lower)\s+than|(?:a\s+)?minimum\s+of|≥|>=",
    Hedge.OVER: r"over|above|more\s+than|greater\s+than|higher\s+than|longer\s+than"
    r"|larger\s+than|upwards?\s+of|north\s+of|in\s+excess\s+of|exceed(?:ing|s|ed)?"
    r"|surpass(?:ing|es|ed)?|topp(?:ing|ed)|>",
    Hedge.UNDER: r"under|below|less\s+than|fewer\s+than|lower\s+than|south\s+of|<",
    Hedge.ABOUT: r"about|around|roughly|approximately|approx\.?|circa|ca\.|c\.|some|an"
    r"\s+estimated|estimated(?:\s+at)?|close\s+to|in\s+the\s+region\s+of|something\s+like"
    r"|more\s+or\s+less|an\s+average\s+of\s+about|~|≈",
}
_AFTER = {
    Hedge.AT_LEAST: r"\s+or\s+(?:more|over|above|older|longer|higher|better|greater)\b"
    r"|-?\s?plus\b(?!\s+\w+\s+(?:and|or)\b)|\+(?![\d+])|\s+at\s+(?:the\s+very\s+)?least\b",
    Hedge.AT_MOST: r"\s+or\s+(?:less|fewer|under|below|younger|shorter|lower)\b"
    r"|\s+at\s+(?:the\s+)?most\b|\s+maximum\b",
    Hedge.ABOUT: r"\s+or\s+so\b|-odd\b|\s+or\s+thereabouts\b",
}
_BEFORE_ANY = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{each.name}>{words})" for each, words in _BEFORE.items())
    + r")\s*(?<=\W)$",
    re.I,
)
_AFTER_ANY = re.compile(
    "|".join(f"(?P<{each.name}>{words})" for each, words in _AFTER.items()), re.I
)
# "rose up to 50p" is no bound, and "over 10 years" says how long as often as it bounds.
_ARRIVED = re.compile(
    r"\b(?:go|goes|went|gone|rose|rise|rises|risen|climb|climbed|get|gets|got|put|puts"
    r"|moved|push(?:ed|es)?|grew|bring|brings|brought|add|adds|added|catch|caught)\s+up"
    r"\s+to\s*$",
    re.I,
)
_FAR = 44
_ABOUT = Fraction(1, 10)
"""How far off a figure may be that is only about right."""


def hedge_before(text: str, start: int) -> Hedge | None:
    """Return the hedge that stands right before a figure."""
    before = text[max(0, start - _FAR) : start]
    found = _BEFORE_ANY.search(before)  # The longest: "just over" before "over".
    if found is None or _ARRIVED.search(before):
        return None
    return Hedge[found.lastgroup or ""]


def hedge_after(text: str, end: int) -> tuple[Hedge, int] | None:
    """Return the hedge right behind a figure or its unit, and where it ends."""
    found = _AFTER_ANY.match(text, end)
    return (Hedge[found.lastgroup or ""], found.end()) if found else None


def interval(
    number: Fraction, step: Fraction, hedge: Hedge | None
) -> tuple[Fraction | None, Fraction | None]:
    """Return what a figure may be: from the first, up to but without the second.

    Its last place is rounded; a hedge opens the interval, or widens it by a tenth.
    """
    low, high = number - step / 2, number + step / 2
    tenth = abs(number) * _ABOUT
    match hedge:
        case Hedge.OVER:
            return number, None
        case Hedge.AT_LEAST:
            return low, None
        case Hedge.UNDER:
            return None, number
        case Hedge.AT_MOST:
            return None, high
        case Hedge.JUST_OVER:
            return number, number + max(tenth, step)
        case Hedge.NEARLY:
            return number - max(tenth, step), number
        case Hedge.ABOUT:
            return min(low, number - tenth), max(high, number + tenth)
    return low, high
