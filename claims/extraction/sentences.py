"""The ``sentences`` engine: a claim for every sentence, in any language and script."""

import re
import unicodedata

from claims.document import Document
from claims.english.sentences import split
from claims.extraction.boilerplate import is_furniture
from claims.extraction.proposal import Engine, Part, ProposedClaim
from claims.vocabulary import Kind

COARSE = "coarse: one claim a sentence"
_FIGURE = re.compile(r"\d[\d.,\u202f\u00a0]*%?")
_WORTH, _FIGURE_WORTH = 0.4, 0.6


def extract(document: Document) -> list[ProposedClaim]:
    """Propose each sentence of a document as one claim, in text order.

    Quotation marks, brackets and marks at its ends are left out of the span.
    """
    found: list[ProposedClaim] = []
    prose = document.prose
    for start, end in split(prose):
        if is_furniture(prose, start, end):
            continue
        span = _trimmed(prose, start, end)
        if span is None:
            continue
        figure = _FIGURE.search(prose, *span)
        reasons = (COARSE, figure.group()) if figure else (COARSE,)
        found.append(
            ProposedClaim(
                " ".join(prose[start:end].split()),
                (span,),
                Kind.EVENT,
                None,
                _FIGURE_WORTH if figure else _WORTH,
                reasons,
            )
        )
    return found


def _trimmed(prose: str, start: int, end: int) -> Part | None:
    """Return a sentence without marks at its ends; none where no word is left."""
    while start < end and _is_mark(prose[start]):
        start += 1
    while start < end and _is_mark(prose[end - 1]):
        end -= 1
    inside = prose[start:end]
    return (start, end) if any(each.isalnum() for each in inside) else None


def _is_mark(character: str) -> bool:
    """Say whether a character is white space, punctuation or invisible."""
    if character in "%‰°$€£¥#@":
        return False
    return character.isspace() or unicodedata.category(character)[0] in "PZC"


ENGINE = Engine("sentences", "1", extract)
