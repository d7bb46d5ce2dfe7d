"""How much a claim is worth checking first, and why."""

import re

from claims.words import Kind

_BY_KIND = {
    Kind.QUANTITY: 0.7,
    Kind.COMPARISON: 0.7,
    Kind.EVENT: 0.55,
    Kind.ATTRIBUTION: 0.55,
    Kind.RULE: 0.5,
    Kind.STATE: 0.45,
    Kind.RELATION: 0.35,
    Kind.PREDICTION: 0.3,
    Kind.OPINION: 0.15,
}
_FIGURE = re.compile(
    r"[$€£¥]?\d[\d,.]*\d(?:%| (?:percent|per cent|million|billion|trillion))?|\b\d%?"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SUPERLATIVE = re.compile(
    r"\b(?:first|last|only|most|least|largest|biggest|highest|lowest|smallest|oldest"
    r"|youngest|longest|worst|best|record|never|twice|more than|less than)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:because|caused?|due to|led to|leads to|killed|died|arrested|charged|accused"
    r"|convicted|sentenced|banned|destroyed|denied)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[a-z,’'] )[A-Z][\w’'-]+ [A-Z][\w’'-]+")


def worth(
    text: str, kind: Kind, *, speaker: str | None
) -> tuple[float, tuple[str, ...]]:
    """Return a figure from 0 to 1 and the reasons for it, each in a few words."""
    score = _BY_KIND[kind]
    reasons: list[str] = [kind.value]
    years = _YEAR.findall(text)
    figures = [found for found in _FIGURE.findall(text) if found not in years]
    if figures:
        score += 0.12
        reasons.append(figures[0])
    if years:
        score += 0.05
        reasons.append(f"date: {years[0]}")
    if (found := _SUPERLATIVE.search(text)) is not None:
        score += 0.08
        reasons.append(found.group().lower())
    if (found := _CAUSE.search(text)) is not None:
        score += 0.06
        reasons.append(found.group().lower())
    if _NAME.search(text):
        score += 0.04
        reasons.append("names somebody")
    if speaker:
        score -= 0.05
        reasons.append(f"says {speaker}")
    return round(min(max(score, 0.0), 1.0), 2), tuple(reasons)
