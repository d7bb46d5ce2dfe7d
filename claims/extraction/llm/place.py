"""Where an item of a reply stands: in its sentence, on from it, or where it can."""

from collections.abc import Sequence

from claims.anchoring.find_quote import GAP
from claims.anchoring.place_quote import align
from claims.extraction.llm.chunks import Chunk, Part
from claims.extraction.llm.reply import Item

_ON = 12
"""Over so many more sentences a quotation may run on."""
_EDGE = frozenset(" \t\r\n\"'“”„«»‹›‘’`,;:!?….")


def place(prose: str, chunk: Chunk, item: Item) -> tuple[Part, ...] | None:
    """Return where the quotations of an item stand, in text order.

    They are looked for in the sentence that the model names, then on from it, then in
    the whole stretch, where words that stand there twice have no place. Pieces may be
    divided by an ellipsis, or be given in another order than the text's. ``None`` when
    one of them is nowhere.
    """
    divided = tuple(
        piece for quote in item.quotes for piece in GAP.split(quote) if piece.strip()
    )
    for quotes in dict.fromkeys((item.quotes, divided)):
        for within, near in _windows(chunk, item.sentence):
            found = align(prose, quotes, within=within, near=near)
            found = found or _one_by_one(prose, quotes, within, near)
            if found is not None and (spans := _trimmed(prose, sorted(found))):
                return spans
    return None


def _windows(chunk: Chunk, sentence: int | None) -> list[tuple[Part, int | None]]:
    """Return where to look, and from where on to take the first of several places."""
    windows: list[tuple[Part, int | None]] = []
    if sentence is not None and 1 <= sentence <= len(chunk.sentences):
        start, end = chunk.sentences[sentence - 1]
        last = chunk.sentences[sentence - 1 : sentence + _ON][-1][1]
        windows += [((start, end), start), ((start, last), start)]
    return [*windows, ((chunk.start, chunk.end), None)]


def _one_by_one(
    prose: str, quotes: Sequence[str], within: Part, near: int | None
) -> tuple[Part, ...] | None:
    found: list[Part] = []
    for quote in quotes:
        spans = align(prose, [quote], within=within, near=near)
        if spans is None:
            return None
        found += spans
    return tuple(found)


def _trimmed(text: str, spans: Sequence[Part]) -> tuple[Part, ...] | None:
    """Return parts without marks at their edges; ``None`` where they overlap."""
    kept: list[Part] = []
    for start, end in spans:
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and text[end - 1] in _EDGE:
            end -= 1
        if start == end or (kept and start < kept[-1][1]):
            return None
        kept.append((start, end))
    return tuple(kept)
