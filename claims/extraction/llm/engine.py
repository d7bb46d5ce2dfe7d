"""The ``llm`` engine: asks a model for quotations, and places them itself."""

import re

from claims.document import Document
from claims.extraction.llm.chunks import Chunk
from claims.extraction.llm.place import place
from claims.extraction.llm.progress import Hear
from claims.extraction.llm.questions import ask_about
from claims.extraction.llm.reply import Item, Reply
from claims.extraction.llm.settings import Settings
from claims.extraction.llm.wordings import Wordings
from claims.extraction.proposal import Engine, Part, ProposedClaim
from claims.extraction.worth.score import worth
from claims.vocabulary import Kind

VERSION = "2"
_ROLE = re.compile(r"\s*\([^()]*\)$")
"""What some models add to a name: "Ada Lind (mayor)"."""
_NOBODY = frozenset({"", "null", "none", "article", "the article", "n/a", "unknown"})


def make(settings: Settings, hear: Hear | None = None) -> Engine:
    """Return the engine that asks this endpoint; nothing is sent yet."""

    def extract(document: Document) -> list[ProposedClaim]:
        """Propose the claims of a document in text order, then those without a place.

        A quotation that the text does not have gives a proposal without spans. Raise
        ``EndpointError`` when the endpoint does not answer.
        """
        worded = Wordings(document)
        placed: list[ProposedClaim] = []
        lost: list[ProposedClaim] = []
        for chunk, reply in ask_about(document, settings, hear or (lambda _: None)):
            _read(document.prose, chunk, reply, worded, placed, lost)
        placed.sort(key=lambda claim: claim.spans)
        return placed + lost

    return Engine("llm", VERSION, extract, settings.model)


def _read(
    prose: str,
    chunk: Chunk,
    reply: Reply,
    worded: Wordings,
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
        claim = _claim(prose, item, spans, worded)
        if not any(
            claim.spans == other.spans
            and (claim.kind, claim.speaker) == (other.kind, other.speaker)
            for other in placed
        ):
            placed.append(claim)


def _claim(
    prose: str, item: Item, spans: tuple[Part, ...], worded: Wordings
) -> ProposedClaim:
    """Return the proposal; what the text does not bear out is not taken over."""
    statement, brackets = worded.statement(item.statement, spans)
    speaker = item.speaker
    speaker = _ROLE.sub("", speaker) if speaker is not None else None
    if speaker is not None and not _names(prose, speaker):
        speaker = None
    figure, reasons = worth(statement, item.kind, speaker=speaker)
    return ProposedClaim(
        statement, spans, item.kind, speaker, figure, reasons, brackets=brackets
    )


def _names(prose: str, speaker: str) -> bool:
    """Say whether the text names a speaker, in whole words."""
    if speaker.casefold() in _NOBODY:
        return False
    words = re.escape(" ".join(speaker.split())).replace(r"\ ", r"\s+")
    return re.search(rf"(?<!\w){words}(?!\w)", prose, re.IGNORECASE) is not None


def _nowhere() -> ProposedClaim:
    """Return what stands for an item that has no place, so that it is counted."""
    return ProposedClaim("-", (), Kind.EVENT, None, 0.0, ())
