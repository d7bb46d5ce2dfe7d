"""Sentences with what is inside quotation marks, and who is heard there."""

from dataclasses import dataclass, field

from claims.extraction.clauses import Outline, outline
from claims.extraction.segments import Segment, segment
from claims.extraction.sentences import split
from claims.extraction.tags import tag
from claims.extraction.tokens import CLOSERS, OPENERS, Token, tokenize


@dataclass(slots=True)
class Passage:
    """A sentence, analysed; ``quoted`` gives each token its quotation's number."""

    start: int
    end: int
    line: int
    tokens: list[Token]
    segments: list[Segment]
    outline: Outline
    quoted: list[int | None] = field(default_factory=list)


def passages(prose: str) -> list[Passage]:
    """Return the sentences of a text with their tokens, clauses and quotations."""
    found: list[Passage] = []
    line, quotation, inside = 0, 0, False
    previous_end = 0
    for start, end in split(prose):
        if "\n" in prose[previous_end:start]:
            line += 1
            inside = False
        previous_end = end
        tokens = tokenize(prose, start, end)
        tag(tokens)
        segments = segment(tokens)
        passage = Passage(start, end, line, tokens, segments, outline(tokens, segments))
        for token in tokens:
            if token.tag == "q" and token.text not in "'‘’":
                opens = token.text in OPENERS or (
                    token.text not in CLOSERS and not inside
                )
                if opens and not inside:
                    quotation += 1
                inside = opens
                passage.quoted.append(None)
            else:
                passage.quoted.append(quotation if inside else None)
        found.append(passage)
    return found
