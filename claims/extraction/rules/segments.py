"""Segment a tagged sentence: cut it where clauses, insertions and members begin."""

from claims.english.saying import REPORTING
from claims.english.tokens import Token
from claims.extraction.rules.clause_openings import opens
from claims.extraction.rules.segment_kind import Segment, classify
from claims.extraction.rules.tag_sets import FINITE, HARD


def segment(tokens: list[Token]) -> list[Segment]:
    """Return the segments of one sentence, in order."""
    found: list[Segment] = []
    start, separator = 0, ""
    for i, token in enumerate(tokens):
        if _is_mark(tokens, i):
            if i > start:
                found.append(Segment(start, i, separator))
            elif separator in (";", ":", "(") and token.tag == ",":
                start = i + 1
                continue
            start, separator = i + 1, token.tag
        elif i > start and opens(tokens, start, i):
            found.append(Segment(start, i, separator))
            start, separator = i, ""
    if start < len(tokens):
        found.append(Segment(start, len(tokens), separator))
    classified: list[Segment] = []
    for part in found:
        classify(tokens, part)
        classified.append(part)
        resumed = _resumption(tokens, part)
        if resumed is not None:
            classify(tokens, resumed)
            classified.append(resumed)
    return [part for part in classified if part.start < part.end]


def _resumption(tokens: list[Token], part: Segment) -> Segment | None:
    """Cut off the verb that resumes the subject: ``those who slept less | were …``."""
    if part.kind != "R" or part.verb is None:
        return None
    for k in range(part.verb[1] + 1, part.end):
        if tokens[k].tag in ("SB", "TH", "WD", "CC", "TO"):
            return None
        if tokens[k].tag in FINITE:
            if tokens[k - 1].tag in ("PR", "DT") or tokens[k].lemma in REPORTING:
                return None
            rest = Segment(k, part.end, "")
            part.end = k
            return rest
    return None


def _is_mark(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if token.tag not in HARD:
        return False
    if token.tag == "-" and 0 < i < len(tokens) - 1:
        before, after = tokens[i - 1], tokens[i + 1]
        tight = before.end == token.start and token.end == after.start
        short = token.text in "-–" and tight
        return not short and not (before.tag == "CD" and after.tag == "CD")
    return True
