"""The ``llm`` engine: asks a model for quotations, and places them itself."""

import re

from claims.document import Document
from claims.extraction.llm.chunks import Chunk
from claims.extraction.llm.place import place
from claims.extraction.llm.progress import Hear
from claims.extraction.llm.questions import ask_about
from claims.extraction.llm.reply import Item, Reply
from claims.extraction.llm.settings import Settings
from claims.extraction.proposal import Engine, Part, ProposedClaim
from claims.extraction.worth.score import worth
from claims.values import find_values
from claims.values.value import ValueType
from claims.vocabulary import Kind

VERSION = "2"
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_ROLE = re.compile(r"\s*\([^()]*\)$")
"""What some models add to a name: "Ada Lind (mayor)"."""
_NEAR = 400
"""How many characters around a quotation its figures may come from."""
_NOBODY = frozenset({"", "null", "none", "article", "the article", "n/a", "unknown"})


def make(settings: Settings, hear: Hear | None = None) -> Engine:
    """Return the engine that asks this endpoint; nothing is sent yet."""

    def extract(document: Document) -> list[ProposedClaim]:
        """Propose the claims of a document in text order, then those without a place.

        A quotation that the text does not have gives a proposal without spans. Raise
        ``EndpointError`` when the endpoint does not answer.
        """
        placed: list[ProposedClaim] = []
        lost: list[ProposedClaim] = []
        for chunk, reply in ask_about(document, settings, hear or (lambda _: None)):
            _read(document.prose, chunk, reply, placed, lost)
        placed.sort(key=lambda claim: claim.spans)
        return placed + lost

    return Engine("llm", VERSION, extract, settings.model)


def _read(
    prose: str,
    chunk: Chunk,
    reply: Reply,
    placed: list[ProposedClaim],
    lost: list[ProposedClaim],
) -> None:
    """Add the claims of a reply to those that have a place and those that have none."""
    lost += [_nowhere() for _ in range(reply.refused)]
    for item in reply.items:
        spans = place(prose, chunk, item)
        if spans is None:
            lost.append(_nowhere())
            continue
        claim = _claim(prose, item, spans)
        if not any(
            claim.spans == other.spans
            and (claim.kind, claim.speaker) == (other.kind, other.speaker)
            for other in placed
        ):
            placed.append(claim)


def _claim(prose: str, item: Item, spans: tuple[Part, ...]) -> ProposedClaim:
    """Return the proposal; what the text does not bear out is not taken over."""
    statement, speaker = item.statement, item.speaker
    near = prose[max(0, spans[0][0] - _NEAR) : spans[-1][1] + _NEAR]
    if not _is_borne_out(statement, prose, near):
        statement = " ".join(prose[start:end] for start, end in spans)
        statement = " ".join(statement.split())
        statement = statement[:1].upper() + statement[1:] + "."
    speaker = _ROLE.sub("", speaker) if speaker is not None else None
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
