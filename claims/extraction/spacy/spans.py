"""Spans: chosen words as offsets into the text."""

from claims.extraction.proposal import Part
from claims.extraction.rules.edges import EDGES
from claims.extraction.spacy.sentence import Sentence
from claims.extraction.spacy.tree import bits

_OPENING = frozenset("([")
_CLOSING = {")": "(", "]": "["}


def spans_of(sentence: Sentence, mask: int, prose: str) -> tuple[Part, ...]:
    """Return chosen words as offsets; marks between two of them do not part them.

    No part begins or ends with a mark, but for a full stop inside an abbreviation and
    brackets whose other half is in it; a bracket without it parts them.
    """
    runs: list[tuple[int, int]] = []
    for i in bits(mask):
        if runs and not any(
            word.is_word for word in sentence.words[runs[-1][1] + 1 : i]
        ):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return tuple(
        trimmed
        for first, last in runs
        for part in _balanced(
            sentence.words[first].start, sentence.words[last].end, prose
        )
        if (trimmed := _trimmed(*part, prose)) is not None
    )


def _balanced(start: int, end: int, prose: str) -> list[Part]:
    """Return a part cut at each bracket without its other half.

    A bracket that closes right behind the part is taken in.
    """
    opened: list[int] = []
    cuts: list[int] = []
    for at in range(start, end):
        if prose[at] in _OPENING:
            opened.append(at)
        elif prose[at] in _CLOSING:
            if opened and prose[opened[-1]] == _CLOSING[prose[at]]:
                opened.pop()
            else:
                cuts.append(at)
    while opened and end < len(prose) and prose[end] in _CLOSING:
        if prose[opened[-1]] != _CLOSING[prose[end]]:
            break
        opened.pop()
        end += 1
    edges = [start - 1, *sorted(cuts + opened), end]
    return [(edges[k] + 1, edges[k + 1]) for k in range(len(edges) - 1)]


def _trimmed(start: int, end: int, prose: str) -> Part | None:
    while start < end and (prose[start] in EDGES or prose[start].isspace()):
        start += 1
    while start < end and (prose[end - 1] in EDGES or prose[end - 1].isspace()):
        end -= 1
    return (start, end) if start < end else None
