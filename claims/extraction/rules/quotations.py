"""Sentences analysed, with what stands inside quotation marks."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.english.sentences import split
from claims.english.tokens import CLOSERS, OPENERS, Token, tokenize
from claims.extraction.boilerplate import after_dateline
from claims.extraction.rules.clauses import outline
from claims.extraction.rules.outline import Outline
from claims.extraction.rules.part_of_speech import tag
from claims.extraction.rules.segment_kind import Segment
from claims.extraction.rules.segments import segment

LONGEST = 200
"""No sentence of prose has more tokens; a longer run is analysed piece by piece."""


@dataclass(slots=True)
class Passage:
    """A sentence, analysed; ``quoted`` gives each token its quotation's number."""

    start: int
    end: int
    tokens: list[Token]
    segments: list[Segment]
    outline: Outline
    quoted: list[int | None] = field(default_factory=list)


def passages(prose: str) -> list[Passage]:
    """Return the sentences of a text with their tokens, clauses and quotations.

    A quotation that is not closed ends with its block.
    """
    found: list[Passage] = []
    quotation, inside, end_before = 0, False, 0
    for start, end, tokens in _sentences(prose):
        if len((prose[end_before:start] + ".").splitlines()) > 1:
            inside = False
        end_before = end
        tag(tokens)
        segments = segment(tokens)
        passage = Passage(start, end, tokens, segments, outline(tokens, segments))
        for token in tokens:
            if token.tag == "q" and token.text not in "'‘’":
                opens = token.text in OPENERS or (
                    token.text not in CLOSERS and not inside
                )
                quotation += opens and not inside
                inside = opens
                passage.quoted.append(None)
            else:
                passage.quoted.append(quotation if inside else None)
        found.append(passage)
    return found


def _sentences(prose: str) -> Iterator[tuple[int, int, list[Token]]]:
    for start, end in split(prose):
        tokens = tokenize(prose, after_dateline(prose, start, end), end)
        for first in range(0, len(tokens), LONGEST):
            piece = tokens[first : first + LONGEST]
            yield piece[0].start, piece[-1].end, piece
