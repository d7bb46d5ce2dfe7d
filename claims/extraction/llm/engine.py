"""The ``llm`` engine: asks a model for quotations, and places them itself."""

import re

from claims.anchoring.place_quote import align
from claims.document import Document
from claims.extraction.llm.chunks import Chunk, chunks
from claims.extraction.llm.client import ask
from claims.extraction.llm.prompt import conversation
from claims.extraction.llm.reply import Item, read_reply
from claims.extraction.llm.settings import Settings
from claims.extraction.proposal import Engine, Part, ProposedClaim
from claims.extraction.worth.score import worth
from claims.values import find_values
from claims.values.value import ValueType
from claims.vocabulary import Kind

VERSION = "1"
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NEAR = 400
"""How many characters around a quotation its figures may come from."""
_NOBODY = frozenset({"", "null", "none", "article", "the article", "n/a", "unknown"})
_EDGE = frozenset(" \t\r\n\"'“”„«»‹›‘’`,;:!?….")


def make(settings: Settings) -> Engine:
    """Return the engine that asks this endpoint; nothing is sent yet."""

    def extract(document: Document) -> list[ProposedClaim]:
        """Propose the claims of a document in text order, then those without a place.

        A quotation that the text does not have gives a proposal without spans. Raise
        ``EndpointError`` when the endpoint does not answer.
        """
        placed: list[ProposedClaim] = []
        lost: list[ProposedClaim] = []
        for chunk in chunks(document.prose, settings.chars):
            _read(document, chunk, settings, placed, lost)
        placed.sort(key=lambda claim: claim.spans)
        return placed + lost

    return Engine("llm", VERSION, extract, settings.model)


def _read(
    document: Document,
    chunk: Chunk,
    settings: Settings,
    placed: list[ProposedClaim],
    lost: list[ProposedClaim],
) -> None:
    prose = document.prose
    text = prose[chunk.start : chunk.end]
    messages = conversation(
        text,
        before=prose[chunk.before : chunk.start].strip(),
        title=document.title,
    )
    answer = ask(settings, messages)
    items, refused = read_reply(answer, settings.host)
    lost += [_nowhere() for _ in range(refused)]
    near = 0
    for item in items:
        spans = _spans(text, item, near)
        if spans is None:
            lost.append(_nowhere())
            continue
        near = spans[0][0]
        rebased = tuple(
            (start + chunk.start, end + chunk.start) for start, end in spans
        )
        claim = _claim(prose, item, rebased)
        if not any(
            claim.spans == other.spans
            and (claim.kind, claim.speaker) == (other.kind, other.speaker)
            for other in placed
        ):
            placed.append(claim)


def _spans(text: str, item: Item, near: int) -> tuple[Part, ...] | None:
    """Return where the quotations stand: in their sentence, else in the text."""
    if item.sentence.strip():
        around = align(text, [item.sentence], near=near)
        if around is not None:
            found = align(text, item.quotes, within=around[0])
            if found is not None:
                return _trimmed(text, found)
    found = align(text, item.quotes)
    return _trimmed(text, found) if found is not None else None


def _trimmed(text: str, spans: tuple[Part, ...]) -> tuple[Part, ...] | None:
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


def _claim(prose: str, item: Item, spans: tuple[Part, ...]) -> ProposedClaim:
    """Return the proposal; what the text does not bear out is not taken over."""
    statement, speaker = item.statement, item.speaker
    near = prose[max(0, spans[0][0] - _NEAR) : spans[-1][1] + _NEAR]
    if not _is_borne_out(statement, prose, near):
        statement = " ".join(prose[start:end] for start, end in spans)
        statement = " ".join(statement.split())
        statement = statement[:1].upper() + statement[1:] + "."
    if speaker is not None and not _names(prose, speaker):
        speaker = None
    figure, reasons = worth(statement, item.kind, speaker=speaker)
    return ProposedClaim(statement, spans, item.kind, speaker, figure, reasons)


def _is_borne_out(statement: str, prose: str, near: str) -> bool:
    """Say whether the text has every figure of a statement.

    A figure must stand in the place that was quoted, in whatever form: "3,400,000" for
    "3.4 million". The numbers in a date may come from anywhere: "the same year".
    """
    written = {each.replace(",", "") for each in _FIGURE.findall(near)}
    known = written | {each.value for each in find_values(near)}
    for each in find_values(statement):
        if each.type is not ValueType.DATE:
            if each.value not in known:
                return False
        elif not set(re.findall(r"\d+", statement[each.start : each.end])) <= set(
            re.findall(r"\d+", prose)
        ):
            return False
    return True


def _names(prose: str, speaker: str) -> bool:
    """Say whether the text names a speaker, in whole words."""
    if speaker.casefold() in _NOBODY:
        return False
    words = re.escape(" ".join(speaker.split())).replace(r"\ ", r"\s+")
    return re.search(rf"(?<!\w){words}(?!\w)", prose, re.IGNORECASE) is not None


def _nowhere() -> ProposedClaim:
    """Return what stands for an item that has no place, so that it is counted."""
    return ProposedClaim("-", (), Kind.EVENT, None, 0.0, ())
